import { ColumnSpace } from './columnSpace.ts';
import type { Page, SpillableColumn } from './columnSpace.ts';

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array;

/** What a column is made of. */
interface Kind<T extends Numbers> {
  readonly bytesEach: number;
  make(length: number): T;
  view(buffer: ArrayBuffer): T;
}

const firstCapacity = 64;

/**
 * A column of numbers that grows: for what a profile has by the million, an object each would be ten times as large. Where
 * its space says so, all but the newest numbers lie on disk, page by page.
 */
export class Column<T extends Numbers> implements SpillableColumn {
  readonly #kind: Kind<T>;
  readonly #space: ColumnSpace;
  readonly #perPage: number;
  /** The numbers from `#spilled` on, and room for more. */
  #values: T;
  #length = 0;
  /** So many are on disk, at these places, page by page. */
  #spilled = 0;
  readonly #places: number[] = [];
  /** The page that was looked at last. */
  #page: { readonly number: number; readonly page: Page; readonly values: T } | undefined;

  constructor(kind: Kind<T>, space: ColumnSpace) {
    this.#kind = kind;
    this.#space = space;
    this.#perPage = space.pageBytes / kind.bytesEach;
    this.#values = kind.make(0);
    space.register(this);
  }

  get length(): number {
    return this.#length;
  }

  get bytesInMemory(): number {
    return this.#values.byteLength;
  }

  push(value: number): void {
    if (this.#length - this.#spilled === this.#values.length) this.#grow();
    this.#values[this.#length - this.#spilled] = value;
    this.#length += 1;
  }

  pushAll(values: ArrayLike<number>, from = 0, to = values.length): void {
    for (let index = from; index < to; index += 1) this.push(values[index] ?? 0);
  }

  /** `NaN` beyond the end. */
  at(index: number): number {
    if (index >= this.#length || index < 0) return Number.NaN;
    if (index >= this.#spilled) return this.#values[index - this.#spilled] ?? Number.NaN;
    return this.#pageOf(index).values[index % this.#perPage] ?? Number.NaN;
  }

  set(index: number, value: number): void {
    if (index >= this.#spilled) {
      this.#values[index - this.#spilled] = value;
      return;
    }
    const { page, values } = this.#pageOf(index);
    values[index % this.#perPage] = value;
    page.isChanged = true;
  }

  /** Whether `values[from…to - 1]` stand there, from `first` on. */
  has(first: number, values: ArrayLike<number>, from: number, to: number): boolean {
    const [own, behind] = [this.#values, first - this.#spilled - from];
    if (first < this.#spilled) {
      for (let index = from; index < to; index += 1)
        if (this.at(first + index - from) !== values[index]) return false;
      return true;
    }
    for (let index = from; index < to; index += 1) if (own[behind + index] !== values[index]) return false;
    return true;
  }

  /** A copy of all of it. */
  toArray(): T {
    const all = this.#kind.make(this.#length);
    for (let from = 0; from < this.#spilled; from += this.#perPage) all.set(this.#pageOf(from).values, from);
    all.set(this.#values.subarray(0, this.#length - this.#spilled), this.#spilled);
    return all;
  }

  /** The numbers at these places. */
  pick(places: Uint32Array): T {
    const picked = this.#kind.make(places.length);
    const values = this.#values;
    if (this.#spilled > 0) {
      for (let index = 0; index < places.length; index += 1) picked[index] = this.at(places[index] ?? 0);
      return picked;
    }
    // A call for each of some millions of figures would be half of the time that this takes.
    for (let index = 0; index < places.length; index += 1) picked[index] = values[places[index] ?? 0] ?? 0;
    return picked;
  }

  /** All full pages. False where there was no room for all of them: what is not on disk stays in memory. */
  spill(write: (page: Uint8Array) => number | undefined): boolean {
    const { pageBytes } = this.#space;
    const held = this.#length - this.#spilled;
    const full = Math.floor(held / this.#perPage);
    let written = 0;
    for (; written < full; written += 1) {
      const place = write(new Uint8Array(this.#values.buffer, written * pageBytes, pageBytes));
      if (place === undefined) break;
      this.#places.push(place);
    }
    if (written > 0) {
      const newest = this.#values.subarray(written * this.#perPage, held);
      // With room for one more at least: somebody may be about to put it there.
      this.#values = this.#kind.make(Math.max(this.#perPage, newest.length + firstCapacity));
      this.#values.set(newest);
      this.#spilled += written * this.#perPage;
    }
    return written === full;
  }

  #grow(): void {
    const grown = this.#kind.make(Math.max(firstCapacity, this.#values.length * 2));
    grown.set(this.#values);
    const bytes = grown.byteLength - this.#values.byteLength;
    this.#values = grown;
    this.#space.grew(bytes);
  }

  #pageOf(index: number): { readonly page: Page; readonly values: T } {
    const number = Math.floor(index / this.#perPage);
    if (this.#page?.number === number && this.#page.page.isKept) return this.#page;
    const page = this.#space.page(this.#places[number] ?? -1);
    this.#page = { number, page, values: this.#kind.view(page.buffer) };
    return this.#page;
  }
}

const floats: Kind<Float64Array> = {
  bytesEach: 8,
  make: (length) => new Float64Array(length),
  view: (buffer) => new Float64Array(buffer),
};
const indices: Kind<Int32Array> = {
  bytesEach: 4,
  make: (length) => new Int32Array(length),
  view: (buffer) => new Int32Array(buffer),
};
const counts: Kind<Uint32Array> = {
  bytesEach: 4,
  make: (length) => new Uint32Array(length),
  view: (buffer) => new Uint32Array(buffer),
};
const bytes: Kind<Uint8Array> = {
  bytesEach: 1,
  make: (length) => new Uint8Array(length),
  view: (buffer) => new Uint8Array(buffer),
};

/** What is made without a space stays in memory. */
export const floatColumn = (space = new ColumnSpace()): Column<Float64Array> => new Column(floats, space);
export const indexColumn = (space = new ColumnSpace()): Column<Int32Array> => new Column(indices, space);
export const countColumn = (space = new ColumnSpace()): Column<Uint32Array> => new Column(counts, space);
export const byteColumn = (space = new ColumnSpace()): Column<Uint8Array> => new Column(bytes, space);
