import { html, type TemplateResult } from 'lit';
import { occurringStates } from '../../profile/index.ts';
import type { LaneState, Timeline } from '../../profile/timeline.ts';
import { stateWords } from '../shared/words.ts';

function key(kind: string, word: string): TemplateResult {
  return html`<li><span class="key ${kind}"></span>${word}</li>`;
}

const keyOfState: Readonly<Record<LaneState, string>> = {
  javascript: 'javascript',
  native: 'native',
  'garbage-collection': 'garbage',
  running: 'running',
  'waiting-for-core': 'waiting',
  blocked: 'blocked',
  idle: 'idle',
};

/** The page is drawn more often than there is a new timeline, which may have a million states. */
const known = new WeakMap<Timeline, readonly LaneState[]>();

function statesOf(timeline: Timeline): readonly LaneState[] {
  const states = known.get(timeline) ?? occurringStates(timeline);
  known.set(timeline, states);
  return states;
}

/** Colour, texture and word of everything on the picture. Only what this profile has is named. */
export function legend(
  timeline: Timeline,
  has: { readonly tasks: boolean; readonly loopDelays: boolean },
): TemplateResult {
  return html`<ul class="legend" aria-label="Legend">
    ${statesOf(timeline).map((state) => key(keyOfState[state], stateWords[state]))}
    ${has.tasks ? html`${key('task', 'task')} ${key('in-flight', 'tasks in flight')} ${key('queued', 'queued')} ${key('reply', 'reply under way')}` : ''}
    ${has.loopDelays ? key('delay', 'event-loop delay') : ''}
  </ul>`;
}
