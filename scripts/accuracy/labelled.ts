import { createHash } from 'node:crypto';
import type { Kind } from '../../src/core/index.ts';

/** A function with the label that a person gave it, and what is said of it. */
export interface Labelled {
  /** `case/file name`: never changes, and so neither does the half that the function is in. */
  readonly key: string;
  readonly caseName: string;
  readonly name: string;
  readonly isAsync: boolean;
  /** `cpu blocking`, `io`. */
  readonly label: string;
  readonly verdict: string;
  readonly kind: Kind;
  readonly confidence: number;
}

export type Half = 'calibration' | 'reporting';

/** Confidence is calibrated on one half and reported on the other, so that nothing is tested on what it was made from. */
export function halfOf({ key }: Pick<Labelled, 'key'>): Half {
  return (createHash('sha256').update(key).digest()[0] ?? 0) % 2 === 0 ? 'calibration' : 'reporting';
}

export function isDecoy({ caseName }: Labelled): boolean {
  return caseName.startsWith('decoys');
}

export function isMeasured({ caseName }: Labelled): boolean {
  return caseName.includes('measured');
}

export function isRight({ label, verdict }: Labelled): boolean {
  return label === verdict;
}
