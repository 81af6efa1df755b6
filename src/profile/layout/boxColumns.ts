import { xAt, type Viewport } from './viewport.ts';

type Numbers = Float32Array | Int32Array | Uint32Array | Uint8Array;

/** Even a moment is seen. */
const leastPx = 1;

/**
 * A column of boxes that is filled again and again: what it has grown to stays, so that a layout a frame leaves nothing
 * behind but its answer.
 */
export class BoxColumn<T extends Numbers> {
  readonly #make: (length: number) => T;
  #values: T;
  #length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = this.#make(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** What was pushed since it was taken last, as a column of its own, which may be transferred. */
  take(): T {
    const taken = this.#values.slice(0, this.#length) as T;
    this.#length = 0;
    return taken;
  }
}

export const float32Boxes = (): BoxColumn<Float32Array> =>
  new BoxColumn((length) => new Float32Array(length));
export const int32Boxes = (): BoxColumn<Int32Array> => new BoxColumn((length) => new Int32Array(length));
export const uint32Boxes = (): BoxColumn<Uint32Array> => new BoxColumn((length) => new Uint32Array(length));
export const uint8Boxes = (): BoxColumn<Uint8Array> => new BoxColumn((length) => new Uint8Array(length));

/** The columns that all boxes have. */
export class Places {
  readonly #lane = uint32Boxes();
  readonly #x = float32Boxes();
  readonly #width = float32Boxes();

  /** Clipped to the viewport. */
  add(viewport: Viewport, lane: number, startUs: number, endUs: number): void {
    const { widthPx } = viewport;
    const left = Math.min(Math.max(0, xAt(viewport, startUs)), widthPx - leastPx);
    const right = Math.max(left + leastPx, Math.min(widthPx, xAt(viewport, endUs)));
    this.#lane.push(lane);
    this.#x.push(left);
    this.#width.push(right - left);
  }

  take(): { count: number; lane: Uint32Array; x: Float32Array; width: Float32Array } {
    const lane = this.#lane.take();
    return { count: lane.length, lane, x: this.#x.take(), width: this.#width.take() };
  }
}
