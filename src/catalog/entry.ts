/** What calling a function does to the thread that calls it. */
export type Effect =
  /** Computes on the calling thread; `work` says how much. */
  | 'cpu'
  /** Too little to matter, however often it is called by hand. */
  | 'light'
  /** Waits for a file, a device or the network while holding the thread. */
  | 'io-sync'
  /** Starts input or output and lets the thread go. */
  | 'io-async'
  /** Computes on libuv's own threads and lets the calling thread go. */
  | 'libuv'
  /** Waits for time to pass and lets the thread go. */
  | 'timer'
  /** Holds the thread until a child process has ended. */
  | 'child-process-sync'
  /** Starts a child process, or waits for one, and lets the thread go. */
  | 'child-process'
  /** Waits for a worker thread or pool and lets the calling thread go. */
  | 'worker'
  /** Holds the thread until another thread wakes it. */
  | 'wait-sync';

/** How much a call computes. Nanoseconds are orders of magnitude on a machine of today, not measurements of yours. */
export interface Work {
  /** Per call, whatever the input. */
  readonly fixedNs?: number;
  /** Per element (or character, or byte) of what `over` names. */
  readonly perUnitNs?: number;
  /** Where the number of units comes from: the object that the method is called on, or an argument by its index. */
  readonly over?: 'receiver' | number;
  /** A number that is handed over is the amount itself (`Buffer.alloc(n)`); elsewhere a number is one unit. */
  readonly isAmount?: true;
  /** Goes through what its units hold as well: all cells of a table and not its rows only. */
  readonly isDeep?: true;
  /** Sorting looks at each unit a logarithmic number of times. */
  readonly order?: 'n' | 'n log n';
}

/** How a function that takes a callback calls it. */
export interface CallbackUse {
  /** Index of the argument. */
  readonly argument: number;
  /**
   * `each`: once per unit of the receiver (or of `Work.over`), before the call returns; `compare`: as often as sorting
   * compares; `once`: once before the call returns; `later`: from the event loop, after the call returned.
   */
  readonly calls: 'each' | 'compare' | 'once' | 'later';
}

/** One function that Poolwright knows without seeing its body. */
export interface CatalogEntry {
  /** Module specifier without `node:`; empty for globals and the language's own objects. */
  readonly module: string;
  /** Exported name; `Class.method` for methods (also of instances). */
  readonly name: string;
  readonly effect: Effect;
  /** Whether the calling thread is held for the whole effect. */
  readonly blocking: boolean;
  readonly work?: Work;
  /** A typical wait of one call; for ordering and proportion only. */
  readonly waitMs?: number;
  readonly callback?: CallbackUse;
  /** The function to use instead so that the thread is let go: `fs.promises.readFile`. */
  readonly asyncTwin?: string;
  /** The class (of the same module) of what a call gives, so that methods are known even where types are missing. */
  readonly returns?: string;
  /** How large what it gives is, whatever it was given: the bytes or characters of a hash. */
  readonly gives?: number;
  /** The page that the entry was written from. */
  readonly source: string;
}
