import { sortTimes } from './sortTimes.ts';

/**
 * Runs: stretches of time that are ordered and do not overlap. Everything on the picture is made of them, so the level of
 * detail is decided here, once: what is too small to see is merged with its neighbours, in O(pixels · log runs).
 */
export interface Runs {
  readonly count: number;
  readonly startUs: Float64Array;
  readonly endUs: Float64Array;
}

/** The first index in `[from, values.length)` whose value is at least `limit`; `values` ascend. */
export function lowerBound(values: Float64Array, limit: number, from = 0, to = values.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same where the answer is likely not far behind `from`: looks twice as far ahead each time before it searches. */
export function lowerBoundNear(values: Float64Array, limit: number, from: number, to: number): number {
  let low = from;
  for (let step = 1; low + step < to; step *= 2) {
    if ((values[low + step] ?? Infinity) >= limit) return lowerBound(values, limit, low, low + step);
    low += step;
  }
  return lowerBound(values, limit, low, to);
}

/**
 * Calls `emit(first, afterLast)` for consecutive groups of all runs that touch `[fromUs, toUs]`: a run of `smallUs` or more
 * stands alone, smaller ones are merged as long as they start within `smallUs` of the group's first.
 */
export function walkRuns(
  runs: Runs,
  fromUs: number,
  toUs: number,
  smallUs: number,
  emit: (first: number, afterLast: number) => void,
): void {
  const { count, startUs, endUs } = runs;
  for (let first = lowerBound(endUs, fromUs, 0, count); first < count;) {
    const firstUs = startUs[first] ?? Infinity;
    if (firstUs > toUs) return;
    let next = first + 1;
    if ((endUs[first] ?? 0) - firstUs < smallUs) {
      next = lowerBoundNear(startUs, firstUs + smallUs, next, count);
      // Runs do not overlap, so only the last that starts in this bucket can reach out of it and be large.
      const last = next - 1;
      if (last > first && (endUs[last] ?? 0) - (startUs[last] ?? Infinity) >= smallUs) next = last;
    }
    emit(first, next);
    first = next;
  }
}

/**
 * Unites the stretches from `startUs[i]` to `endUs[i]`, in any order, into runs. Both columns are sorted apart: a moment is
 * covered as long as more stretches have begun than ended. Stretches that are not finite or go backwards are left out.
 */
export function unite(startUs: Float64Array, endUs: Float64Array): Runs {
  const starts = new Float64Array(startUs.length);
  const ends = new Float64Array(startUs.length);
  let usable = 0;
  for (let index = 0; index < startUs.length; index += 1) {
    const start = startUs[index] ?? NaN;
    const end = endUs[index] ?? NaN;
    if (!Number.isFinite(start) || !Number.isFinite(end) || end < start) continue;
    starts[usable] = start;
    ends[usable] = end;
    usable += 1;
  }
  return uniteSorted(sortTimes(starts.subarray(0, usable)), sortTimes(ends.subarray(0, usable)));
}

function uniteSorted(starts: Float64Array, ends: Float64Array): Runs {
  const united = { startUs: new Float64Array(starts.length), endUs: new Float64Array(starts.length) };
  let count = 0;
  for (let from = 0; from < starts.length; count += 1) {
    united.startUs[count] = starts[from] ?? 0;
    // A stretch that begins at the very end of the one before belongs to the same run.
    let to = from;
    while (to + 1 < starts.length && (starts[to + 1] ?? 0) <= (ends[to] ?? 0)) to += 1;
    united.endUs[count] = ends[to] ?? 0;
    from = to + 1;
  }
  return { count, startUs: united.startUs.subarray(0, count), endUs: united.endUs.subarray(0, count) };
}

/** `sums[i]` is the sum of the first i values; one longer than there are values. */
export function prefixSums(count: number, value: (index: number) => number): Float64Array {
  const sums = new Float64Array(count + 1);
  for (let index = 0; index < count; index += 1) sums[index + 1] = (sums[index] ?? 0) + value(index);
  return sums;
}

export function sumBetween(sums: Float64Array, first: number, afterLast: number): number {
  return (sums[afterLast] ?? 0) - (sums[first] ?? 0);
}
