import { isMainThread } from 'node:worker_threads';
import { handOut } from './handOut.ts';

/** A flood of messages is not followed one by one. */
const lookEveryMs = 1;

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/**
 * Calls `onParting` when the thread is about to hand something to others or to park: after that it may be terminated,
 * which it is not told of, or sleep until it is.
 */
export class PartingMoments {
  readonly #onParting: () => void;
  readonly #settled = Promise.resolve();
  /** The program's main thread is not ended by whom it sends messages to. */
  readonly #mayBeEnded = !isMainThread || process.send !== undefined;
  #againAtMs = 0;

  constructor(onParting: () => void) {
    this.#onParting = onParting;
    handOut(Atomics, 'wait', () => {
      if (this.#isDue(now())) this.#onParting();
      return undefined;
    });
  }

  /** A message is about to be sent. */
  leave(atMs: number): void {
    if (!this.#mayBeEnded || !this.#isDue(atMs)) return;
    this.#onParting();
    // `postMessage(compute(data))` gets the function first and computes then: what it computed follows the message.
    void this.#settled.then(this.#onParting);
  }

  /** Whether it is time to look again: in a flood of empty tasks even reading the clock twice a task is felt. */
  #isDue(atMs: number): boolean {
    if (atMs < this.#againAtMs) return false;
    this.#againAtMs = atMs + lookEveryMs;
    return true;
  }
}
