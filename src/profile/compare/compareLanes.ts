import type { LaneFigures } from '../laneFigures.ts';
import type { LaneRow } from '../timeline.ts';
import { figure, type ComparedLanes } from './comparison.ts';
import { largestOf, sumOf, type ComparedRun } from './comparedRun.ts';

/** Lanes of one role are compared as one: which worker of a pool gets which task is chance. */
export function compareLanes(before: ComparedRun, after: ComparedRun): ComparedLanes[] {
  return (['main', 'thread', 'process', 'helpers'] as const).flatMap((role) => {
    const [a, b] = [totalsOf(before, role), totalsOf(after, role)];
    if (a.count === 0 && b.count === 0) return [];
    const figures = [
      figure('lanes', 'count', a.count, b.count),
      figure('running', 'ms', a.runningMs, b.runningMs),
      figure('waiting-for-core', 'ms', a.waitingMs, b.waitingMs),
      figure('blocked', 'ms', a.blockedMs, b.blockedMs),
      figure('idle', 'ms', a.idleMs, b.idleMs),
      figure('longest-delay', 'ms', a.longestDelayMs, b.longestDelayMs),
      figure('garbage', 'ms', a.garbageMs, b.garbageMs),
      figure('most-heap', 'bytes', a.mostHeapBytes, b.mostHeapBytes),
    ];
    return [{ role, figures }];
  });
}

export interface LaneTotals {
  readonly count: number;
  readonly runningMs: number;
  readonly waitingMs: number;
  readonly blockedMs: number;
  readonly idleMs: number;
  readonly longestDelayMs: number;
  readonly garbageMs: number;
  readonly mostHeapBytes: number;
}

/** Of all lanes that run the program's JavaScript, or of those of one role. */
export function totalsOf({ facts }: ComparedRun, role?: LaneRow['role']): LaneTotals {
  const figures = facts.figures.filter((_, lane) => {
    const own = facts.timeline.lanes[lane]?.role;
    return role === undefined ? own !== 'helpers' : own === role;
  });
  return {
    count: figures.length,
    runningMs: sumOf(figures.map(({ runningMs }) => runningMs)),
    waitingMs: sumOf(figures.map(({ waitingForCoreMs }) => waitingForCoreMs)),
    blockedMs: sumOf(figures.map(({ blockedMs }) => blockedMs)),
    idleMs: sumOf(figures.map(({ idleMs }) => idleMs)),
    longestDelayMs: largestOf(figures.map(({ longestDelayMs }) => longestDelayMs)),
    garbageMs: sumOf(figures.map(garbageMs)),
    mostHeapBytes: largestOf(
      figures.flatMap(({ memory }) => memory.map(({ heapUsedBytes }) => heapUsedBytes)),
    ),
  };
}

function garbageMs({ garbage }: LaneFigures): number {
  if (garbage === undefined) return Number.NaN;
  const { minorUs, majorUs, incrementalUs, weakCallbackUs } = garbage;
  return (minorUs + majorUs + incrementalUs + weakCallbackUs) / 1000;
}
