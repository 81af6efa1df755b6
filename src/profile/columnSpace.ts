/** Where pages of columns can be put that are not looked at. */
export interface PageStore {
  /** False where there is no room; whoever is responsible for it has then been told. */
  write(place: number, page: Uint8Array): boolean;
  /** Throws where that cannot be read any more. */
  read(place: number, page: Uint8Array): void;
}

/** A column as its space sees it. */
export interface SpillableColumn {
  readonly bytesInMemory: number;
  /** Hands over what can be put away; `write` says where it lies then, or nothing where there is no room. */
  spill(write: (page: Uint8Array) => number | undefined): boolean;
}

/** A part of a column that was put away and is looked at. */
export interface Page {
  readonly buffer: ArrayBuffer;
  /** It differs from what lies on disk. */
  isChanged: boolean;
  /** Its buffer has not been given to another one. */
  isKept: boolean;
}

export interface SpaceLimits {
  /** What columns take in memory until their full pages are put away, */
  readonly columnBytes: number;
  /** and what is kept of pages that were read again. */
  readonly readBytes: number;
  readonly pageBytes: number;
}

/** A million events fit into it. */
export const usualLimits: SpaceLimits = {
  columnBytes: 96 * 1024 ** 2,
  readBytes: 16 * 1024 ** 2,
  pageBytes: 64 * 1024,
};

/**
 * The memory of all columns of one profile. It is bounded where there is a store: once they take more than their limit, all
 * but the newest part of each is put there, and read again page by page when somebody looks at it.
 */
export class ColumnSpace {
  readonly #store: PageStore | undefined;
  readonly #limits: SpaceLimits;
  readonly #columns: SpillableColumn[] = [];
  /** By where they lie, the one that was asked for last at the end. */
  readonly #pages = new Map<number, Page>();
  #heldBytes = 0;
  #spillAtBytes: number;
  #placeCount = 0;

  constructor(store?: PageStore, limits = usualLimits) {
    this.#store = store;
    this.#limits = limits;
    this.#spillAtBytes = limits.columnBytes;
  }

  get pageBytes(): number {
    return this.#limits.pageBytes;
  }

  /** How many pages were put away. */
  get pagesOnDisk(): number {
    return this.#placeCount;
  }

  register(column: SpillableColumn): void {
    // Without a store nobody asks for them, and what is made in passing is not held on to.
    if (this.#store !== undefined) this.#columns.push(column);
  }

  grew(bytes: number): void {
    this.#heldBytes += bytes;
    if (this.#store !== undefined && this.#heldBytes > this.#spillAtBytes) this.#spill(this.#store);
  }

  page(place: number): Page {
    const known = this.#pages.get(place);
    if (known !== undefined) {
      this.#pages.delete(place);
      this.#pages.set(place, known);
      return known;
    }
    const page: Page = { buffer: this.#freeBuffer(), isChanged: false, isKept: true };
    this.#store?.read(place, new Uint8Array(page.buffer));
    this.#pages.set(place, page);
    return page;
  }

  #spill(store: PageStore): void {
    const write = (page: Uint8Array): number | undefined => {
      if (!store.write(this.#placeCount, page)) return undefined;
      this.#placeCount += 1;
      return this.#placeCount - 1;
    };
    const hasRoom = this.#columns.every((column) => column.spill(write));
    const { columnBytes } = this.#limits;
    this.#heldBytes = this.#columns.reduce((sum, { bytesInMemory }) => sum + bytesInMemory, 0);
    // Many columns of less than a page each stay; and a full disk may have room again later.
    this.#spillAtBytes = hasRoom ? Math.max(columnBytes, this.#heldBytes * 2) : this.#heldBytes + columnBytes;
  }

  /** Of the page that was asked for longest ago, once there are enough. One that cannot be written back stays. */
  #freeBuffer(): ArrayBuffer {
    const { readBytes, pageBytes } = this.#limits;
    if ((this.#pages.size + 1) * pageBytes > readBytes) {
      for (const [place, page] of this.#pages) {
        if (page.isChanged && this.#store?.write(place, new Uint8Array(page.buffer)) !== true) continue;
        this.#pages.delete(place);
        page.isKept = false;
        return page.buffer;
      }
    }
    return new ArrayBuffer(pageBytes);
  }
}
