/** Functions of several durations and argument sizes; what each is called with stands in bench/measure.ts. */
export function compute(/** @type {number} */ steps) {
  let sum = 0;
  for (let step = 1; step <= steps; step += 1) sum = (sum + Math.sqrt(step) * step) % 1_000_003;
  return sum;
}

export function smooth(/** @type {Float64Array} */ values, /** @type {number} */ times) {
  let [from, to] = [Float64Array.from(values), new Float64Array(values.length)];
  for (let time = 0; time < times; time += 1) {
    for (let at = 1; at < from.length - 1; at += 1)
      to[at] = ((from[at - 1] ?? 0) + (from[at] ?? 0) + (from[at + 1] ?? 0)) / 3;
    [from, to] = [to, from];
  }
  return from;
}

export function sortWords(/** @type {readonly string[]} */ words) {
  return words.toSorted((a, b) => a.localeCompare(b));
}

export function countWords(/** @type {string} */ text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
