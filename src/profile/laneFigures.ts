import type { GarbageCollectionRecord, MemoryRecord } from './format.ts';
import type { Lane, NamedLane } from './laneTable.ts';
import { laneStretches } from './stretches.ts';

/** What one lane did in all. `NaN` for what the platform does not tell. */
export interface LaneFigures {
  readonly runningMs: number;
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
  const msIn = (state: string): number =>
    stretches.length === 0
      ? Number.NaN
      : stretches.reduce(
          (sum, stretch) => sum + (stretch.state === state ? stretch.endUs - stretch.startUs : 0),
          0,
        ) / 1000;
  let [longestUs, longestDelayAtUs] = [0, Number.NaN];
  for (const { maxDelayUs, atUs } of lane.loopDelays) {
    if (maxDelayUs > longestUs) [longestUs, longestDelayAtUs] = [maxDelayUs, atUs];
  }
  return {
    runningMs: msIn('running'),
    waitingForCoreMs: msIn('waiting-for-core'),
    blockedMs: msIn('blocked'),
    idleMs: msIn('idle'),
    longestDelayMs: longestUs / 1000,
    longestDelayAtUs,
    garbage: lane.garbage,
    memory: [...lane.memory].sort((a, b) => a.atUs - b.atUs || a.heapUsedBytes - b.heapUsedBytes),
  };
}
