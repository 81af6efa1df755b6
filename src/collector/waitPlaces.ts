import type { AwaitedRecord, WaitKind } from '../profile/format.ts';
import { findCaller } from './findCaller.ts';
import type { Caller } from './findCaller.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** So many waits of a kind that begin within a tick of ours are looked at; from then on half of them, then a quarter. */
const mostPerTick = 4;
/** Looking at those of a kind may take this share of the time, beyond a little to begin with. */
const largestShare = 0.002;
const mostCreditMs = 5;
/** What takes longer was mostly waiting for a core; 10 µs are usual. */
const longestMs = 0.1;
const tickMs = 20;
const leastChance = 1 / 4096;
/** A kind of which so many had no function of the program on the stack is let be. */
const mostInVain = 50;
/** Places beyond are one. */
const placeLimit = 500;

/** A wait that is looked at: where it began, and how many it stands for. */
export interface LookedAt {
  readonly place: Place;
  readonly weight: number;
}

/** How a kind is chosen from. */
interface Choice {
  chance: number;
  /** In this tick. */
  taken: number;
  passed: number;
  /** Looked at since a function was found. */
  inVain: number;
  /** For looking, so that one kind takes nothing away from another. */
  creditMs: number;
}

export interface Place {
  readonly kind: WaitKind;
  readonly caller: Caller;
  count: number;
  ofCount: number;
  ms: number;
  isChanged: boolean;
}

const nobody: Caller = { name: '', url: '', line: 0, column: 0 };

/** Which functions began the waits of a thread: of some of them, chosen by chance, the others are taken to be like these. */
export class WaitPlaces {
  readonly #lane: string;
  readonly #collectorUrls: ReadonlySet<string>;
  readonly #placeOf: (caller: Caller) => Caller;
  readonly #places = new Map<string, Place>();
  readonly #choices = new Map<WaitKind, Choice>();
  #seed = 1;

  /** `placeOf` says where a caller stands in the file that its author wrote. */
  constructor(lane: string, collectorUrls: readonly string[], placeOf: (caller: Caller) => Caller) {
    this.#lane = lane;
    this.#collectorUrls = new Set(collectorUrls);
    this.#placeOf = placeOf;
  }

  /**
   * A wait begins, and what is on the stack began it, or else who began the one whose end it goes on from. `undefined` for
   * one that is not looked at.
   */
  begin(kind: WaitKind, before?: Caller): LookedAt | undefined {
    let choice = this.#choices.get(kind);
    if (choice === undefined) {
      choice = { chance: 1, taken: 0, passed: 0, inVain: 0, creditMs: mostCreditMs };
      this.#choices.set(kind, choice);
    }
    if (choice.inVain >= mostInVain || choice.creditMs <= 0 || this.#random() >= choice.chance) {
      choice.passed += 1;
      return undefined;
    }
    const weight = 1 / choice.chance;
    choice.taken += 1;
    if (choice.taken % mostPerTick === 0) choice.chance /= 2;
    const startedMs = now();
    const caller = findCaller(this.#collectorUrls) ?? before;
    choice.creditMs -= Math.min(longestMs, now() - startedMs);
    choice.inVain = caller === undefined ? choice.inVain + 1 : -Infinity;
    return { place: this.#place(kind, caller ?? nobody), weight };
  }

  end({ place, weight }: LookedAt, ms: number): void {
    place.count += 1;
    place.ofCount += weight;
    place.ms += ms * weight;
    place.isChanged = true;
  }

  /** To be called each tick. */
  tick(): void {
    for (const choice of this.#choices.values()) {
      // Where credit is short, the few that can be looked at stand for more.
      if (choice.creditMs <= 0 && choice.passed > 0) choice.chance = Math.max(leastChance, choice.chance / 2);
      else if (choice.taken < mostPerTick) choice.chance = Math.min(1, choice.chance * 2);
      choice.taken = 0;
      choice.passed = 0;
      choice.creditMs = Math.min(mostCreditMs, choice.creditMs + tickMs * largestShare);
    }
  }

  /** Totals that have changed since the last call. */
  records(atUs: number): AwaitedRecord[] {
    return [...this.#places.values()].flatMap((place) => {
      if (!place.isChanged) return [];
      place.isChanged = false;
      const { kind, count } = place;
      const { name, url, line, column } = this.#placeOf(place.caller);
      const totals = { count, ofCount: Math.round(place.ofCount), waitedUs: Math.round(place.ms * 1000) };
      return { type: 'awaited', lane: this.#lane, kind, atUs, name, url, line, column, ...totals };
    });
  }

  #place(kind: WaitKind, found: Caller): Place {
    const isFull = this.#places.size >= placeLimit;
    const keyOf = ({ url, line, column }: Caller): string => `${kind} ${url}:${line}:${column}`;
    const caller = isFull && !this.#places.has(keyOf(found)) ? nobody : found;
    const key = keyOf(caller);
    let place = this.#places.get(key);
    if (place === undefined) {
      place = { kind, caller, count: 0, ofCount: 0, ms: 0, isChanged: false };
      this.#places.set(key, place);
    }
    return place;
  }

  /** 0…1 (Park and Miller). The program's own `Math.random` may have been given a seed, and must not be asked. */
  #random(): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
}
