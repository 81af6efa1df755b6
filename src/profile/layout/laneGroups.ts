/**
 * Indices `0…keyUs.length - 1` by lane, each lane's ascending by key. Those without a lane or with a key that is not finite
 * are left out. Counting, not pushing: a profile has a million rows, and most columns come in order already.
 */
export function groupByLane(
  lane: Int32Array | Uint32Array,
  laneCount: number,
  keyUs: Float64Array,
): readonly Uint32Array[] {
  const counts = new Uint32Array(laneCount);
  const isUsed = (index: number) => Number.isFinite(keyUs[index]) && (lane[index] ?? -1) >= 0;
  for (let index = 0; index < keyUs.length; index += 1) {
    const own = lane[index] ?? 0;
    if (isUsed(index)) counts[own] = (counts[own] ?? 0) + 1;
  }
  const groups = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let index = 0; index < keyUs.length; index += 1) {
    const own = lane[index] ?? 0;
    const group = groups[own];
    if (!isUsed(index) || group === undefined) continue;
    const at = counts[own] ?? 0;
    group[at] = index;
    counts[own] = at + 1;
  }
  for (const group of groups) {
    if (!isAscending(group, keyUs))
      group.sort((one, other) => (keyUs[one] ?? 0) - (keyUs[other] ?? 0) || one - other);
  }
  return groups;
}

function isAscending(group: Uint32Array, keyUs: Float64Array): boolean {
  for (let at = 1; at < group.length; at += 1) {
    if ((keyUs[group[at - 1] ?? 0] ?? 0) > (keyUs[group[at] ?? 0] ?? 0)) return false;
  }
  return true;
}

/** One time for each index of a group, `NaN` where there is none. (`Float64Array.from` would go through an iterator.) */
export function pickTimes(group: Uint32Array, timeUs: (index: number) => number | undefined): Float64Array {
  const picked = new Float64Array(group.length);
  for (let at = 0; at < group.length; at += 1) picked[at] = timeUs(group[at] ?? 0) ?? NaN;
  return picked;
}
