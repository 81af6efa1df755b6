import { ColumnSpace } from '../../../src/profile/index.ts';
import type { PageStore, SpaceLimits } from '../../../src/profile/index.ts';

/** So little that what a test has is put away: pages of eight numbers, of which two are kept. */
export const tinyLimits: SpaceLimits = { columnBytes: 1_024, readBytes: 128, pageBytes: 64 };

/** A disk, in memory. */
export class PageMemory implements PageStore {
  readonly #pages = new Map<number, Uint8Array>();
  isFull = false;
  reads = 0;

  write(place: number, page: Uint8Array): boolean {
    if (this.isFull) return false;
    this.#pages.set(place, page.slice());
    return true;
  }

  read(place: number, page: Uint8Array): void {
    this.reads += 1;
    const known = this.#pages.get(place);
    if (known === undefined) throw new Error(`Nothing was put at ${place}.`);
    page.set(known);
  }
}

export function tinySpace(store = new PageMemory()): ColumnSpace {
  return new ColumnSpace(store, tinyLimits);
}
