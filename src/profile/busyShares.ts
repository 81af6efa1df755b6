/** How long a lane was seen in each of some places within a stretch of time, and how long it then was busy. */
export interface UsageBin {
  /** Indices of places, and ms in each. */
  readonly places: readonly number[];
  readonly ms: readonly number[];
  /** On a core or waiting for one. */
  readonly busyMs: number;
}

export interface BusyShares {
  /** Of each place, 0…1: the part of the time in it in which the lane was busy. */
  readonly shares: readonly number[];
  /** Covariance of the shares, row by row. */
  readonly covariance: readonly (readonly number[])[];
}

/** What is known of a share before anything was measured: anything between 0 and 1. */
const priorShare = 0.6;
const priorDeviation = 0.5;
/** The kernel updates CPU time once a tick: two readings are this inexact (ms). */
const leastNoiseMs = 2;
const rounds = 200;

/**
 * A sample tells where a thread was, not whether it was on a core; usage tells how long it was on a core, not where. The
 * shares are those that explain the usage of all bins best: least squares within 0…1, with a weak prior, so that places
 * that were never seen apart come out as uncertain instead of as anything.
 */
export function estimateBusyShares(bins: readonly UsageBin[], placeCount: number): BusyShares {
  let noise = 4;
  let estimate = solve(bins, placeCount, noise);
  // The noise is what the first answer leaves unexplained.
  const unexplained = bins.reduce((sum, bin) => sum + residual(bin, estimate.shares) ** 2, 0);
  noise = Math.max(leastNoiseMs, Math.sqrt(unexplained / Math.max(1, bins.length)));
  estimate = solve(bins, placeCount, noise);
  return estimate;
}

function residual({ places, ms, busyMs }: UsageBin, shares: readonly number[]): number {
  let explained = 0;
  for (const [index, place] of places.entries()) explained += (ms[index] ?? 0) * (shares[place] ?? 0);
  return busyMs - explained;
}

function solve(bins: readonly UsageBin[], count: number, noiseMs: number): BusyShares {
  const normal = Array.from({ length: count }, () => new Float64Array(count));
  const target = new Float64Array(count).fill(priorShare / priorDeviation ** 2);
  for (const [index, row] of normal.entries()) row[index] = 1 / priorDeviation ** 2;
  for (const { places, ms, busyMs } of bins) {
    for (const [index, place] of places.entries()) {
      const weight = (ms[index] ?? 0) / noiseMs ** 2;
      const row = normal[place];
      if (row === undefined) continue;
      target[place] = (target[place] ?? 0) + weight * busyMs;
      for (const [other, otherPlace] of places.entries()) {
        row[otherPlace] = (row[otherPlace] ?? 0) + weight * (ms[other] ?? 0);
      }
    }
  }
  return { shares: minimize(normal, target), covariance: invert(normal) };
}

/** Coordinate by coordinate, each at its best within 0…1 while the others stand: it only ever gets better. */
function minimize(normal: readonly Float64Array[], target: Float64Array): number[] {
  const shares = Array.from(target, () => priorShare);
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (const [index, row] of normal.entries()) {
      let rest = target[index] ?? 0;
      for (const [other, share] of shares.entries()) if (other !== index) rest -= (row[other] ?? 0) * share;
      const next = Math.min(1, Math.max(0, rest / (row[index] ?? 1)));
      moved = Math.max(moved, Math.abs(next - (shares[index] ?? 0)));
      shares[index] = next;
    }
    if (moved < 1e-4) break;
  }
  return shares;
}

/** Gauss and Jordan. The matrix is symmetric with a positive diagonal that the prior keeps away from 0: no pivoting. */
function invert(matrix: readonly Float64Array[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => {
    const unit = new Float64Array(size);
    unit[index] = 1;
    return { left: Float64Array.from(row), right: unit };
  });
  for (const [pivot, row] of rows.entries()) {
    const scale = row.left[pivot] ?? 1;
    for (let column = 0; column < size; column += 1) {
      row.left[column] = (row.left[column] ?? 0) / scale;
      row.right[column] = (row.right[column] ?? 0) / scale;
    }
    for (const other of rows) {
      const factor = other.left[pivot] ?? 0;
      if (other === row || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        other.left[column] = (other.left[column] ?? 0) - factor * (row.left[column] ?? 0);
        other.right[column] = (other.right[column] ?? 0) - factor * (row.right[column] ?? 0);
      }
    }
  }
  return rows.map(({ right }) => Array.from(right));
}
