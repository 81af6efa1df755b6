import { addEquations, invert, noEquations, solveWithin } from './leastSquares.ts';
import type { Equations } from './leastSquares.ts';

/** How long a lane was seen in each of some places within a stretch of time, and how much of it was of some kind. */
export interface UsageBin {
  /** Indices of places, and ms in each. */
  readonly places: readonly number[];
  readonly ms: readonly number[];
  /** What is looked for: time on a core or waiting for one, or time in the system. */
  readonly usedMs: number;
}

export interface PlaceShares {
  /** Of each place, 0…1: the part of the time in it that was of the kind. */
  readonly shares: readonly number[];
  /** Covariance of the shares, row by row. */
  readonly covariance: readonly (readonly number[])[];
}

/** What is known of a share before anything was measured: anything between 0 and 1, */
const deedDeviation = 0.45;
/** and for one caller about what it is for another. */
const placeDeviation = 0.3;
/** The kernel updates CPU time once a tick: two readings are this inexact (ms²), */
const readingVariance = 4;
/** and where a lane was between two samples is not known: in each ms, so much (ms²). */
const variancePerMs = 0.2;
/** The answer is found so many times more, each without every eighth bin: how far these differ is how uncertain it is. */
const partCount = 8;

/**
 * A sample tells where a thread was, not whether it was on a core; usage tells how long it was on a core, not where. The
 * shares are those that explain the usage of all bins best: least squares within 0…1, with a weak prior, so that places
 * that were never seen apart come out as uncertain instead of as anything. No bin is left out for its samples lying far
 * apart: just those in which a thread waited for a core would be missing.
 *
 * `deeds` has a number for what is done at each place, whoever calls it.
 */
export function estimateShares(
  bins: readonly UsageBin[],
  deeds: readonly number[],
  priorShare: number,
): PlaceShares {
  const prior = priorEquations(deeds, priorShare);
  const parts = Array.from({ length: partCount }, () => noEquations(deeds.length));
  for (const [index, bin] of bins.entries()) addBin(parts[index % partCount] ?? prior, bin);
  const found = (weight: number, without?: Equations): Equations => {
    const sum = noEquations(deeds.length);
    addEquations(sum, prior, 1);
    for (const part of parts) if (part !== without) addEquations(sum, part, weight);
    return sum;
  };
  const first = solveWithin(
    found(1),
    deeds.map(() => priorShare),
  );
  // The noise is what the first answer leaves unexplained.
  const unexplained = bins.reduce((sum, bin) => sum + residual(bin, first) ** 2 / varianceOf(bin), 0);
  const weight = Math.min(1, Math.max(1, bins.length) / unexplained);
  const equations = found(weight);
  const shares = solveWithin(equations, first);
  const others = parts.map((part) => solveWithin(found(weight, part), shares));
  return { shares, covariance: addSpread(invert(equations.normal), shares, others) };
}

function varianceOf({ ms }: UsageBin): number {
  return readingVariance + variancePerMs * ms.reduce((sum, one) => sum + one, 0);
}

function residual({ places, ms, usedMs }: UsageBin, shares: readonly number[]): number {
  let explained = 0;
  for (const [index, place] of places.entries()) explained += (ms[index] ?? 0) * (shares[place] ?? 0);
  return usedMs - explained;
}

function addBin({ normal, target }: Equations, bin: UsageBin): void {
  const { places, ms, usedMs } = bin;
  const variance = varianceOf(bin);
  for (const [index, place] of places.entries()) {
    const weight = (ms[index] ?? 0) / variance;
    const row = normal[place];
    if (row === undefined) continue;
    target[place] = (target[place] ?? 0) + weight * usedMs;
    for (const [other, otherPlace] of places.entries())
      row[otherPlace] = (row[otherPlace] ?? 0) + weight * (ms[other] ?? 0);
  }
}

/** Places of one deed have a share in common, from which each departs a little: the inverse of that covariance. */
function priorEquations(deeds: readonly number[], priorShare: number): Equations {
  const equations = noEquations(deeds.length);
  const sizes = new Map<number, number>();
  for (const deed of deeds) sizes.set(deed, (sizes.get(deed) ?? 0) + 1);
  const own = placeDeviation ** 2;
  const common = deedDeviation ** 2;
  for (const [index, row] of equations.normal.entries()) {
    const deed = deeds[index] ?? -1;
    const shared = common / (own + (sizes.get(deed) ?? 1) * common) / own;
    for (const [other, otherDeed] of deeds.entries())
      if (otherDeed === deed) row[other] = (other === index ? 1 / own : 0) - shared;
    equations.target[index] = priorShare * row.reduce((sum, value) => sum + value, 0);
  }
  return equations;
}

/** The jackknife: what the model says of its own uncertainty knows nothing of how far the model is wrong. */
function addSpread(
  covariance: readonly (readonly number[])[],
  shares: readonly number[],
  others: readonly (readonly number[])[],
): number[][] {
  const apart = others.map((other) => shares.map((share, place) => (other[place] ?? share) - share));
  return covariance.map((row, place) =>
    row.map((value, column) => {
      const spread = apart.reduce((sum, one) => sum + (one[place] ?? 0) * (one[column] ?? 0), 0);
      return value + (spread * (partCount - 1)) / partCount;
    }),
  );
}
