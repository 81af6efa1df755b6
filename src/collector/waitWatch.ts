import type { ChildProcess } from 'node:child_process';
import diagnosticsChannel from 'node:diagnostics_channel';
import { PerformanceObserver } from 'node:perf_hooks';
import type { PerformanceEntry } from 'node:perf_hooks';
import type { ProfileRecord, WaitKind } from '../profile/format.ts';
import { AsyncWaits } from './asyncWaits.ts';
import { handOut } from './handOut.ts';
import type { LookedAt } from './waitPlaces.ts';
import { WaitPlaces } from './waitPlaces.ts';
import { WaitTotals } from './waitTotals.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/**
 * Channels on which Node, and the undici in it, tell of requests: where one is made by the program (Node 22 and newer, and
 * packages of undici's), where it begins, and where it has its answer.
 */
const requests = [
  {
    kind: 'http',
    make: 'http.client.request.created',
    begin: 'http.client.request.start',
    ends: ['http.client.response.finish', 'http.client.request.error'],
  },
  {
    kind: 'fetch',
    make: 'undici:request:create',
    begin: 'undici:request:create',
    ends: ['undici:request:trailers', 'undici:request:error'],
  },
] as const;

/** Sees what the thread waits for, by what Node tells of it. */
export class WaitWatch {
  readonly #lane: string;
  readonly #totals: WaitTotals;
  readonly #places: WaitPlaces;
  readonly #names: PerformanceObserver;
  readonly #async: AsyncWaits | undefined;
  #hasTold = false;

  constructor(lane: string, places: WaitPlaces) {
    this.#lane = lane;
    this.#places = places;
    this.#totals = new WaitTotals(lane);
    for (const request of requests) this.#watchRequests(request);
    this.#names = new PerformanceObserver((list) => this.#addNames(list.getEntries()));
    this.#names.observe({ entryTypes: ['dns'] });
    if (AsyncWaits.isPossible) this.#async = new AsyncWaits(places, (kind, ms) => this.#totals.add(kind, ms));
  }

  /** A process that was just started. When it ends, Node looks up what is to be called. */
  addChild(child: ChildProcess): void {
    const handle: unknown = Reflect.get(child, '_handle');
    if (typeof handle !== 'object' || handle === null || child.pid === undefined) return;
    const lookedAt = this.#places.begin('child-process');
    const startedMs = now();
    let isOver = false;
    handOut(handle, 'onexit', () => {
      if (!isOver) this.#add('child-process', now() - startedMs, lookedAt);
      isOver = true;
      return undefined;
    });
  }

  tick(): void {
    this.#async?.tick();
    this.#places.tick();
  }

  /** Totals that have changed, and what there is to say about them. */
  records(atUs: number): ProfileRecord[] {
    this.#addNames(this.#names.takeRecords());
    const missedUs = this.#async?.missedUs ?? 0;
    const records: ProfileRecord[] = [
      ...this.#totals.records(atUs, (kind) => (kind === 'fs' || kind === 'timer' ? missedUs : 0)),
      ...this.#places.records(atUs),
    ];
    if (this.#async?.hasRested !== true || this.#hasTold) return records;
    this.#hasTold = true;
    const message =
      'So many asynchronous operations began that waits for files and timers were counted in part of the time only.';
    return [...records, { type: 'notice', lane: this.#lane, atUs, message }];
  }

  #add(kind: WaitKind, ms: number, lookedAt: LookedAt | undefined): void {
    this.#totals.add(kind, ms);
    if (lookedAt !== undefined) this.#places.end(lookedAt, ms);
  }

  #watchRequests({ kind, make, begin, ends }: (typeof requests)[number]): void {
    const started = new WeakMap<object, number>();
    const lookedAt = new WeakMap<object, LookedAt>();
    diagnosticsChannel.subscribe(make, (message) => {
      const request = requestOf(message);
      const found = request === undefined ? undefined : this.#places.begin(kind);
      if (request !== undefined && found !== undefined) lookedAt.set(request, found);
    });
    diagnosticsChannel.subscribe(begin, (message) => {
      const request = requestOf(message);
      if (request !== undefined) started.set(request, now());
    });
    for (const end of ends) {
      diagnosticsChannel.subscribe(end, (message) => {
        const request = requestOf(message);
        const startedMs = request === undefined ? undefined : started.get(request);
        if (request === undefined || startedMs === undefined) return;
        started.delete(request);
        this.#add(kind, now() - startedMs, lookedAt.get(request));
      });
    }
  }

  #addNames(entries: readonly PerformanceEntry[]): void {
    for (const { duration } of entries) this.#totals.add('dns', duration);
  }
}

function requestOf(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  const { request } = message;
  return typeof request === 'object' && request !== null ? request : undefined;
}
