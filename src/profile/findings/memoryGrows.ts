import { leastByThird } from '../memoryTrend.ts';
import type { Finding, RunFacts } from './finding.ts';

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
