import type { WaitKind } from './format.ts';
import type { NamedLane } from './laneTable.ts';

export const waitKinds = [
  'http',
  'fetch',
  'fs',
  'dns',
  'child-process',
  'timer',
] as const satisfies readonly WaitKind[];

/** What a person reads of each kind. */
export const waitNames: Readonly<Record<WaitKind, string>> = {
  http: 'HTTP requests',
  fetch: 'fetch',
  fs: 'files',
  dns: 'DNS',
  'child-process': 'child processes',
  timer: 'timers',
};

/** What one lane waited for. */
export interface WaitRow {
  /** Index of the lane. */
  readonly lane: number;
  readonly kind: WaitKind;
  /** Waits that have ended. */
  readonly count: number;
  /** Of all together; several go on at once. */
  readonly waitedMs: number;
  readonly longestMs: number;
  /** 0…1: the part of the lane's life, as far as the record tells of it, in which they were counted. */
  readonly countedShare: number;
}

/** Waits by lane, in the order of lanes, and by kind, the longest in all first. */
export function waitTable(lanes: readonly NamedLane[]): WaitRow[] {
  return lanes.flatMap(({ lane: { record, waits } }, lane) =>
    [...waits.values()]
      .map(({ kind, count, waitedUs, longestUs, missedUs, atUs }) => ({
        lane,
        kind,
        count,
        waitedMs: waitedUs / 1000,
        longestMs: longestUs / 1000,
        countedShare: Math.max(0, 1 - missedUs / Math.max(1, atUs - record.startedUs)),
      }))
      .sort((a, b) => b.waitedMs - a.waitedMs || (a.kind < b.kind ? -1 : 1)),
  );
}
