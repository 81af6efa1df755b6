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
  if (keyUs !== undefined) for (const group of groups) sortByKey(group, keyUs);
  return groups;
}

/** So many places an index is moved on average by hand; where it is more, a real sort is faster. */
const mostMoves = 16;

/** What was recorded in order is at most a few places away from it. */
function sortByKey(group: Uint32Array, keyUs: Float64Array): void {
  let moves = 0;
  for (let next = 1; next < group.length; next += 1) {
    const index = group[next] ?? 0;
    const ownUs = keyUs[index] ?? 0;
    let at = next;
    for (; at > 0 && (keyUs[group[at - 1] ?? 0] ?? 0) > ownUs; at -= 1) group[at] = group[at - 1] ?? 0;
    group[at] = index;
    moves += next - at;
    if (moves > mostMoves * next + 1_000) {
      group.sort((one, other) => (keyUs[one] ?? 0) - (keyUs[other] ?? 0) || one - other);
      return;
    }
  }
}

/** One time for each index of a group. (`Float64Array.from` would go through an iterator.) */
export function pickTimes(group: Uint32Array, timesUs: Float64Array): Float64Array {
  const picked = new Float64Array(group.length);
  for (let at = 0; at < group.length; at += 1) picked[at] = timesUs[group[at] ?? 0] ?? NaN;
  return picked;
}
