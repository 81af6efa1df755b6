import type { Place } from './source.ts';

/** What a function's time goes into. */
export type Kind = 'cpu' | 'io' | 'mixed' | 'light' | 'unknown';

/** Whether the event loop is held meanwhile; `null` is "cannot be told". */
export type Blocking = boolean | null;

/** One step of the path from a function to the place that gave the evidence. */
export interface PathStep {
  readonly file: string;
  readonly line: number;
  readonly name: string;
}

/** Why a verdict is what it is: a signal, where it was seen, and the calls that lead there (outermost first). */
export interface Evidence {
  readonly signal: Signal;
  readonly file: string;
  readonly line: number;
  /** What was seen there, in a few words of a sentence: `readFileSync waits for the file system`. */
  readonly detail: string;
  readonly path: readonly PathStep[];
}

/** The signals that verdicts stand on; docs/signals.md explains each. */
export type Signal =
  | 'loop-over-input'
  | 'nested-loop'
  | 'constant-loop'
  | 'unbounded-loop'
  | 'recursion'
  | 'heavy-builtin'
  | 'backtracking-regex'
  | 'cpu-callee'
  | 'sync-io'
  | 'async-io'
  | 'libuv-pool'
  | 'timer'
  | 'child-process'
  | 'unresolved-call'
  | 'no-work';

/** What to do about a function. */
export type RecommendedAction =
  'thread-pool' | 'process-pool' | 'async-api' | 'bounded-concurrency' | 'split' | 'leave' | 'measure';

export interface Advice {
  readonly action: RecommendedAction;
  /** One sentence, ends with a full stop. */
  readonly reason: string;
}

export interface Recommendation extends Advice {
  readonly alternatives: readonly Advice[];
}

/** Hazard codes; docs/hazards.md has a page for each that is found today. */
export type HazardCode = 'blocking-in-async';

/** What a hazard is worth, where a user says so. */
export type HazardSeverity = 'error' | 'warning' | 'information' | 'hint';

export interface Hazard {
  readonly code: HazardCode;
  /** As the user has it in package.json; elsewhere it goes by the verdict's confidence. */
  readonly severity?: HazardSeverity;
  readonly line: number;
  readonly message: string;
  /** How the asynchronous caller reaches the function, outermost first. */
  readonly path: readonly PathStep[];
}

/** The verdict on one function. */
export interface Verdict {
  readonly kind: Kind;
  readonly blocking: Blocking;
  /** 0…1: how far the evidence carries. */
  readonly confidence: number;
  /** `O(1)`, `O(width·height)`, or `unknown`; over parameter names. */
  readonly cost: string;
  /**
   * How long one call holds the event loop on input of realistic size, in milliseconds. As rough as the estimates it stands
   * on: it puts functions in an order and is no prediction.
   */
  readonly loopMs: number;
  readonly evidence: readonly Evidence[];
  readonly recommendation: Recommendation;
}

/** One function-like with a body, its name as in docs/signals.md, *Names*. */
export interface FunctionReport extends Place, Verdict {
  readonly name: string;
  readonly endLine: number;
  /** UTF-16 offsets of the whole function and of its name (or first token). */
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly hazards: readonly Hazard[];
}

/** All functions of one file, in source order. */
export interface FileReport {
  readonly file: string;
  readonly functions: readonly FunctionReport[];
  readonly problems: readonly Problem[];
}

/** Something that kept part of the work from being done; never an exception. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** What happened, where, and what to do next: one sentence. */
  readonly message: string;
}
