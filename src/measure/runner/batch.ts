import { performance } from 'node:perf_hooks';
import type { RawRound } from '../rawMeasurement.ts';
import { readUsage, type ThreadUsage, type Usage } from './usage.ts';

export type Call = () => unknown;

/** A batch and two of its answers, for comparison afterwards: to keep all could take more memory than there is. */
export interface Batch {
  readonly round: RawRound;
  readonly first: unknown;
  readonly last: unknown;
}

/** Makes calls, as many at once as there are lanes, each lane its next one as soon as it has the answer to the last. */
export async function runBatch(call: Call, calls: number, lanes: number): Promise<Batch> {
  let next = 0;
  let first: unknown;
  let last: unknown;
  const lane = async (): Promise<void> => {
    while (next < calls) {
      const index = next++;
      // Of a result that is there already nothing is to be awaited: a turn of the queue is time, too.
      const result = call();
      const value: unknown = isThenable(result) ? await result : result;
      if (index === 0) first = value;
      if (index === calls - 1) last = value;
    }
  };
  const before = readUsage('start');
  const loop = performance.eventLoopUtilization();
  const started = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  const wallMs = performance.now() - started;
  const active = performance.eventLoopUtilization(loop).active;
  const after = readUsage('end');
  // A child that has ended meanwhile took its time with it.
  const cpuMs = Math.max(0, after.cpuMs - before.cpuMs);
  const ranMs = difference(before, after, 'ranMs');
  const waitedMs = difference(before, after, 'waitedMs');
  // An event loop counts as active while its thread waits for a core, which is not the function's doing.
  const held = ranMs === null || waitedMs === null ? active : Math.max(ranMs, active - waitedMs);
  const round = { wallMs, cpuMs, heldMs: Math.min(held, wallMs), waitedMs };
  return { round, first, last };
}

function difference(before: Usage, after: Usage, of: keyof ThreadUsage): number | null {
  return before.thread === null || after.thread === null ? null : after.thread[of] - before.thread[of];
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
