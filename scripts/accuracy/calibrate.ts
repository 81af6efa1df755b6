import type { Calibration, CalibrationStep } from '../../src/analysis/verdict/calibrated.ts';
import type { Kind } from '../../src/core/index.ts';
import { isRight, type Labelled } from './labelled.ts';

/** A stretch of raw confidence and how often it was right. */
interface Bin {
  readonly from: number;
  readonly right: number;
  readonly count: number;
}

const kinds: readonly Kind[] = ['light', 'cpu', 'io', 'mixed', 'unknown'];

/** Fewer functions than these say little of how often others will be right. */
const fewest = 15;
/** A user reads 1 as certainty, and no reading of code gives that. */
const highest = 0.99;
/** What 0.9 and more promises: at least this share is right. */
export const surely = { from: 0.9, right: 0.95 } as const;
/** What comes close to the promise and cannot keep it. */
const almost = 0.89;
/** How far below the share that was seen the true one is taken to lie: one standard deviation. */
const z = 1;

/**
 * Turns raw confidence into shares by what functions with a label say: for each kind a few bins, each of at least
 * `fewest` functions, made monotone by pooling adjacent violators (Ayer et al. 1955). A bin gets 0.9 and more only
 * where even the lower end of its share keeps the promise.
 */
export function calibrate(functions: readonly Labelled[]): Calibration {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const own = functions.filter((one) => one.kind === kind);
      return own.length < fewest ? [] : [[kind, stepsOf(own)]];
    }),
  );
}

function stepsOf(functions: readonly Labelled[]): readonly CalibrationStep[] {
  const steps: CalibrationStep[] = [];
  for (const [index, bin] of pooled(binned(functions)).entries()) {
    const confidence = confidenceOf(bin);
    if (steps.at(-1)?.[1] !== confidence) steps.push([index === 0 ? 0 : bin.from, confidence]);
  }
  return steps;
}

/** One bin for each raw confidence; those of few functions go to the one below. */
function binned(functions: readonly Labelled[]): readonly Bin[] {
  const bins: Bin[] = [];
  for (const raw of [...new Set(functions.map(({ confidence }) => confidence))].sort((a, b) => a - b)) {
    const own = functions.filter(({ confidence }) => confidence === raw);
    const bin = { from: raw, right: own.filter(isRight).length, count: own.length };
    const below = bins.at(-1);
    if (below !== undefined && (below.count < fewest || bin.count < fewest))
      bins.splice(-1, 1, together(below, bin));
    else bins.push(bin);
  }
  return bins;
}

/** Bins that are right less often than the one below are one with it. */
function pooled(bins: readonly Bin[]): readonly Bin[] {
  const kept: Bin[] = [];
  for (const bin of bins) {
    let last = bin;
    for (let below = kept.at(-1); below !== undefined && rate(below) >= rate(last); below = kept.at(-1)) {
      last = together(below, last);
      kept.pop();
    }
    kept.push(last);
  }
  return kept;
}

function together(below: Bin, above: Bin): Bin {
  return { from: below.from, right: below.right + above.right, count: below.count + above.count };
}

function rate({ right, count }: Bin): number {
  return right / count;
}

function confidenceOf(bin: Bin): number {
  // Laplace: a few that are all right are no certainty.
  const expected = Math.round(((bin.right + 1) / (bin.count + 2)) * 100) / 100;
  const kept = lowerEnd(bin) >= surely.right ? expected : Math.min(expected, almost);
  return Math.min(kept, highest);
}

/** The lower end of Wilson's interval (1927), `z` standard deviations wide to either side. */
function lowerEnd({ right, count }: Bin): number {
  const p = right / count;
  const spread = z * Math.sqrt((p * (1 - p)) / count + z ** 2 / (4 * count ** 2));
  return (p + z ** 2 / (2 * count) - spread) / (1 + z ** 2 / count);
}
