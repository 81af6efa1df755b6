import { constants, PerformanceObserver } from 'node:perf_hooks';
import type { PerformanceEntry } from 'node:perf_hooks';
import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import type { GarbageCollectionRecord, MemoryRecord } from '../profile/format.ts';

type Totals = Omit<GarbageCollectionRecord, 'type' | 'lane' | 'atUs'>;
const getHeapStatistics = v8.getHeapStatistics.bind(v8);
/** Of the process: one thread tells of it. */
const readRss = isMainThread ? process.memoryUsage.rss.bind(process.memoryUsage) : undefined;

/** Counts the thread's garbage collections, and looks how full its heap is. */
export class HeapWatch {
  readonly #lane: string;
  readonly #observer: PerformanceObserver;
  readonly #totals: { -readonly [K in keyof Totals]: Totals[K] } = {
    minorCount: 0,
    minorUs: 0,
    majorCount: 0,
    majorUs: 0,
    incrementalCount: 0,
    incrementalUs: 0,
    weakCallbackCount: 0,
    weakCallbackUs: 0,
  };

  constructor(lane: string) {
    this.#lane = lane;
    this.#observer = new PerformanceObserver((list) => this.#count(list.getEntries()));
    this.#observer.observe({ entryTypes: ['gc'] });
  }

  records(atUs: number): readonly [GarbageCollectionRecord, MemoryRecord] {
    // Node hands entries on in a later turn of the event loop, which a thread that ends does not have.
    this.#count(this.#observer.takeRecords());
    const { used_heap_size: heapUsedBytes, external_memory: externalBytes } = getHeapStatistics();
    const rss = readRss === undefined ? {} : { rssBytes: readRss() };
    const place = { lane: this.#lane, atUs };
    return [
      { type: 'gc', ...place, ...rounded(this.#totals) },
      { type: 'memory', ...place, heapUsedBytes, externalBytes, ...rss },
    ];
  }

  #count(entries: readonly PerformanceEntry[]): void {
    for (const entry of entries) {
      const us = entry.duration * 1000;
      switch (kindOf(entry)) {
        case constants.NODE_PERFORMANCE_GC_MINOR:
          this.#totals.minorCount += 1;
          this.#totals.minorUs += us;
          break;
        case constants.NODE_PERFORMANCE_GC_MAJOR:
          this.#totals.majorCount += 1;
          this.#totals.majorUs += us;
          break;
        case constants.NODE_PERFORMANCE_GC_INCREMENTAL:
          this.#totals.incrementalCount += 1;
          this.#totals.incrementalUs += us;
          break;
        default:
          this.#totals.weakCallbackCount += 1;
          this.#totals.weakCallbackUs += us;
      }
    }
  }
}

function kindOf(entry: PerformanceEntry): unknown {
  const detail: unknown = 'detail' in entry ? entry.detail : undefined;
  return typeof detail === 'object' && detail !== null && 'kind' in detail ? detail.kind : undefined;
}

function rounded(totals: Totals): Totals {
  const { minorUs, majorUs, incrementalUs, weakCallbackUs } = totals;
  return {
    ...totals,
    minorUs: Math.round(minorUs),
    majorUs: Math.round(majorUs),
    incrementalUs: Math.round(incrementalUs),
    weakCallbackUs: Math.round(weakCallbackUs),
  };
}
