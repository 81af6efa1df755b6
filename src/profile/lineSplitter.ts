import { limits } from './recordShapes.ts';

const newline = 0x0a;
/** UTF-8 takes up to three bytes for one UTF-16 unit. */
const lineBytes = limits.lineCharacters * 3;

/** Gets one line: `bytes[start]` up to, not including, `bytes[end]`. They are overwritten later. */
export type TakeLine = (bytes: Uint8Array, start: number, end: number) => void;

/**
 * Cuts a stream of bytes into lines and holds at most one line's worth of memory: what is longer than any record can
 * be is skipped up to its end and counted. Lines are handed on as they lie in the chunk: most are never made a string.
 */
export class LineSplitter {
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #skipping = false;
  #oversizedCount = 0;

  /** How many lines were skipped because they are longer than any record. */
  get oversizedCount(): number {
    return this.#oversizedCount;
  }

  /** Hands on the lines that `chunk` completes, without their line ends. */
  push(chunk: Uint8Array, take: TakeLine): void {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      if (this.#bytes === 0 && !this.#skipping && end - start <= lineBytes) take(chunk, start, end);
      else {
        this.#keep(chunk.subarray(start, end));
        if (!this.#skipping) {
          const line = this.#joined();
          take(line, 0, line.length);
        }
        this.#skipping = false;
      }
      start = end + 1;
    }
    // The bytes may be overwritten by the next read, so what stays is copied (`Buffer.slice` would not).
    this.#keep(Uint8Array.from(chunk.subarray(start)));
  }

  /** What stands after the last line end: a whole line without one, or a line that was cut off. */
  rest(): Uint8Array {
    return this.#skipping ? new Uint8Array() : this.#joined();
  }

  #keep(part: Uint8Array): void {
    if (this.#skipping || part.length === 0) return;
    if (this.#bytes + part.length > lineBytes) {
      this.#parts = [];
      this.#bytes = 0;
      this.#skipping = true;
      this.#oversizedCount += 1;
      return;
    }
    this.#parts.push(part);
    this.#bytes += part.length;
  }

  #joined(): Uint8Array {
    const bytes = new Uint8Array(this.#bytes);
    let offset = 0;
    for (const part of this.#parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    this.#parts = [];
    this.#bytes = 0;
    return bytes;
  }
}
