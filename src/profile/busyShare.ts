import type { Lane } from './laneTable.ts';
import type { UsageSeries } from './usageSeries.ts';

/** Busy time up to a moment, as corners of a line that never falls. */
export interface BusyLine {
  readonly atUs: readonly number[];
  readonly busyUs: readonly number[];
}

/**
 * Busy is time on a core where CPU time is known, else time in which the event loop was not idle. Empty where the lane
 * tells neither. From about a moment on, where one is said.
 */
export function busyLine(usage: UsageSeries, fromUs?: number): BusyLine {
  const cpu = usage.cpuPoints(fromUs);
  if (cpu.length > 1) {
    return { atUs: cpu.map((point) => point.atUs), busyUs: cpu.map((point) => point.cpuUs) };
  }
  const loop = usage.loopPoints(fromUs);
  const first = loop[0];
  if (first === undefined) return { atUs: [], busyUs: [] };
  let busyUs = 0;
  return {
    atUs: loop.map((point) => point.atUs),
    busyUs: loop.map((point) => {
      busyUs = Math.max(busyUs, point.atUs - first.atUs - (point.idleUs - first.idleUs));
      return busyUs;
    }),
  };
}

/** Of helpers, time in which they waited for a disk, as an average of all threads; empty where nobody looked. */
export function blockedLineOf({ blocked, threadCount }: Pick<Lane, 'blocked' | 'threadCount'>): BusyLine {
  const points = blocked?.cpuPoints() ?? [];
  return {
    atUs: points.map(({ atUs }) => atUs),
    busyUs: points.map(({ cpuUs }) => cpuUs / threadCount),
  };
}

/** Of a lane: for helpers, the average of its threads. */
export function busyLineOf(
  { usage, threadCount }: Pick<Lane, 'usage' | 'threadCount'>,
  fromUs?: number,
): BusyLine {
  const line = busyLine(usage, fromUs);
  return threadCount === 1 ? line : { ...line, busyUs: line.busyUs.map((us) => us / threadCount) };
}

/** 0…1 between two moments; `NaN` where the line tells nothing of them. */
export function busyShare(line: BusyLine, fromUs: number, toUs: number): number {
  const firstUs = line.atUs[0];
  const lastUs = line.atUs.at(-1);
  if (firstUs === undefined || lastUs === undefined || line.atUs.length < 2) return Number.NaN;
  const start = Math.max(fromUs, firstUs);
  const end = Math.min(toUs, lastUs);
  if (end <= start) return Number.NaN;
  return Math.min(1, Math.max(0, (busyAt(line, end) - busyAt(line, start)) / (end - start)));
}

/** The line's height at a moment within it. */
function busyAt(line: BusyLine, atUs: number): number {
  let low = 0;
  let high = line.atUs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((line.atUs[middle] ?? 0) <= atUs) low = middle;
    else high = middle;
  }
  const [x0 = 0, x1 = 0] = [line.atUs[low], line.atUs[high]];
  const [y0 = 0, y1 = 0] = [line.busyUs[low], line.busyUs[high]];
  return x1 <= x0 ? y1 : y0 + (y1 - y0) * Math.min(1, (atUs - x0) / (x1 - x0));
}
