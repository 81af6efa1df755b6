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
 * times, and strings for them were a third of the time it took to open one. An open hash table over one long array.
 */
export class IdTable {
  #slots = new Int32Array(firstSlots).fill(-1);
  #hashes = new Int32Array(firstSlots);
  /** Id i is `#bytes[#ends[i - 1]]` up to, not including, `#bytes[#ends[i]]`. */
  #ends = new Float64Array(firstSlots);
  #bytes = new Uint8Array(firstSlots * 16);
  #count = 0;
  readonly #recent = new Int32Array(recentPlaces).fill(-1);
  readonly #apart = new Map<string, number>();

  get count(): number {
    return this.#count;
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
        this.#slots[place] = this.#count;
        return this.#add(bytes, start, end, hash);
      }
      if (this.#hashes[id] === hash && this.#isSame(id, bytes, start, end)) return id;
      place = (place + 1) & mask;
    }
    const key = bytes.subarray(start, end).join();
    const known = this.#apart.get(key);
    if (known !== undefined) return known;
    this.#apart.set(key, this.#count);
    return this.#add(bytes, start, end, hash);
  }

  /** Below 0 where `one` comes before `other`. */
  compare(one: number, other: number): number {
    const [from, otherFrom] = [this.#start(one), this.#start(other)];
    const length = (this.#ends[one] ?? 0) - from;
    const otherLength = (this.#ends[other] ?? 0) - otherFrom;
    for (let index = 0; index < length && index < otherLength; index += 1) {
      const difference = (this.#bytes[from + index] ?? 0) - (this.#bytes[otherFrom + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  #start(id: number): number {
    return id === 0 ? 0 : (this.#ends[id - 1] ?? 0);
  }

  #isSame(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#start(id);
    if ((this.#ends[id] ?? 0) - from !== end - start) return false;
    for (let index = 0; index < end - start; index += 1) {
      if (this.#bytes[from + index] !== bytes[start + index]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const id = this.#count;
    if (id === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(id * 2));
      this.#ends = grown(this.#ends, new Float64Array(id * 2));
    }
    const from = this.#start(id);
    const to = from + end - start;
    if (to > this.#bytes.length) {
      this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(to, this.#bytes.length * 2)));
    }
    for (let index = 0; index < end - start; index += 1)
      this.#bytes[from + index] = bytes[start + index] ?? 0;
    this.#hashes[id] = hash;
    this.#ends[id] = to;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return id;
  }

  /** Twice the places, and every id found its own anew. */
  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    this.#apart.clear();
    for (let id = 0; id < this.#count; id += 1) {
      let place = mixed(this.#hashes[id] ?? 0) & mask;
      let probe = 0;
      for (; probe < longestProbe && (slots[place] ?? -1) >= 0; probe += 1) place = (place + 1) & mask;
      if (probe < longestProbe) slots[place] = id;
      else this.#apart.set(this.#bytes.subarray(this.#start(id), this.#ends[id]).join(), id);
    }
    this.#slots = slots;
  }
}

/** Ids count up: what they differ in has to reach the bits that choose a place. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 15);
}

function grown<T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
