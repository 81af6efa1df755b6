import type { FunctionTime } from '../laneFunctions.ts';
import type { MeasuredKind } from '../measuredKind.ts';
import type { LaneRow } from '../timeline.ts';

/** What one run tells of the functions of its program, for those who know them by their sources. */
export interface Measurement {
  /** What was run. */
  readonly command: string;
  /** Milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  readonly files: readonly MeasuredFile[];
}

export interface MeasuredFile {
  /** Absolute path with forward slashes. */
  readonly file: string;
  /** By which its functions are named in the profile. */
  readonly urls: readonly string[];
  /** SHA-256 of the text that ran (`versionedText`), in hexadecimal digits; '' where it is not known. */
  readonly sha256: string;
  /** Most time first. */
  readonly functions: readonly MeasuredFunction[];
}

export interface MeasuredFunction {
  /** V8's name, '' for none. */
  readonly name: string;
  /** Where V8 says that it begins, in the source where a source map told; from 1. */
  readonly line: number;
  readonly column: number;
  readonly measured: MeasuredKind;
  /** With what it called, in all lanes. */
  readonly time: FunctionTime;
  /** In which lanes, most time first. */
  readonly lanes: readonly LaneShare[];
  /** Where its calls are known, because each was a task of a pool. */
  readonly calls?: PooledCalls;
}

/** The lanes of one role. */
export interface LaneShare {
  readonly role: Exclude<LaneRow['role'], 'helpers'>;
  readonly laneCount: number;
  readonly wallMs: number;
}

/** Calls that were tasks of a pool and ran to their end, as their workers saw them. */
export interface PooledCalls {
  readonly count: number;
  readonly medianMs: number;
}
