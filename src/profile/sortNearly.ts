/** So many places a row is moved on average by hand; where it is more, a real sort is faster. */
const mostMoves = 16;

/**
 * Sorts rows in place by a comparison that tells any two apart or leaves them as they are. What was recorded in order is at
 * most a few places away from it: then each row is compared with one or two others.
 */
export function sortNearly(rows: Uint32Array, compare: (one: number, other: number) => number): Uint32Array {
  let moves = 0;
  for (let next = 1; next < rows.length; next += 1) {
    const row = rows[next] ?? 0;
    let at = next;
    for (; at > 0 && compare(rows[at - 1] ?? 0, row) > 0; at -= 1) rows[at] = rows[at - 1] ?? 0;
    rows[at] = row;
    moves += next - at;
    if (moves > mostMoves * next + 1_000) return rows.sort(compare);
  }
  return rows;
}
