import type { ChildProcess } from 'node:child_process';
import diagnosticsChannel from 'node:diagnostics_channel';
import { PerformanceObserver } from 'node:perf_hooks';
import type { PerformanceEntry } from 'node:perf_hooks';
import type { ProfileRecord, WaitKind } from '../profile/format.ts';
import { AsyncWaits } from './asyncWaits.ts';
import { handOut } from './handOut.ts';
import { WaitTotals } from './waitTotals.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** Channels on which Node, and the undici in it, tell of requests: where one begins, and where it has its answer. */
const requests = [
  {
    kind: 'http',
    begin: 'http.client.request.start',
    ends: ['http.client.response.finish', 'http.client.request.error'],
  },
  {
    kind: 'fetch',
    begin: 'undici:request:create',
    ends: ['undici:request:trailers', 'undici:request:error'],
  },
] as const;

/** Sees what the thread waits for, by what Node tells of it. */
export class WaitWatch {
  readonly #lane: string;
  readonly #totals: WaitTotals;
  readonly #names: PerformanceObserver;
  readonly #async: AsyncWaits | undefined;
  #hasTold = false;

  constructor(lane: string) {
    this.#lane = lane;
    this.#totals = new WaitTotals(lane);
    for (const { kind, begin, ends } of requests) this.#watchRequests(kind, begin, ends);
    this.#names = new PerformanceObserver((list) => this.#addNames(list.getEntries()));
    this.#names.observe({ entryTypes: ['dns'] });
    if (AsyncWaits.isPossible) this.#async = new AsyncWaits((kind, ms) => this.#totals.add(kind, ms));
  }

  /** A process that was just started. When it ends, Node looks up what is to be called. */
  addChild(child: ChildProcess): void {
    const handle: unknown = Reflect.get(child, '_handle');
    if (typeof handle !== 'object' || handle === null || child.pid === undefined) return;
    const startedMs = now();
    let isOver = false;
    handOut(handle, 'onexit', () => {
      if (!isOver) this.#totals.add('child-process', now() - startedMs);
      isOver = true;
      return undefined;
    });
  }

  tick(): void {
    this.#async?.tick();
  }

  /** Totals that have changed, and what there is to say about them. */
  records(atUs: number): ProfileRecord[] {
    this.#addNames(this.#names.takeRecords());
    const missedUs = this.#async?.missedUs ?? 0;
    const records: ProfileRecord[] = this.#totals.records(atUs, (kind) =>
      kind === 'fs' || kind === 'timer' ? missedUs : 0,
    );
    if (this.#async?.hasRested !== true || this.#hasTold) return records;
    this.#hasTold = true;
    const message =
      'So many asynchronous operations began that waits for files and timers were counted in part of the time only.';
    return [...records, { type: 'notice', lane: this.#lane, atUs, message }];
  }

  #watchRequests(kind: WaitKind, begin: string, ends: readonly string[]): void {
    const started = new WeakMap<object, number>();
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
        this.#totals.add(kind, now() - startedMs);
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
