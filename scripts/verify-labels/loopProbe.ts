import type { Run } from './measuredFunction.ts';
import type { ThreadClock } from './threadClock.ts';

/** What the event loop did during one call. */
export interface LoopDuringCall {
  /** The longest time in which the loop did not turn, less what of it was spent waiting for a core. */
  readonly longestHoldMs: number;
  /** How often it turned before the result was there. Microtasks alone do not turn it. */
  readonly turns: number;
}

/**
 * Keeps the loop turning as fast as it can, and looks for the longest gap. `monitorEventLoopDelay` sees nothing below its
 * timer's millisecond, and many calls are shorter.
 */
export async function watchLoop(run: Run, clock: ThreadClock): Promise<LoopDuringCall> {
  let last = 0;
  let lastQueueMs = 0;
  let longest = 0;
  let turns = 0;
  let watching = true;
  const closeGap = () => {
    const queueMs = clock.readQueueMs();
    const now = performance.now();
    longest = Math.max(longest, now - last - (queueMs - lastQueueMs));
    last = now;
    lastQueueMs = queueMs;
  };
  const turn = () => {
    closeGap();
    turns++;
    if (watching) setImmediate(turn);
  };
  // In this order, so that the call and its microtasks run first, and the first turn is counted as soon as they end.
  const begin = new Promise((resolve) => setImmediate(resolve));
  setImmediate(turn);
  await begin;
  lastQueueMs = clock.readQueueMs();
  last = performance.now();
  const result = run();
  if (isThenable(result)) await result;
  closeGap();
  watching = false;
  const during = { longestHoldMs: longest, turns };
  await new Promise((resolve) => setImmediate(resolve));
  return during;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
