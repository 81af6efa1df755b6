import { html, type TemplateResult } from 'lit';
import { stateWords } from '../shared/words.ts';

function key(kind: string, word: string): TemplateResult {
  return html`<li><span class="key ${kind}"></span>${word}</li>`;
}

/** Colour, texture and word of everything on the picture. Only what this profile has is named. */
export function legend(has: { readonly tasks: boolean; readonly loopDelays: boolean }): TemplateResult {
  return html`<ul class="legend" aria-label="Legend">
    ${key('running', stateWords.running)} ${key('waiting', stateWords['waiting-for-core'])}
    ${key('blocked', stateWords.blocked)} ${key('idle', stateWords.idle)}
    ${has.tasks ? html`${key('task', 'task')} ${key('in-flight', 'tasks in flight')} ${key('queued', 'queued')} ${key('reply', 'reply under way')}` : ''}
    ${has.loopDelays ? key('delay', 'event-loop delay') : ''}
  </ul>`;
}
