/** So many places a time is moved on average after it was put near its own; where it is more, they are unevenly spread. */
const mostMoves = 8;

/**
 * Sorts finite times, in place where they are in order already. The moments of a run are spread over it, so each is first put
 * about where its time is in the whole: that takes a third of what a sort by comparing does.
 */
export function sortTimes(times: Float64Array): Float64Array {
  const { length } = times;
  let isSorted = true;
  let leastUs = Infinity;
  let mostUs = -Infinity;
  for (let at = 0; at < length; at += 1) {
    const us = times[at] ?? 0;
    if (us < mostUs) isSorted = false;
    if (us > mostUs) mostUs = us;
    if (us < leastUs) leastUs = us;
  }
  if (isSorted) return times;
  const perUs = (length - 1) / (mostUs - leastUs);
  if (!Number.isFinite(perUs)) return times.sort();
  const spread = spreadOut(times, leastUs, perUs);
  return sortNearly(spread) ? spread : times.sort();
}

/** Each time at about its place, by counting how many belong before it. */
function spreadOut(times: Float64Array, leastUs: number, perUs: number): Float64Array {
  const { length } = times;
  const places = new Uint32Array(length + 1);
  for (let at = 0; at < length; at += 1) {
    const bucket = Math.floor(((times[at] ?? 0) - leastUs) * perUs) + 1;
    places[bucket] = (places[bucket] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= length; bucket += 1)
    places[bucket] = (places[bucket] ?? 0) + (places[bucket - 1] ?? 0);
  const spread = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const us = times[at] ?? 0;
    const bucket = Math.floor((us - leastUs) * perUs);
    const place = places[bucket] ?? 0;
    spread[place] = us;
    places[bucket] = place + 1;
  }
  return spread;
}

/** False where that takes too long. */
function sortNearly(times: Float64Array): boolean {
  let moves = 0;
  for (let next = 1; next < times.length; next += 1) {
    const us = times[next] ?? 0;
    let at = next;
    for (; at > 0 && (times[at - 1] ?? 0) > us; at -= 1) times[at] = times[at - 1] ?? 0;
    times[at] = us;
    moves += next - at;
    if (moves > mostMoves * next + 1_000) return false;
  }
  return true;
}
