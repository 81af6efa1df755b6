import { type Contribution, type Summary } from './summary.ts';

/** What evidence says of a wait that is waited for, and of one that is not. */
export const waits = 'waits and lets the thread go';
export const isStarted = 'is started and not waited for';

/**
 * What the executor of a promise does by itself: the timer that it starts is waited for by whoever has the promise, and
 * the executor is over at once.
 */
export function withoutPromised(summary: Summary): Summary {
  const { promisedWaitMs, asyncWaitMs } = summary;
  if (promisedWaitMs === 0) return summary;
  return {
    ...summary,
    asyncWaitMs: Math.max(0, asyncWaitMs - promisedWaitMs),
    contributions: summary.contributions.map(started),
  };
}

function started(one: Contribution): Contribution {
  if (one.signal !== 'timer' || one.path.length > 0) return one;
  return { ...one, waitMs: 0, detail: one.detail.replace(waits, isStarted) };
}
