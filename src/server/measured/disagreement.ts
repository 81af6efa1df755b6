import type { FunctionReport, Signal } from '../../core/index.ts';
import type { MeasuredFunction } from '../../profile/index.ts';
import { topLevel } from '../functionPlaces.ts';

/** A measured kind that is less sure than this contradicts nothing. */
const leastConfidence = 0.8;

/** Waits in which a function is not on its thread's stack: no sample finds it there. */
const awaited: ReadonlySet<Signal> = new Set(['async-io', 'libuv-pool', 'timer', 'child-process']);

/** How a prediction and a measurement differ, in a few words; `null` where they do not or it cannot be told. */
export function disagreementOf(
  report: FunctionReport,
  { measured: { kind, confidence } }: MeasuredFunction,
): string | null {
  const { kind: predicted } = report;
  if (kind === 'not enough data' || confidence < leastConfidence) return null;
  if (predicted === 'unknown' || predicted === kind) return null;
  // Top-level code runs once, and what it did is what it called.
  if (report.name === topLevel) return null;
  // How often a function was called is not known, and many light calls compute for long; none of them waits, though.
  if (predicted === 'light' && kind !== 'io') return null;
  // Of a function that awaits, what is measured is the rest.
  if (awaitsSomething(report) && predicted !== 'cpu' && predicted !== 'light') return null;
  return `measured ${kind}, not ${predicted}`;
}

/** Whether part of a function's time is awaited, as far as the prediction tells. */
export function awaitsSomething({ kind, blocking, evidence }: FunctionReport): boolean {
  const waits = kind === 'io' || kind === 'mixed';
  return (waits && blocking !== true) || evidence.some(({ signal }) => awaited.has(signal));
}
