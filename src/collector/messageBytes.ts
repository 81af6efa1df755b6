import { types } from 'node:util';

/** Values that are looked at one by one; what there is beyond them is taken to be like them. */
const mostValues = 1_000;
/** Tags, lengths and ends that V8's serializer writes. */
const objectBytes = 4;
const keyBytes = 2;

const { getOwnPropertyDescriptor, keys } = Object;

/**
 * About how many bytes a structured clone of a value takes: strings a byte a character, buffers as long as they are,
 * nothing for what is transferred or shared. No code of the program runs for it: getters and proxies count as nothing.
 */
export function messageBytes(value: unknown, transferred: readonly unknown[] = []): number {
  return new Walk(transferred).bytes(value);
}

class Walk {
  readonly #seen: Set<unknown>;
  #left = mostValues;

  constructor(transferred: readonly unknown[]) {
    this.#seen = new Set(transferred);
  }

  bytes(value: unknown): number {
    this.#left -= 1;
    if (typeof value === 'string') return value.length + keyBytes;
    if (typeof value === 'number') return Number.isInteger(value) ? 5 : 9;
    if (typeof value === 'bigint') return 10;
    return typeof value === 'object' && value !== null ? this.#objectBytes(value) : 1;
  }

  #objectBytes(value: object): number {
    // V8 writes what comes again as a reference.
    if (this.#seen.has(value) || types.isProxy(value)) return keyBytes;
    this.#seen.add(value);
    if (ArrayBuffer.isView(value)) return objectBytes + this.#bufferBytes(value.buffer);
    if (types.isAnyArrayBuffer(value)) {
      this.#seen.delete(value);
      return this.#bufferBytes(value);
    }
    if (types.isMap(value)) return this.#mapBytes(value);
    if (types.isSet(value)) return this.#setBytes(value);
    return Array.isArray(value) ? this.#arrayBytes(value) : this.#propertyBytes(value);
  }

  /** A view takes its whole buffer along, once. */
  #bufferBytes(buffer: ArrayBufferLike): number {
    if (this.#seen.has(buffer) || types.isSharedArrayBuffer(buffer)) return keyBytes;
    this.#seen.add(buffer);
    return objectBytes + buffer.byteLength;
  }

  #arrayBytes(values: readonly unknown[]): number {
    return objectBytes + this.#extrapolated(values.length, (index) => this.#dataBytes(values, String(index)));
  }

  #propertyBytes(value: object): number {
    const names = keys(value);
    return (
      objectBytes +
      this.#extrapolated(names.length, (index) => {
        const name = names[index] ?? '';
        return name.length + keyBytes + this.#dataBytes(value, name);
      })
    );
  }

  #mapBytes(map: ReadonlyMap<unknown, unknown>): number {
    const entries: (readonly [unknown, unknown])[] = [];
    Map.prototype.forEach.call(map, (value, key) => {
      if (entries.length < this.#left) entries.push([key, value]);
    });
    return objectBytes + this.#sampledBytes(map.size, entries.flat(), 2);
  }

  #setBytes(set: ReadonlySet<unknown>): number {
    const values: unknown[] = [];
    Set.prototype.forEach.call(set, (value) => {
      if (values.length < this.#left) values.push(value);
    });
    return objectBytes + this.#sampledBytes(set.size, values, 1);
  }

  #sampledBytes(size: number, values: readonly unknown[], valuesEach: number): number {
    if (values.length === 0) return 0;
    const bytes = this.#extrapolated(values.length, (index) => this.bytes(values[index]));
    return (bytes * size * valuesEach) / values.length;
  }

  #dataBytes(holder: object, name: string): number {
    const property = getOwnPropertyDescriptor(holder, name);
    return property !== undefined && 'value' in property ? this.bytes(property.value) : 1;
  }

  /** The entries that there is room for, and the others like them. */
  #extrapolated(count: number, bytesOf: (index: number) => number): number {
    let bytes = 0;
    let index = 0;
    for (; index < count && this.#left > 0; index += 1) bytes += bytesOf(index);
    return index === 0 ? count : (bytes * count) / index;
  }
}
