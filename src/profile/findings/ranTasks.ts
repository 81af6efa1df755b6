import { sortTimes } from '../layout/sortTimes.ts';
import type { Timeline } from '../timeline.ts';

/** Tasks that ran to their end, as columns: a large run has millions, and an object for each took half a gigabyte. */
export interface RanTasks {
  readonly count: number;
  /** Index into the names of tasks. */
  readonly name: Uint32Array;
  readonly worker: Int32Array;
  readonly caller: Int32Array;
  /** µs of the profile. */
  readonly queuedUs: Float64Array;
  readonly startedUs: Float64Array;
  readonly endedUs: Float64Array;
  readonly settledUs: Float64Array;
}

/** Tasks of which all four moments, worker and caller are known. */
export function ranTasks({ tasks }: Timeline): RanTasks {
  const { nameIndex: name, workerLane: worker, callerLane: caller } = tasks;
  const { queuedUs, startedUs, endedUs, settledUs } = tasks;
  const rows = new Uint32Array(tasks.count);
  let count = 0;
  for (let task = 0; task < tasks.count; task += 1) {
    const sum =
      (queuedUs[task] ?? NaN) + (startedUs[task] ?? NaN) + (endedUs[task] ?? NaN) + (settledUs[task] ?? NaN);
    if (!Number.isFinite(sum) || (worker[task] ?? -1) < 0 || (caller[task] ?? -1) < 0) continue;
    rows[count] = task;
    count += 1;
  }
  if (count === tasks.count) return { count, name, worker, caller, queuedUs, startedUs, endedUs, settledUs };
  const whole = rows.subarray(0, count);
  const times = (column: Float64Array) => Float64Array.from(whole, (task) => column[task] ?? NaN);
  return {
    count,
    name: whole.map((task) => name[task] ?? 0),
    worker: Int32Array.from(whole, (task) => worker[task] ?? -1),
    caller: Int32Array.from(whole, (task) => caller[task] ?? -1),
    queuedUs: times(queuedUs),
    startedUs: times(startedUs),
    endedUs: times(endedUs),
    settledUs: times(settledUs),
  };
}

/** From when the first of these tasks was handed over to when the last one was answered. */
export function spanOf({ queuedUs, settledUs }: RanTasks): {
  readonly startUs: number;
  readonly endUs: number;
} {
  return { startUs: leastOf(queuedUs), endUs: mostOf(settledUs) };
}

/** How long all of them ran together; of one worker where it is given. */
export function runMs({ count, worker, startedUs, endedUs }: RanTasks, lane?: number): number {
  let us = 0;
  for (let task = 0; task < count; task += 1)
    if (lane === undefined || worker[task] === lane) us += (endedUs[task] ?? 0) - (startedUs[task] ?? 0);
  return us / 1000;
}

/** How long half of them ran at most. */
export function medianRunUs({ count, startedUs, endedUs }: RanTasks): number {
  const ranUs = new Float64Array(count);
  for (let task = 0; task < count; task += 1) ranUs[task] = (endedUs[task] ?? 0) - (startedUs[task] ?? 0);
  return sortTimes(ranUs)[Math.floor(count / 2)] ?? Number.NaN;
}

/** How long any of them took beyond what it ran, at best. */
export function leastOverheadUs({ count, queuedUs, startedUs, endedUs, settledUs }: RanTasks): number {
  let least = Infinity;
  for (let task = 0; task < count; task += 1) {
    const onTheWayUs = (startedUs[task] ?? 0) - (queuedUs[task] ?? 0);
    least = Math.min(least, onTheWayUs + (settledUs[task] ?? 0) - (endedUs[task] ?? 0));
  }
  return least;
}

/** Of a column of lanes or names, each that occurs, from the lowest on. */
export function distinct(column: Int32Array | Uint32Array): number[] {
  const seen = new Set<number>();
  for (let task = 0; task < column.length; task += 1) seen.add(column[task] ?? -1);
  return [...seen].sort((a, b) => a - b);
}

/** Not `Math.min(...)`: a call takes no hundred thousand arguments. */
export function leastOf(times: Float64Array): number {
  let least = Infinity;
  for (let task = 0; task < times.length; task += 1) least = Math.min(least, times[task] ?? Infinity);
  return least;
}

export function mostOf(times: Float64Array): number {
  let most = -Infinity;
  for (let task = 0; task < times.length; task += 1) most = Math.max(most, times[task] ?? -Infinity);
  return most;
}
