import type { RunFacts } from '../findings/finding.ts';
import type { HeaderRecord } from '../format.ts';

/** One of two runs that are compared. */
export interface ComparedRun {
  /** `undefined` for a file that lost it. */
  readonly header: HeaderRecord | undefined;
  readonly facts: RunFacts;
}

/** Whether samples tell of functions. */
export function isSampled({ facts }: ComparedRun): boolean {
  return facts.functions.length > 0;
}

/** A sum in which what is not known of one is not known of all; of none, 0. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** `NaN` for none. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => (most >= value ? most : value), Number.NaN);
}
