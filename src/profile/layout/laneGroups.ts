import { sortNearly } from '../sortNearly.ts';

/**
 * Indices `0…lane.length - 1` by lane, each lane's ascending by key, or as they come without one. Those without a lane or
 * with a key that is not finite are left out. Counting, not pushing: a profile has a million rows, and most columns come in
 * order already.
 */
export function groupByLane(
  lane: Int32Array | Uint32Array,
  laneCount: number,
  keyUs?: Float64Array,
): readonly Uint32Array[] {
  const counts = new Uint32Array(laneCount);
  for (let index = 0; index < lane.length; index += 1) {
    const own = lane[index] ?? -1;
    if (own >= 0 && own < laneCount && (keyUs === undefined || Number.isFinite(keyUs[index])))
      counts[own] = (counts[own] ?? 0) + 1;
  }
  const groups = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let index = 0; index < lane.length; index += 1) {
    const own = lane[index] ?? -1;
    const group = groups[own];
    if (group === undefined || (keyUs !== undefined && !Number.isFinite(keyUs[index]))) continue;
    const at = counts[own] ?? 0;
    group[at] = index;
    counts[own] = at + 1;
  }
  if (keyUs === undefined) return groups;
  for (const group of groups)
    sortNearly(group, (one, other) => (keyUs[one] ?? 0) - (keyUs[other] ?? 0) || one - other);
  return groups;
}

/** One time for each index of a group. (`Float64Array.from` would go through an iterator.) */
export function pickTimes(group: Uint32Array, timesUs: Float64Array): Float64Array {
  const picked = new Float64Array(group.length);
  for (let at = 0; at < group.length; at += 1) picked[at] = timesUs[group[at] ?? 0] ?? NaN;
  return picked;
}
