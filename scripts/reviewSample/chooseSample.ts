import type { Kind } from '../../src/core/index.ts';
import type { SampledFunction } from './sample.ts';
import { seededRandom } from './seededRandom.ts';

/** A function that may be drawn, with the verdict that it has on that day. */
export interface Candidate extends SampledFunction {
  readonly kind: Kind;
}

/** Kinds that share a place in the sample, and how many functions of them it holds. */
export interface Stratum {
  readonly kinds: readonly Kind[];
  readonly count: number;
}

/**
 * Draws from each stratum by turns of the packages, so that every package has its part in every kind of verdict, as far as
 * it has functions of it. What a stratum cannot fill, the next ones take over.
 *
 * The sample is for judging verdicts. It does not mirror how many functions of each kind packages hold: most of all are
 * light, and a mirror would judge next to nothing else.
 */
export function chooseSample(
  candidates: readonly Candidate[],
  strata: readonly Stratum[],
  seed: number,
): SampledFunction[] {
  const random = seededRandom(seed);
  const packages = [...new Set(candidates.map((one) => one.package))].sort();
  const chosen: Candidate[] = [];
  let wanted = 0;
  for (const { kinds, count } of strata) {
    wanted += count;
    const piles = packages.map((name) =>
      candidates.filter((one) => one.package === name && kinds.includes(one.kind)).sort(byPlace),
    );
    while (chosen.length < wanted && piles.some((pile) => pile.length > 0)) {
      for (const pile of piles) {
        if (pile.length === 0 || chosen.length === wanted) continue;
        chosen.push(...pile.splice(Math.floor(random() * pile.length), 1));
      }
    }
  }
  // Sorted, so that the place in the list tells the reviewer nothing about the verdict.
  return chosen
    .sort(byPlace)
    .map(({ package: from, file, name, line }) => ({ package: from, file, name, line }));
}

/** By code units: the order must not depend on the machine's language. */
function byPlace(one: SampledFunction, other: SampledFunction): number {
  for (const key of ['package', 'file', 'name'] as const) {
    if (one[key] !== other[key]) return one[key] < other[key] ? -1 : 1;
  }
  return 0;
}
