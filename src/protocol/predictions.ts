/** What the analysis says of functions that a profile names: from the language server to the panel, forwarded unread. */
import type { Blocking, Kind } from '../core/index.ts';
import type { MeasuredKind } from '../profile/index.ts';

/** Whether a file's functions are predicted, and of which text. */
export type PredictedStatus =
  /** The text that ran. */
  | 'analysed'
  /** The file was changed since it ran. */
  | 'changed'
  /** The profile does not tell which text ran. */
  | 'version-not-known'
  /** Waits for its turn. */
  | 'under-way'
  /** `reason` says why. */
  | 'not-analysed';

export interface PredictedFile {
  /** By which the profile's functions name it. */
  readonly urls: readonly string[];
  readonly status: PredictedStatus;
  /** A sentence for a person; '' where there is nothing to say. */
  readonly reason: string;
  readonly functions: readonly PredictedFunction[];
}

/** A function as the profile has it, and what the analysis says of the function there. */
export interface PredictedFunction {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly kind: Kind;
  readonly blocking: Blocking;
  /** 0…1. */
  readonly confidence: number;
  readonly disagreement: Disagreement | null;
}

/** How prediction and measurement differ in the whole run. */
export interface Disagreement {
  readonly measured: MeasuredKind['kind'];
  /** `measured io, not cpu`. */
  readonly text: string;
}
