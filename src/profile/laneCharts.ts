import { busyLineOf, busyShare, type BusyLine } from './busyShare.ts';
import { isHelpers } from './helperLanes.ts';
import type { Span } from './laneSamples.ts';
import type { Lane } from './laneTable.ts';
import { bytesOf, inOrder } from './memoryTrend.ts';
import { loopBusyLine } from './stretches.ts';

/** What is drawn of a lane over time. */
export const chartNames = [
  'loopBusy',
  'loopDelayMs',
  'memoryBytes',
  'onCore',
  'waitingForCore',
  'processBytes',
] as const;
export type ChartName = (typeof chartNames)[number];

/** Index i of each column is the i-th of equal parts of the time; `NaN` where nothing is known of it. */
export interface LaneChart extends Readonly<Record<ChartName, Float64Array>> {
  readonly id: string;
}

/** A thread writes of its event loop every 100 ms, as long as that turns, so a delay is that old at most. */
const loopEveryUs = 100_000;

/**
 * What one lane did and had in each of `count` equal parts of a span: shares of the time (0…1), the longest delay of its event loop
 * that reached into that part, and the most memory that was told of in it, or else what was told last before.
 */
export function laneChart(lane: Lane, { startUs, endUs }: Span, count: number): LaneChart {
  const stepUs = (endUs - startUs) / count;
  const { record, ended } = lane;
  /** Both ends of a part, within the lane's life; no time at all where it does not reach into that. */
  const partAt = (index: number): Span => ({
    startUs: Math.max(record.startedUs, startUs + index * stepUs),
    endUs: Math.min(ended?.endedUs ?? Infinity, startUs + (index + 1) * stepUs),
  });
  const column = (valueOf: (part: Span) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => {
      const part = partAt(index);
      return part.endUs > part.startUs ? valueOf(part) : Number.NaN;
    });
  const shareOf = (line: BusyLine) => column((part) => busyShare(line, part.startUs, part.endUs));
  const memory = inOrder(lane.memory);
  return {
    id: lane.id,
    onCore: shareOf(busyLineOf(lane)),
    waitingForCore: shareOf(waitingLine(lane)),
    loopBusy: shareOf(loopBusyLine(lane)),
    loopDelayMs: column(delayIn(lane)),
    memoryBytes: column(mostIn(memory.map((one) => ({ atUs: one.atUs, value: bytesOf(one) })))),
    processBytes: column(
      mostIn(memory.flatMap(({ atUs, rssBytes: value }) => (value === undefined ? [] : [{ atUs, value }]))),
    ),
  };
}

/** Only Linux tells of it. */
function waitingLine({ usage, threadCount }: Lane): BusyLine {
  const points = usage.cpuPoints();
  const isTold = (points.at(-1)?.waitingUs ?? 0) > 0;
  return {
    atUs: isTold ? points.map(({ atUs }) => atUs) : [],
    busyUs: isTold ? points.map(({ waitingUs }) => waitingUs / threadCount) : [],
  };
}

/** Delays under 2 ms are not recorded: then there was next to none. Asked in order of time. */
function delayIn(lane: Lane): (part: Span) => number {
  if (isHelpers(lane.record)) return () => Number.NaN;
  const delays = Array.from(lane.loopDelays, ({ atUs, maxDelayUs }) => ({
    fromUs: atUs - maxDelayUs - loopEveryUs,
    atUs,
    maxDelayUs,
  })).sort((a, b) => a.atUs - b.atUs);
  let first = 0;
  return ({ startUs, endUs }) => {
    while ((delays[first]?.atUs ?? Infinity) <= startUs) first += 1;
    let mostUs = 0;
    // Written every 100 ms, so that the first that begins later than its own length tells that all others do, too.
    for (let at = first; at < delays.length; at += 1) {
      const delay = delays[at];
      if (delay === undefined) break;
      const fromUs = Math.max(delay.fromUs, delays[at - 1]?.atUs ?? -Infinity);
      if (fromUs >= endUs) break;
      mostUs = Math.max(mostUs, delay.maxDelayUs);
    }
    return mostUs / 1000;
  };
}

/** The most of the readings in a part, or the last one before it. Readings are in order of time, and so are questions. */
function mostIn(
  readings: readonly { readonly atUs: number; readonly value: number }[],
): (part: Span) => number {
  let next = 0;
  let last = Number.NaN;
  return ({ startUs, endUs }) => {
    let most = Number.NaN;
    for (let reading = readings[next]; reading !== undefined; reading = readings[next]) {
      if (reading.atUs >= endUs) break;
      if (reading.atUs >= startUs && !(reading.value <= most)) most = reading.value;
      last = reading.value;
      next += 1;
    }
    return Number.isNaN(most) ? last : most;
  };
}
