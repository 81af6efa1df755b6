import type { Estimate } from './statistics.ts';

/** The speed-up of a pool for one size of input. */
export interface SizedSpeedUp {
  readonly size: number;
  readonly speedUp: Estimate;
}

export type BreakEvenSize =
  /** Between two of the measured sizes. */
  | { readonly kind: 'at'; readonly size: number }
  | { readonly kind: 'from-smallest' }
  | { readonly kind: 'not-reached' }
  /** One size only, sizes that do not grow, or a speed-up that goes up and down or cannot be told from 1. */
  | { readonly kind: 'not-enough-data' };

/**
 * The size from which on a pool is faster. Between a size at which it is surely slower and the next one at which it is
 * surely faster, the speed-up is taken for a power of the size: a line, once both are logarithms.
 */
export function breakEvenSize(points: readonly SizedSpeedUp[]): BreakEvenSize {
  const sizes = points.map(({ size }) => size);
  const grows = sizes.every((size, index) => size > 0 && (index === 0 || size > (sizes[index - 1] ?? 0)));
  if (points.length < 2 || !grows) return { kind: 'not-enough-data' };
  if (points.every(({ speedUp }) => speedUp.low > 1)) return { kind: 'from-smallest' };
  if (points.every(({ speedUp }) => speedUp.high < 1)) return { kind: 'not-reached' };
  const firstFaster = points.findIndex(({ speedUp }) => speedUp.low > 1);
  const lastSlower = points.findLastIndex(({ speedUp }) => speedUp.high < 1);
  const [below, above] = [points[lastSlower], points[firstFaster]];
  if (below === undefined || above === undefined || lastSlower > firstFaster)
    return { kind: 'not-enough-data' };
  const [low, high] = [Math.log(below.speedUp.median), Math.log(above.speedUp.median)];
  const [small, large] = [Math.log(below.size), Math.log(above.size)];
  return { kind: 'at', size: Math.exp(small + ((0 - low) / (high - low)) * (large - small)) };
}
