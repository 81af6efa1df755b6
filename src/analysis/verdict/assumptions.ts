import { type Cost, estimate, type Factor } from '../cost/cost.ts';
import { lightMs } from '../summary/summary.ts';

/** Sizes from here on are those of whole texts and collections, which may as well be short. */
const largeSize = 1_000;

/**
 * Whether computing is much only if input is as large as it is assumed to be: with sizes of half as many digits (30
 * elements for 1,000, 140 characters for 20,000) it would take less than half a millisecond.
 */
export function needsAssumedSizes(cpu: Cost): boolean {
  const small = cpu.map((term) => ({ ...term, factors: term.factors.map(shortened) }));
  return estimate(small) / 1e6 < lightMs;
}

function shortened(factor: Factor): Factor {
  const isAssumed = factor.size >= largeSize && factor.isBounded !== true;
  return isAssumed ? { ...factor, size: Math.sqrt(factor.size) } : factor;
}
