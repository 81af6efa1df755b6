import { byteColumn, floatColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { ColumnSpace } from './columnSpace.ts';

const firstSlots = 1 << 10;
/** A lookup goes on for so many places; what finds none is kept apart. Ids that a hostile file chose cannot slow it down. */
const longestProbe = 64;
/**
 * Ids that were asked for lately: the four records of a task stand near each other, and in a table of a hundred thousand each
 * look is a wait for memory.
 */
const recentPlaces = 1 << 12;

/** The same for the same bytes, and different from run to run, so that nobody can prepare ids that meet. */
const seed = Math.trunc(Math.random() * 2 ** 31);

export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = seed;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

/**
 * Numbers ids, which are bytes that are never made strings: of a profile's hundred thousand tasks, each is told of four
 * times, and strings for them were a third of the time it took to open one. An open hash table over
 * one long column. Its slots and hashes, 12 to 20 bytes an id, stay in memory: an id can be asked for at any time.
 */
export class IdTable {
  #slots = new Int32Array(firstSlots).fill(-1);
  #hashes = new Int32Array(firstSlots);
  /** Id i is `#bytes[#ends[i - 1]]` up to, not including, `#bytes[#ends[i]]`. */
  readonly #ends: Column<Float64Array>;
  readonly #bytes: Column<Uint8Array>;
  readonly #recent = new Int32Array(recentPlaces).fill(-1);
  readonly #apart = new Map<string, number>();

  constructor(space?: ColumnSpace) {
    this.#ends = floatColumn(space);
    this.#bytes = byteColumn(space);
  }

  get count(): number {
    return this.#ends.length;
  }

  /** The number of an id, new ones counting up from 0. `hash` is its `hashOf`. */
  number(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const recent = mixed(hash) & (recentPlaces - 1);
    const lately = this.#recent[recent] ?? -1;
    if (lately >= 0 && this.#hashes[lately] === hash && this.#isSame(lately, bytes, start, end))
      return lately;
    const id = this.#find(bytes, start, end, hash);
    this.#recent[recent] = id;
    return id;
  }

  #find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let place = mixed(hash) & mask;
    for (let probe = 0; probe < longestProbe; probe += 1) {
      const id = this.#slots[place] ?? -1;
      if (id < 0) {
        this.#slots[place] = this.count;
        return this.#add(bytes, start, end, hash);
      }
      if (this.#hashes[id] === hash && this.#isSame(id, bytes, start, end)) return id;
      place = (place + 1) & mask;
    }
    const key = bytes.subarray(start, end).join();
    const known = this.#apart.get(key);
    if (known !== undefined) return known;
    this.#apart.set(key, this.count);
    return this.#add(bytes, start, end, hash);
  }

  /** Below 0 where `one` comes before `other`. */
  compare(one: number, other: number): number {
    const [from, otherFrom] = [this.#start(one), this.#start(other)];
    const length = this.#ends.at(one) - from;
    const otherLength = this.#ends.at(other) - otherFrom;
    for (let index = 0; index < length && index < otherLength; index += 1) {
      const difference = this.#bytes.at(from + index) - this.#bytes.at(otherFrom + index);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  #start(id: number): number {
    return id === 0 ? 0 : this.#ends.at(id - 1);
  }

  #isSame(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#start(id);
    return this.#ends.at(id) - from === end - start && this.#bytes.has(from, bytes, start, end);
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const id = this.count;
    if (id === this.#hashes.length) {
      const hashes = new Int32Array(id * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    this.#bytes.pushAll(bytes, start, end);
    this.#hashes[id] = hash;
    this.#ends.push(this.#bytes.length);
    if (this.count * 2 > this.#slots.length) this.#spread();
    return id;
  }

  /** Twice the places, and every id found its own anew. */
  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    this.#apart.clear();
    for (let id = 0; id < this.count; id += 1) {
      let place = mixed(this.#hashes[id] ?? 0) & mask;
      let probe = 0;
      for (; probe < longestProbe && (slots[place] ?? -1) >= 0; probe += 1) place = (place + 1) & mask;
      if (probe < longestProbe) slots[place] = id;
      else this.#apart.set(this.#keyOf(id), id);
    }
    this.#slots = slots;
  }

  #keyOf(id: number): string {
    const from = this.#start(id);
    return Array.from({ length: this.#ends.at(id) - from }, (_, index) =>
      this.#bytes.at(from + index),
    ).join();
  }
}

/** Ids count up: what they differ in has to reach the bits that choose a place. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 15);
}
