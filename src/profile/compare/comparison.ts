import type { FindingCode } from '../findings/finding.ts';
import type { SampledFunction } from '../laneSamples.ts';
import type { MeasuredKind } from '../measuredKind.ts';
import type { LaneRow, ProfileStatus } from '../timeline.ts';

/** Two runs beside each other, such as before and after a wrap: plain data, in which what is not known is `null`. */
export interface Comparison {
  readonly before: RunSummary;
  readonly after: RunSummary;
  /** What a reader has to know before believing a difference, one sentence each. */
  readonly remarks: readonly string[];
  /** Of the runs as a whole. */
  readonly figures: readonly ComparedFigure[];
  /** Main threads, workers and child processes, each role as one. */
  readonly lanes: readonly ComparedLanes[];
  /** By name, those whose time differs most first. */
  readonly tasks: readonly ComparedTasks[];
  /** Of the program, those whose time differs most first. */
  readonly functions: readonly ComparedFunction[];
  /** How many functions there are; those that differ least are left out. */
  readonly functionCount: number;
  readonly findings: readonly ComparedFinding[];
}

export interface RunSummary {
  readonly command: string;
  /** Milliseconds since the Unix epoch. */
  readonly startedAtMs: number;
  readonly status: ProfileStatus;
  readonly durationMs: number;
  readonly coreCount: number;
  readonly nodeVersion: string;
  readonly laneCount: number;
  readonly taskCount: number;
  /** In how many parts of the common time the lanes are cut. */
  readonly binCount: number;
  readonly strips: readonly LaneStrip[];
}

/** What a lane did: of each part of the time that both runs are drawn on, the share (0…1) in each state. */
export interface LaneStrip {
  readonly name: string;
  readonly role: LaneRow['role'];
  readonly running: readonly number[];
  readonly waiting: readonly number[];
  readonly blocked: readonly number[];
}

export type FigureId =
  | 'duration'
  | 'main-running'
  | 'longest-delay'
  | 'running'
  | 'waiting-for-core'
  | 'blocked'
  | 'idle'
  | 'garbage'
  | 'most-heap'
  | 'lanes'
  | 'tasks'
  | 'failed-tasks'
  | 'task-waited'
  | 'task-ran'
  | 'task-answered'
  | 'total'
  | 'on-main'
  | 'on-core';

export interface ComparedFigure {
  readonly id: FigureId;
  readonly unit: 'ms' | 'bytes' | 'count';
  readonly before: number | null;
  readonly after: number | null;
}

export interface ComparedLanes {
  readonly role: LaneRow['role'];
  readonly figures: readonly ComparedFigure[];
}

export interface ComparedTasks {
  readonly name: string;
  readonly figures: readonly ComparedFigure[];
}

export interface ComparedFunction {
  readonly name: string;
  /** `resample.ts:13`; '' where it was not seen. */
  readonly placeBefore: string;
  readonly placeAfter: string;
  /** Each profile's own function, by which its source is found; `null` where it was not seen. */
  readonly before: SampledFunction | null;
  readonly after: SampledFunction | null;
  readonly kindBefore: MeasuredKind['kind'] | null;
  readonly kindAfter: MeasuredKind['kind'] | null;
  readonly figures: readonly ComparedFigure[];
}

export interface ComparedFinding {
  readonly code: FindingCode;
  /** Whether it is only of the run before, only of that after, or of both. */
  readonly state: 'gone' | 'new' | 'still';
  /** As the later run says it, or the one that has it. */
  readonly message: string;
  readonly advice: string;
}

/** Of two figures, how the later one differs. */
export type Difference =
  | { readonly kind: 'not known' }
  | { readonly kind: 'same' }
  | {
      readonly kind: 'less' | 'more';
      readonly by: number;
      /** Of the earlier one; `null` where that was 0. */
      readonly share: number | null;
    };

/** Two runs of one program differ by as much as this without a reason. */
const noise = 0.05;

export function differenceOf({ before, after }: Pick<ComparedFigure, 'before' | 'after'>): Difference {
  if (before === null || after === null) return { kind: 'not known' };
  const by = Math.abs(after - before);
  if (by <= noise * Math.max(Math.abs(before), Math.abs(after))) return { kind: 'same' };
  return { kind: after < before ? 'less' : 'more', by, share: before === 0 ? null : by / before };
}

/** A figure of which each side may be unknown (`NaN` or missing). */
export function figure(
  id: FigureId,
  unit: ComparedFigure['unit'],
  before: number | undefined,
  after: number | undefined,
): ComparedFigure {
  return { id, unit, before: known(before), after: known(after) };
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** How far apart a figure is, for what differs most to come first; what only one run has is as far apart as it is large. */
export function distance({ before, after }: ComparedFigure): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}
