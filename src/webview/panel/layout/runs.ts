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
  const start = (index: number) => startUs[index] ?? Infinity;
  const length = (index: number) => (endUs[index] ?? 0) - start(index);
  let first = lowerBound(endUs, fromUs, 0, count);
  while (first < count && start(first) <= toUs) {
    let next = first + 1;
    if (length(first) < smallUs) {
      next = lowerBound(startUs, start(first) + smallUs, next, count);
      // Runs do not overlap, so only the last that starts in this bucket can reach out of it and be large.
      if (next - 1 > first && length(next - 1) >= smallUs) next -= 1;
    }
    emit(first, next);
    first = next;
  }
}

/** Unites stretches (in any order) into runs; stretches that are not finite or are negative are left out. */
export function unite(stretches: Iterable<readonly [startUs: number, endUs: number]>): Runs {
  const sorted = [...stretches]
    .filter(([start, end]) => Number.isFinite(start) && Number.isFinite(end) && end >= start)
    .sort(([one], [other]) => one - other);
  const startUs: number[] = [];
  const endUs: number[] = [];
  for (const [start, end] of sorted) {
    const last = endUs.length - 1;
    if (last >= 0 && start <= (endUs[last] ?? 0)) endUs[last] = Math.max(endUs[last] ?? 0, end);
    else {
      startUs.push(start);
      endUs.push(end);
    }
  }
  return { count: startUs.length, startUs: Float64Array.from(startUs), endUs: Float64Array.from(endUs) };
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
