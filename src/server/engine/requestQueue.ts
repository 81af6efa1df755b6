/** Lower is more urgent. */
export const priorities = {
  /** A person waits: hover, light bulb, command. */
  interactive: 0,
  /** An open file's verdicts. */
  openFile: 1,
  /** A scan of the whole workspace. */
  scan: 2,
} as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

interface Waiting<Item> {
  readonly item: Item;
  readonly priority: Priority;
}

/** Items wait here, the most urgent first, and those of one priority in the order of their arrival. */
export class RequestQueue<Item> {
  readonly #waiting: Waiting<Item>[] = [];

  get size(): number {
    return this.#waiting.length;
  }

  add(item: Item, priority: Priority): void {
    const later = this.#waiting.findIndex((other) => other.priority > priority);
    this.#waiting.splice(later === -1 ? this.#waiting.length : later, 0, { item, priority });
  }

  /** Puts an item that had its turn and must have another before all others. */
  putBack(item: Item): void {
    this.#waiting.unshift({ item, priority: priorities.interactive });
  }

  take(): Item | undefined {
    return this.#waiting.shift()?.item;
  }

  /** Removes and returns every item that `matches`. */
  remove(matches: (item: Item) => boolean): Item[] {
    const removed: Item[] = [];
    for (let index = this.#waiting.length - 1; index >= 0; index -= 1) {
      const entry = this.#waiting[index];
      if (entry === undefined || !matches(entry.item)) continue;
      this.#waiting.splice(index, 1);
      removed.unshift(entry.item);
    }
    return removed;
  }
}
