type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

const firstCapacity = 64;

/** A column of numbers that grows: for what a profile has by the million, an object each would be ten times as large. */
export class Column<T extends Numbers> {
  readonly #make: (length: number) => T;
  #values: T;
  #length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(firstCapacity);
  }

  get length(): number {
    return this.#length;
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

  /** `NaN` beyond the end. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? Number.NaN) : Number.NaN;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** What is in it now; valid until the next `push`. */
  values(): T {
    return this.#values.subarray(0, this.#length) as T;
  }
}

export const floatColumn = (): Column<Float64Array> => new Column((length) => new Float64Array(length));
export const indexColumn = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
