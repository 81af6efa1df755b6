import { limits } from './recordShapes.ts';

const newline = 0x0a;
/** UTF-8 takes up to three bytes for one UTF-16 unit. */
const lineBytes = limits.lineCharacters * 3;

/**
 * Cuts a stream of bytes into lines and holds at most one line's worth of memory: what is longer than any record can
 * be is skipped up to its end and counted.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #skipping = false;
  #oversizedCount = 0;

  /** How many lines were skipped because they are longer than any record. */
  get oversizedCount(): number {
    return this.#oversizedCount;
  }

  /** The lines that `chunk` completes, without their line ends. */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      this.#keep(chunk.subarray(start, end));
      if (!this.#skipping) lines.push(this.#take());
      this.#skipping = false;
      start = end + 1;
    }
    // The bytes may be overwritten by the next read, so what stays is copied (`Buffer.slice` would not).
    this.#keep(Uint8Array.from(chunk.subarray(start)));
    return lines;
  }

  /** What stands after the last line end: a whole line without one, or a line that was cut off. */
  rest(): string {
    return this.#skipping ? '' : this.#take();
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

  #take(): string {
    const [only] = this.#parts;
    let bytes: Uint8Array;
    if (this.#parts.length <= 1) bytes = only ?? new Uint8Array(0);
    else {
      bytes = new Uint8Array(this.#bytes);
      let offset = 0;
      for (const part of this.#parts) {
        bytes.set(part, offset);
        offset += part.length;
      }
    }
    this.#parts = [];
    this.#bytes = 0;
    return this.#decoder.decode(bytes);
  }
}
