import type { LaneState } from '../timeline.ts';

/**
 * What is drawn, as columns of numbers that can be posted between threads. `x` and `width` are pixels in the viewport that
 * was asked for, `lane` is the index in `Timeline.lanes`; index i of every column is one box.
 */
interface Boxes {
  readonly count: number;
  readonly lane: Uint32Array;
  readonly x: Float32Array;
  readonly width: Float32Array;
}

/** Shares (0…1) of the box's time; what is missing to 1 was idle. A box of one state has 1 there. */
export interface StateBoxes extends Boxes {
  readonly javascript: Float32Array;
  readonly native: Float32Array;
  readonly garbage: Float32Array;
  /** On a core without it being known what ran. */
  readonly running: Float32Array;
  readonly waiting: Float32Array;
  readonly blocked: Float32Array;
}

/** The columns of shares, from the bottom of a box to its top, with the state that each is of. */
export const stateShares = [
  ['javascript', 'javascript'],
  ['native', 'native'],
  ['garbage', 'garbage-collection'],
  ['running', 'running'],
  ['waiting', 'waiting-for-core'],
  ['blocked', 'blocked'],
] as const satisfies readonly (readonly [Exclude<keyof StateBoxes, keyof Boxes>, LaneState])[];
export type StateShare = (typeof stateShares)[number][0];

export interface TaskBoxes extends Boxes {
  /** Which line of the lane's task band. */
  readonly slot: Uint8Array;
  /** The task, or -1 where several are merged. */
  readonly task: Int32Array;
  readonly taskCount: Uint32Array;
  readonly failedCount: Uint32Array;
  /** How many of them the filter lets through; all without a filter. */
  readonly matchCount: Uint32Array;
  /** 0…1: how much of the box's time tasks really covered. */
  readonly covered: Float32Array;
}

/** Stretches in which something was on its way; stretches that cannot be told apart are one box. */
export type StretchBoxes = Boxes;

/** The most tasks at any moment of the box. */
export interface InFlightBoxes extends Boxes {
  readonly inFlight: Uint32Array;
  readonly running: Uint32Array;
}

export interface LoopDelayBoxes extends Boxes {
  readonly maxDelayUs: Float32Array;
}

export interface TimelineBoxes {
  readonly states: StateBoxes;
  readonly tasks: TaskBoxes;
  readonly queued: StretchBoxes;
  readonly replies: StretchBoxes;
  readonly inFlight: InFlightBoxes;
  readonly loopDelays: LoopDelayBoxes;
}

/** Every buffer in it, for a transfer instead of a copy. */
export function buffersOf(boxes: TimelineBoxes): ArrayBuffer[] {
  return Object.values(boxes).flatMap((columns) =>
    Object.values(columns).flatMap((column) =>
      ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
    ),
  );
}
