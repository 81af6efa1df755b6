import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const hooks = moduleTable('perf_hooks', 'nodejs.org/api/perf_hooks.html');
const globals = moduleTable('', 'nodejs.org/api/perf_hooks.html');
const workers = moduleTable('worker_threads', 'nodejs.org/api/worker_threads.html#workerperformance');

const light = { effect: 'light', work: { fixedNs: 1_000 } } as const;
const overTimeline = { effect: 'light', work: { fixedNs: 10_000 } } as const;

/** Timelines and histograms of `perf_hooks`. */
export const measuringEntries: readonly CatalogEntry[] = [
  ...[hooks, globals].flatMap((table) => [
    ...table(
      'PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming',
      { ...light },
    ),
    ...table('Performance.clearMeasures Performance.clearResourceTimings', light),
    ...table('Performance.markResourceTiming Performance.setResourceTimingBufferSize', light),
    ...table(methodsOf('Performance', 'getEntries getEntriesByName getEntriesByType'), overTimeline),
  ]),
  ...globals('Performance.timerify Performance.eventLoopUtilization', light),
  ...hooks('PerformanceNodeTiming PerformanceEntry.toJSON PerformanceResourceTiming.toJSON', light),
  ...hooks('createHistogram', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'RecordableHistogram' }),
  ...hooks('monitorEventLoopDelay', {
    effect: 'light',
    work: { fixedNs: 50_000 },
    returns: 'IntervalHistogram',
  }),
  ...hooks(methodsOf('Histogram', 'percentile percentileBigInt reset'), overTimeline),
  ...hooks('IntervalHistogram.enable IntervalHistogram.disable', light),
  ...hooks('RecordableHistogram.record RecordableHistogram.recordDelta', {
    effect: 'light',
    work: { fixedNs: 200 },
  }),
  ...hooks('RecordableHistogram.add', overTimeline),
  ...hooks(methodsOf('PerformanceObserver', 'disconnect observe takeRecords'), light),
  ...hooks(
    methodsOf('PerformanceObserverEntryList', 'getEntries getEntriesByName getEntriesByType'),
    overTimeline,
  ),
  ...workers('WorkerPerformance.eventLoopUtilization', light),
];
