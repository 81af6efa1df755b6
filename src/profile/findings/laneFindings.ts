import { leastByThird } from '../memoryTrend.ts';
import { percent } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';

const leastWaitingMs = 200;
const leastWaitingShare = 0.25;

/** More threads want to run than there are cores. */
export function oversubscribed({ timeline, figures }: RunFacts): Finding[] {
  // Of helpers it is an average that is known, and nobody chooses how many V8 has.
  const busy = figures.flatMap(({ runningMs, waitingForCoreMs }, lane) =>
    timeline.lanes[lane]?.role !== 'helpers' && runningMs + waitingForCoreMs >= leastWaitingMs
      ? [{ lane, runningMs, waitingForCoreMs }]
      : [],
  );
  const waitingMs = busy.reduce((total, { waitingForCoreMs }) => total + waitingForCoreMs, 0);
  const wantedMs = waitingMs + busy.reduce((total, { runningMs }) => total + runningMs, 0);
  const isOurDoing = busy.length > timeline.coreCount;
  if (!isOurDoing || waitingMs < leastWaitingMs || waitingMs < leastWaitingShare * wantedMs) return [];
  const message = `More threads want to run than there are cores: ${busy.length} busy threads on ${timeline.coreCount} cores waited for one in ${percent(waitingMs / wantedMs)} of the time in which they had work.`;
  const advice = `Let all pools together have no more than ${timeline.coreCount} workers, less one for the main thread where that is busy.`;
  const lanes = busy.map(({ lane }) => lane);
  const shown = { lanes, startUs: 0, endUs: timeline.durationUs };
  return [{ code: 'oversubscribed', message, advice, ...shown, lostMs: waitingMs / busy.length }];
}

/** Growth is worth a word when it is of this much at least, */
const leastGrowthBytes = 32 * 1024 * 1024;
/** and to this many times what it was. */
const leastFactor = 1.5;
/** of which this share, at least, comes after the middle of the run: what a program loads at its start is no leak. */
const leastLateShare = 0.3;

/** The least that was in use in each third of the run grows: garbage collections do not bring it back. */
export function memoryGrows({ timeline, figures }: RunFacts): Finding[] {
  return figures.flatMap(({ memory }, lane) => {
    const [first, middle, last] = leastByThird(memory) ?? [0, 0, 0];
    const grows = first < middle && last - middle >= leastLateShare * (last - first);
    if (!grows || last - first < leastGrowthBytes || last < leastFactor * first) return [];
    const message = `Memory grows in ${timeline.lanes[lane]?.name ?? ''}: it never used less than ${megabytes(first)} in the first third of the run, and ${megabytes(last)} in the last.`;
    const advice = 'Look for caches, lists and listeners that only ever grow.';
    const shown = { lanes: [lane], startUs: 0, endUs: timeline.durationUs };
    return [{ code: 'memory-grows' as const, message, advice, ...shown, lostMs: 0 }];
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
