import type { GarbageCollectionRecord } from './format.ts';
import { isHelpers, isLibuvPool } from './helperLanes.ts';
import type { MemoryReading } from './laneReadings.ts';
import type { Span } from './laneSamples.ts';
import type { Lane, NamedLane } from './laneTable.ts';
import { inOrder } from './memoryTrend.ts';
import { saturatedByDisk } from './saturatedByDisk.ts';
import { activityOf, helperWindows } from './stretches.ts';
import { coreStates, type LaneState } from './timeline.ts';

/** What one lane did in all. `NaN` for what the platform does not tell. */
export interface LaneFigures {
  /** On a core. */
  readonly runningMs: number;
  /** Parts of it; what is missing to it is not known to be either. `NaN` for a lane without samples. */
  readonly javascriptMs: number;
  readonly nativeMs: number;
  readonly garbageMs: number;
  readonly waitingForCoreMs: number;
  readonly blockedMs: number;
  readonly idleMs: number;
  readonly longestDelayMs: number;
  /** When the longest delay of the event loop ended, µs of the host's clock; `NaN` for none. */
  readonly longestDelayAtUs: number;
  /** When all threads of libuv's pool had work, from the lane's beginning; none for other lanes. In order of time. */
  readonly saturated: readonly Span[];
  /** When they were all at work, and much of it was waiting for a disk, likewise. */
  readonly saturatedByDisk: readonly Span[];
  /** How long each of them waited for a disk then, on average. */
  readonly diskMs: number;
  /** 0…1: the part of its life in which its event loop did not wait for events. */
  readonly loopUtilization: number;
  /** Last running totals; `undefined` where none were told. */
  readonly garbage: GarbageCollectionRecord | undefined;
  /** In order of time. */
  readonly memory: readonly MemoryReading[];
}

/** The figures of each lane, in the order of the lanes. */
export function laneFigures(lanes: readonly NamedLane[]): LaneFigures[] {
  return lanes.map(({ lane }) => figuresOf(lane));
}

function figuresOf(lane: Lane): LaneFigures {
  const { threadCount } = lane;
  const { stretches, loopUtilization } = activityOf(lane);
  const usIn = new Map<LaneState, number>();
  for (const { state, startUs, endUs } of stretches)
    usIn.set(state, (usIn.get(state) ?? 0) + endUs - startUs);
  const msIn = (state: LaneState): number =>
    stretches.length === 0 ? Number.NaN : ((usIn.get(state) ?? 0) * threadCount) / 1000;
  const sampledMsIn = (state: LaneState): number => (lane.samples.isEmpty ? Number.NaN : msIn(state));
  let [longestUs, longestDelayAtUs] = [0, Number.NaN];
  for (const { maxDelayUs, atUs } of lane.loopDelays) {
    if (maxDelayUs > longestUs) [longestUs, longestDelayAtUs] = [maxDelayUs, atUs];
  }
  return {
    runningMs: [...coreStates].reduce((sum, state) => sum + msIn(state), 0),
    javascriptMs: sampledMsIn('javascript'),
    nativeMs: sampledMsIn('native'),
    garbageMs: sampledMsIn('garbage-collection'),
    waitingForCoreMs: msIn('waiting-for-core'),
    // Whether helpers that do not compute are blocked or idle is not known.
    blockedMs: isHelpers(lane.record) ? Number.NaN : msIn('blocked'),
    idleMs: isHelpers(lane.record) ? Number.NaN : msIn('idle'),
    longestDelayMs: longestUs / 1000,
    longestDelayAtUs,
    saturated: saturatedSpans(lane),
    ...saturatedByDisk(lane),
    loopUtilization,
    garbage: lane.garbage,
    memory: inOrder(lane.memory),
  };
}

/** So much of the time of all threads, and each of them was at work for most of it. */
const saturatedShare = 0.95;

function saturatedSpans(lane: Lane): Span[] {
  const spans: { readonly startUs: number; endUs: number }[] = [];
  if (!isLibuvPool(lane)) return spans;
  for (const { startUs, endUs, runningUs, waitingUs } of helperWindows(lane)) {
    if (runningUs + waitingUs < saturatedShare * (endUs - startUs)) continue;
    const last = spans.at(-1);
    const [from, until] = [startUs - lane.record.startedUs, endUs - lane.record.startedUs];
    if (last?.endUs === from) last.endUs = until;
    else spans.push({ startUs: from, endUs: until });
  }
  return spans;
}
