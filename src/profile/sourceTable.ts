import type { SourceRecord } from './format.ts';

/** More files than any program loads; a profile with more is hostile. */
const sourceLimit = 100_000;

/** Which text of each file ran. */
export class SourceTable {
  readonly #hashes = new Map<string, string>();
  /** Files of which two texts ran (in two processes, one of them started later): no version is the one. */
  readonly #ambiguous = new Set<string>();

  get known(): ReadonlyMap<string, string> {
    return this.#hashes;
  }

  add({ url, sha256 }: SourceRecord): void {
    if (this.#ambiguous.has(url)) return;
    const known = this.#hashes.get(url);
    if (known !== undefined && known !== sha256) {
      this.#hashes.delete(url);
      this.#ambiguous.add(url);
    } else if (this.#hashes.size < sourceLimit) this.#hashes.set(url, sha256);
  }
}
