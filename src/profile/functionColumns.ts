import type { FunctionRow } from './functionTable.ts';
import { functionKey } from './laneFunctions.ts';
import type { FunctionTime } from './laneFunctions.ts';
import type { SampledFunction } from './laneSamples.ts';
import { measuredKinds } from './measuredKind.ts';

/** Index i of every column is one function, those that took most time in themselves first. `NaN` is not known. */
export interface FunctionColumns {
  readonly count: number;
  /** How many there are; those that took least are left out where they are more than `count`. */
  readonly allCount: number;
  /** Of all functions. */
  readonly sampleCount: number;
  readonly functions: readonly SampledFunction[];
  readonly self: TimeColumns;
  readonly total: TimeColumns;
  /** Index into `measuredKinds`. */
  readonly kind: Uint8Array;
  readonly confidence: Float64Array;
  /** For how long at most each held an event loop that others wait for; `NaN` for one that ran nowhere else than in pools. */
  readonly heldMs: Float64Array;
  /** How long waits went on that each began, about how many, and how many of them were looked at. */
  readonly awaitedMs: Float64Array;
  readonly awaitedCount: Float64Array;
  readonly lookedAtCount: Float64Array;
}

export type TimeColumns = { readonly [K in keyof FunctionTime]: Float64Array };

/** More rows than anybody reads. */
const rowLimit = 2_000;

/** Rows as columns, so many that they can be sent at each move. `held` is by `functionKey`. */
export function functionColumns(
  rows: readonly FunctionRow[],
  held: ReadonlyMap<string, number>,
): FunctionColumns {
  const shown = rows.slice(0, rowLimit);
  return {
    count: shown.length,
    allCount: rows.length,
    sampleCount: rows.reduce((sum, { self }) => sum + self.sampleCount, 0),
    functions: shown.map(({ name, url, line, column }) => ({ name, url, line, column })),
    self: timeColumns(shown.map(({ self }) => self)),
    total: timeColumns(shown.map(({ total }) => total)),
    kind: Uint8Array.from(shown, ({ measured }) => measuredKinds.indexOf(measured.kind)),
    confidence: Float64Array.from(shown, ({ measured }) => measured.confidence),
    heldMs: Float64Array.from(shown, (row) => held.get(functionKey(row)) ?? Number.NaN),
    awaitedMs: Float64Array.from(shown, ({ awaited }) => awaited?.waitedMs ?? Number.NaN),
    awaitedCount: Float64Array.from(shown, ({ awaited }) => awaited?.count ?? 0),
    lookedAtCount: Float64Array.from(shown, ({ awaited }) => awaited?.lookedAt ?? 0),
  };
}

function timeColumns(times: readonly FunctionTime[]): TimeColumns {
  const column = (of: (time: FunctionTime) => number) => Float64Array.from(times, of);
  return {
    wallMs: column(({ wallMs }) => wallMs),
    cpuMs: column(({ cpuMs }) => cpuMs),
    systemMs: column(({ systemMs }) => systemMs),
    waitingForCoreMs: column(({ waitingForCoreMs }) => waitingForCoreMs),
    blockedMs: column(({ blockedMs }) => blockedMs),
    gcMs: column(({ gcMs }) => gcMs),
    sampleCount: column(({ sampleCount }) => sampleCount),
  };
}
