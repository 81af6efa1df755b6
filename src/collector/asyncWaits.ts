import { createHook } from 'node:async_hooks';
import type { AsyncHook } from 'node:async_hooks';
import type { WaitKind } from '../profile/format.ts';
import type { Caller } from './findCaller.ts';
import type { LookedAt, WaitPlaces } from './waitPlaces.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** What Node calls the resources that are waited for. Requests to the file system are made by thread pool or io_uring. */
const kinds = new Map<string, WaitKind>([
  ['FSREQCALLBACK', 'fs'],
  ['FSREQPROMISE', 'fs'],
  ['Timeout', 'timer'],
]);

/** Each resource that begins costs a call; a thread that begins so many within a tick of ours is left alone, */
const mostPerTick = 400;
/** for so long. */
const restMs = 1_000;
/** Timers that are cleared never end; the oldest are forgotten. */
const mostOpen = 5_000;

interface Open {
  readonly kind: WaitKind;
  startedMs: number;
  readonly isRepeated: boolean;
  readonly lookedAt: LookedAt | undefined;
}

/**
 * Files and timers, from Node 24 on: `async_hooks` there has `trackPromises: false`, which older versions do not know, and
 * without it each `await` pays thirty-fold. Under load the hook is switched off for most of the time.
 */
export class AsyncWaits {
  readonly #onWaited: (kind: WaitKind, ms: number) => void;
  readonly #places: WaitPlaces;
  readonly #hook: AsyncHook;
  readonly #open = new Map<number, Open>();
  /** The operation whose end is being heard of, and what goes on from there. */
  #endedId = 0;
  #endedCaller: Caller | undefined;
  #begun = 0;
  #offSinceMs = 0;
  #missedMs = 0;
  #restUntilMs = 0;
  #isOn = true;
  #hasRested = false;

  constructor(places: WaitPlaces, onWaited: (kind: WaitKind, ms: number) => void) {
    this.#places = places;
    this.#onWaited = onWaited;
    const options = {
      init: (id: number, type: string, trigger: number, resource: object): void => {
        try {
          this.#begin(id, type, trigger, resource);
        } catch {
          // Node ends the program when a hook throws.
        }
      },
      before: (id: number): void => {
        try {
          this.#end(id);
        } catch {
          // See above.
        }
      },
      trackPromises: false,
    };
    this.#hook = createHook(options).enable();
  }

  static get isPossible(): boolean {
    return Number.parseInt(process.versions.node, 10) >= 24;
  }

  /** Whether there was so much that not all of it was counted. */
  get hasRested(): boolean {
    return this.#hasRested;
  }

  get missedUs(): number {
    return Math.round((this.#missedMs + (this.#isOn ? 0 : now() - this.#offSinceMs)) * 1000);
  }

  /** To be called each tick. */
  tick(): void {
    this.#begun = 0;
    const atMs = now();
    if (this.#isOn || atMs < this.#restUntilMs) return;
    this.#isOn = true;
    this.#missedMs += atMs - this.#offSinceMs;
    this.#hook.enable();
  }

  #begin(id: number, type: string, trigger: number, resource: object): void {
    this.#begun += 1;
    if (this.#begun > mostPerTick) this.#rest();
    const kind = kinds.get(type);
    if (kind === undefined || !this.#isOn) return;
    if (this.#open.size >= mostOpen) {
      for (const oldest of this.#open.keys()) {
        this.#open.delete(oldest);
        break;
      }
    }
    const isRepeated = kind === 'timer' && typeof Reflect.get(resource, '_repeat') === 'number';
    // A file that is read with a callback is read on from Node's own, with nobody else on the stack.
    const goesOn = type === 'FSREQCALLBACK' && trigger === this.#endedId;
    const before = goesOn ? this.#endedCaller : undefined;
    const lookedAt = this.#places.begin(kind, before);
    this.#open.set(id, { kind, startedMs: now(), isRepeated, lookedAt });
  }

  #end(id: number): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    const atMs = now();
    this.#onWaited(open.kind, atMs - open.startedMs);
    if (open.lookedAt !== undefined) this.#places.end(open.lookedAt, atMs - open.startedMs);
    this.#endedId = id;
    this.#endedCaller = open.kind === 'fs' ? open.lookedAt?.place.caller : undefined;
    if (open.isRepeated) open.startedMs = atMs;
    else this.#open.delete(id);
  }

  #rest(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#hasRested = true;
    this.#hook.disable();
    // Ends that nobody hears of would be taken for long waits.
    this.#open.clear();
    this.#offSinceMs = now();
    this.#restUntilMs = this.#offSinceMs + restMs;
  }
}
