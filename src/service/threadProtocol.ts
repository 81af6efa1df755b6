/** Messages between the service and the threads that do for it what takes long. */
import type { Measurement, SampledFunction, Timeline } from '../profile/index.ts';
import type { ExportFormat, LargeAnswer, LargeQuestion, RunAnswer, RunQuestion } from '../protocol/index.ts';
import type { Compared } from './comparison.ts';
import type { Exported } from './exportProfile.ts';

/** A profile as a thread has opened it. */
export type OpenedRun =
  | { readonly kind: 'opened'; readonly revision: number; readonly timeline: Timeline }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * What a thread is asked, and what it answers. A thread is one of three: it opens a profile, and is asked about that; it
 * keeps the timeline of a large run, and is asked for excerpts, which must not wait for the first; or it compares two.
 */
export interface ThreadCalls {
  readonly open: { readonly argument: { readonly file: string }; readonly result: OpenedRun };
  readonly answer: { readonly argument: RunQuestion; readonly result: RunAnswer };
  readonly measurement: { readonly argument: undefined; readonly result: Measurement | undefined };
  readonly export: {
    readonly argument: { readonly format: ExportFormat; readonly target: string };
    readonly result: Exported;
  };
  readonly hasFunction: { readonly argument: SampledFunction; readonly result: boolean };
  /** Answered by the outline. */
  readonly keep: {
    readonly argument: { readonly timeline: Timeline; readonly revision: number };
    readonly result: Timeline;
  };
  readonly largeAnswer: { readonly argument: LargeQuestion; readonly result: LargeAnswer };
  readonly compare: {
    readonly argument: { readonly before: string; readonly after: string };
    readonly result: Compared;
  };
}

export type ThreadCall = {
  [Name in keyof ThreadCalls]: {
    readonly request: number;
    readonly call: Name;
    readonly argument: ThreadCalls[Name]['argument'];
  };
}[keyof ThreadCalls];

export type FromThread =
  | { readonly type: 'reading'; readonly readBytes: number; readonly totalBytes: number }
  | { readonly type: 'result'; readonly request: number; readonly result: unknown }
  /** An error of ours: what was asked is not answered. */
  | { readonly type: 'failed'; readonly request: number; readonly message: string };
