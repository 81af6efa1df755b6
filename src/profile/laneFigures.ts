import type { GarbageCollectionRecord, MemoryRecord } from './format.ts';
import type { Lane, NamedLane } from './laneTable.ts';
import { laneStretches } from './stretches.ts';
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
  /** Last running totals; `undefined` where none were told. */
  readonly garbage: GarbageCollectionRecord | undefined;
  /** In order of time. */
  readonly memory: readonly MemoryRecord[];
}

/** The figures of each lane, in the order of the lanes. */
export function laneFigures(lanes: readonly NamedLane[]): LaneFigures[] {
  return lanes.map(({ lane }) => figuresOf(lane));
}

function figuresOf(lane: Lane): LaneFigures {
  const stretches = laneStretches(lane.usage, lane.samples);
  const usIn = new Map<LaneState, number>();
  for (const { state, startUs, endUs } of stretches)
    usIn.set(state, (usIn.get(state) ?? 0) + endUs - startUs);
  const msIn = (state: LaneState): number =>
    stretches.length === 0 ? Number.NaN : (usIn.get(state) ?? 0) / 1000;
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
    blockedMs: msIn('blocked'),
    idleMs: msIn('idle'),
    longestDelayMs: longestUs / 1000,
    longestDelayAtUs,
    garbage: lane.garbage,
    memory: [...lane.memory].sort((a, b) => a.atUs - b.atUs || a.heapUsedBytes - b.heapUsedBytes),
  };
}
