import { medianOf } from '../../profile/index.ts';
import { nextRandom } from './planBatches.ts';

/** A middle with the interval in which the true one lies with 95 % confidence. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The median of a sample and an interval for the median of what it is drawn from, by order statistics: between the k-th
 * smallest and the k-th largest value lies the median with a probability of 1 − 2·P(B ≤ k − 1), B binomial with p = ½, whatever
 * the distribution is (Conover, Practical Nonparametric Statistics, 3.2). Six values are the fewest for 95 %; of fewer, the
 * interval is all there is and promises less.
 */
export function estimateMedian(values: readonly number[]): Estimate {
  const sorted = [...values].sort((a, b) => a - b);
  const skip = valuesOutside(sorted.length);
  return {
    median: medianOf(sorted),
    low: sorted[skip] ?? Number.NaN,
    high: sorted[sorted.length - 1 - skip] ?? Number.NaN,
  };
}

/** How many of n values may be left out on each side: the most s for which 2·P(B ≤ s) is at most 5 %. */
function valuesOutside(count: number): number {
  let probability = 0.5 ** count;
  let cumulative = probability;
  let outside = 0;
  for (let index = 0; 2 * cumulative <= 0.05; index += 1) {
    outside = index;
    probability *= (count - index) / (index + 1);
    cumulative += probability;
  }
  return outside;
}

const resamples = 400;

/**
 * The 95 % interval of a figure that is calculated from rounds, by the bootstrap: rounds are drawn with replacement, the
 * same ones for all ways to call, since they were measured side by side. Draws are the same in each run.
 */
export function bootstrap(
  rounds: number,
  figure: (drawn: readonly number[]) => number,
): { readonly low: number; readonly high: number } {
  let state = 0x2545f491;
  const values: number[] = [];
  for (let sample = 0; sample < resamples; sample += 1) {
    const drawn = Array.from({ length: rounds }, () => {
      state = nextRandom(state);
      return state % rounds;
    });
    const value = figure(drawn);
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
