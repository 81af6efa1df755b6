import type { Kind } from '../../core/index.ts';

/** From this raw confidence on, up to the next step, verdicts of a kind were right this often. */
export type CalibrationStep = readonly [from: number, confidence: number];

/** Steps by kind, ascending in both; a kind without steps keeps its raw confidence. */
export type Calibration = Readonly<Partial<Record<Kind, readonly CalibrationStep[]>>>;

/**
 * How sure a `cpu` is at most that needs input of the size that is assumed. How often such verdicts were right on
 * fixtures, where input has that size, says nothing of smaller input.
 */
export const mostOnAssumptions = 0.89;

/** How sure a verdict is by how often others like it were right. */
export function calibrated(calibration: Calibration, kind: Kind, raw: number): number {
  const confidence = calibration[kind]?.findLast(([from]) => from <= raw)?.[1] ?? raw;
  const isOnAssumptions = kind === 'cpu' && raw <= mostOnAssumptions;
  return isOnAssumptions ? Math.min(confidence, mostOnAssumptions) : confidence;
}
