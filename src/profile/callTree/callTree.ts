import type { SampledFunction } from '../laneSamples.ts';

/** How boxes are laid out: each way to call a function once, longest first; or as the lane went through them. */
export const callTreeOrders = ['sum', 'time'] as const;
export type CallTreeOrder = (typeof callTreeOrders)[number];

/**
 * Which functions called which, as boxes that stand below their callers. Flat columns, linked by index, so that they can
 * be posted as they are. A caller comes before what it called.
 */
export interface CallTree {
  readonly order: CallTreeOrder;
  /** What the boxes lie within: µs of the profile for `time`, from 0 to all time that was seen for `sum`. */
  readonly startUs: number;
  readonly endUs: number;
  readonly sampleCount: number;
  /** Boxes that are too narrow to be seen, or too many, were left out. */
  readonly isCut: boolean;
  readonly functions: readonly SampledFunction[];
  readonly boxes: CallBoxes;
}

export interface CallBoxes {
  readonly count: number;
  /** 0 for what nothing called. */
  readonly depth: Uint32Array;
  /** Index of the caller's box; -1 for none. */
  readonly parent: Int32Array;
  /** Index into `functions`. */
  readonly fn: Uint32Array;
  readonly startUs: Float64Array;
  readonly lengthUs: Float64Array;
  /** Part of the length that is in no box below. */
  readonly selfUs: Float64Array;
  readonly sampleCount: Uint32Array;
}

/** More than a person can tell apart, and little enough to send at each move. */
export const boxLimit = 10_000;
/** V8 itself records no deeper. */
export const depthLimit = 256;

/** One box while a tree is built. */
export interface DraftBox {
  readonly depth: number;
  readonly parent: number;
  readonly fn: number;
  readonly startUs: number;
  lengthUs: number;
  selfUs: number;
  sampleCount: number;
}

/** Numbers functions as they come. */
export class FunctionNumbers {
  readonly list: SampledFunction[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(key: string, fn: SampledFunction): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.list.length);
    this.list.push(fn);
    return this.list.length - 1;
  }
}

export function boxColumns(boxes: readonly DraftBox[]): CallBoxes {
  return {
    count: boxes.length,
    depth: Uint32Array.from(boxes, ({ depth }) => depth),
    parent: Int32Array.from(boxes, ({ parent }) => parent),
    fn: Uint32Array.from(boxes, ({ fn }) => fn),
    startUs: Float64Array.from(boxes, ({ startUs }) => startUs),
    lengthUs: Float64Array.from(boxes, ({ lengthUs }) => lengthUs),
    selfUs: Float64Array.from(boxes, ({ selfUs }) => selfUs),
    sampleCount: Uint32Array.from(boxes, ({ sampleCount }) => sampleCount),
  };
}
