import { type LaneSamples, runsOf } from './laneSamples.ts';

/** How long a lane was seen without anything to do between two moments, µs. */
export type IdleBetween = (startUs: number, endUs: number) => number;

/**
 * What the samples say of idle time. V8 samples a thread by a signal, which ends its wait for events, and the event loop
 * does not count a wait that a signal has ended: a sampled thread that is idle tells less idle time than there was.
 */
export function sampledIdle(samples: LaneSamples): IdleBetween {
  const starts: number[] = [];
  const ends: number[] = [];
  /** Idle time before each of them. */
  const before: number[] = [];
  let totalUs = 0;
  for (const { node, startUs, endUs } of runsOf(samples)) {
    if (samples.markAt(node) !== 'idle') continue;
    starts.push(startUs);
    ends.push(endUs);
    before.push(totalUs);
    totalUs += endUs - startUs;
  }
  const until = (atUs: number): number => {
    const index = lastAtOrBefore(starts, atUs);
    const [startUs, endUs] = [starts[index], ends[index]];
    if (startUs === undefined || endUs === undefined) return 0;
    return (before[index] ?? 0) + Math.min(atUs, endUs) - startUs;
  };
  return (startUs, endUs) => until(endUs) - until(startUs);
}

/** The index of the last of ascending numbers that is not after a moment; -1 where all are. */
function lastAtOrBefore(ascending: readonly number[], atUs: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= atUs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
