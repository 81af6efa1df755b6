import type { Run } from './measuredFunction.ts';

/** What the event loop did during one call. */
export interface LoopDuringCall {
  readonly wallMs: number;
  /** The longest time in which the loop did not turn. */
  readonly longestHoldMs: number;
  /** How often it turned before the result was there. Microtasks alone do not turn it. */
  readonly turns: number;
}

/**
 * Keeps the loop turning as fast as it can, and looks for the longest gap. `monitorEventLoopDelay` sees nothing below its
 * timer's millisecond, and many calls are shorter.
 */
export async function watchLoop(run: Run): Promise<LoopDuringCall> {
  let last = 0;
  let longest = 0;
  let turns = 0;
  let watching = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    turns++;
    if (watching) setImmediate(turn);
  };
  // In this order, so that the call and its microtasks run first, and the first turn is counted as soon as they end.
  const begin = new Promise((resolve) => setImmediate(resolve));
  setImmediate(turn);
  await begin;
  const start = performance.now();
  last = start;
  longest = 0;
  turns = 0;
  const result = run();
  if (isThenable(result)) await result;
  const end = performance.now();
  const during = { wallMs: end - start, longestHoldMs: Math.max(longest, end - last), turns };
  watching = false;
  await new Promise((resolve) => setImmediate(resolve));
  return during;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
