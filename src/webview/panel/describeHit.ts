import type { Timeline } from '../../profile/timeline.ts';
import {
  formatCount,
  formatDuration,
  formatShare,
  formatTime,
  notKnown,
  outcomeWords,
  stateWords,
} from '../shared/words.ts';
import { stateShares } from './layout/index.ts';
import type { Hit } from './picture/hit.ts';
import { taskFacts } from './taskFacts.ts';

/** What a tooltip says: a heading and lines of term and value. */
export interface Description {
  readonly heading: string;
  readonly lines: readonly (readonly [term: string, value: string])[];
}

const timeStepUs = 1000;

/** Words for what lies under the pointer. States are always named, never only coloured. */
export function describeHit(timeline: Timeline, hit: Hit): Description {
  const lane = timeline.lanes[hit.lane]?.name ?? '';
  switch (hit.kind) {
    case 'task':
      return describeTask(timeline, hit.task);
    case 'tasks':
      return {
        heading: formatCount(hit.taskCount, 'task', 'tasks'),
        lines: [
          ['on', lane],
          ['within', `${formatDuration(hit.spanUs)}, ${formatShare(hit.covered)} of it running`],
          ...(hit.failedCount > 0 ? [['failed or lost', String(hit.failedCount)] as const] : []),
          ['', 'Zoom in to see them one by one.'],
        ],
      };
    case 'state':
      return describeState(lane, hit, timeline.lanes[hit.lane]?.role === 'helpers');
    case 'in-flight':
      return {
        heading: `${formatCount(hit.inFlight, 'task', 'tasks')} in flight`,
        lines: [
          ['called by', lane],
          ['running', String(hit.running)],
          ['queued or replying', String(hit.inFlight - hit.running)],
        ],
      };
    case 'loop-delay':
      return { heading: `Event loop held up to ${formatDuration(hit.maxDelayUs)}`, lines: [['on', lane]] };
    case 'lane':
      return { heading: lane, lines: [] };
    default:
      return hit satisfies never;
  }
}

export function describeTask(timeline: Timeline, task: number): Description {
  const facts = taskFacts(timeline, task);
  const lines = [
    ['outcome', facts.outcome],
    ['from', facts.caller],
    ['on', facts.worker],
    ['queued at', formatTime(facts.queuedUs, timeStepUs)],
    ['waited', formatDuration(facts.waitedUs)],
    ['ran', formatDuration(facts.ranUs)],
    ['reply took', formatDuration(facts.replyUs)],
  ] as const;
  // What a task under way has not come to goes without saying.
  const isUnderWay = facts.outcome === outcomeWords.queued || facts.outcome === outcomeWords.running;
  return { heading: facts.name, lines: lines.filter(([, value]) => !isUnderWay || value !== notKnown) };
}

/** Of helpers it is not known whether they are idle or blocked in the system. */
function describeState(lane: string, hit: Extract<Hit, { kind: 'state' }>, isHelpers: boolean): Description {
  const known = stateShares.map(([name, state]) => [stateWords[state], hit.shares[name]] as const);
  const idle = Math.max(0, 1 - known.reduce((sum, [, share]) => sum + share, 0));
  const shares = [...known, [isHelpers ? 'idle or blocked' : stateWords.idle, idle] as const];
  const present = shares.filter(([, share]) => share > 0.005);
  const isPure = present.length === 1;
  return {
    heading: isPure ? capital(present[0]?.[0] ?? '') : 'Several states',
    lines: [
      ['on', lane],
      ...(isPure ? [] : present.map(([word, share]) => [word, formatShare(share)] as const)),
      ...(Number.isFinite(hit.startUs)
        ? ([
            ['from', formatTime(hit.startUs, timeStepUs)],
            ['for', formatDuration(hit.endUs - hit.startUs)],
          ] as const)
        : []),
    ],
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** One sentence about a task, for the screen reader. */
export function taskSentence(timeline: Timeline, task: number): string {
  const { heading, lines } = describeTask(timeline, task);
  return `${heading}: ${lines.map(([term, value]) => `${term} ${value}`).join(', ')}.`;
}
