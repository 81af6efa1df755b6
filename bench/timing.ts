/** The middle value; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** The value that a share of the values does not pass, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}

/** Runs two things in turns, so that whatever else the machine does falls on both. */
export async function interleave<One, Other>(
  runs: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<{ readonly ones: One[]; readonly others: Other[] }> {
  const ones: One[] = [];
  const others: Other[] = [];
  for (let run = 0; run < runs; run += 1) {
    ones.push(await one());
    others.push(await other());
  }
  return { ones, others };
}
