import type { Timeline } from '../timeline.ts';
import { groupByLane, pickTimes } from './laneGroups.ts';
import type { Runs } from './runs.ts';

/** The longest event-loop delay of each stretch between two measurements of one lane. */
export interface LoopDelayRuns extends Runs {
  readonly maxDelayUs: Float64Array;
  readonly mostUs: number;
}

/** One per lane. A measurement covers the time since the previous one, the first one the time since the lane began. */
export function buildLoopDelays(timeline: Timeline): readonly LoopDelayRuns[] {
  const { loopDelays } = timeline;
  return groupByLane(loopDelays.lane, timeline.lanes.length, loopDelays.atUs).map((all, lane) => {
    const own = all.filter((index) => (loopDelays.maxDelayUs[index] ?? NaN) >= 0);
    const endUs = pickTimes(own, loopDelays.atUs);
    const bornUs = timeline.lanes[lane]?.startUs ?? 0;
    const startUs = endUs.map((end, index) =>
      Math.min(end, (index === 0 ? bornUs : endUs[index - 1]) ?? end),
    );
    const maxDelayUs = pickTimes(own, loopDelays.maxDelayUs);
    return {
      count: own.length,
      startUs,
      endUs,
      maxDelayUs,
      mostUs: maxDelayUs.reduce((a, b) => Math.max(a, b), 0),
    };
  });
}
