import type { Timeline } from '../../../profile/timeline.ts';
import type { Runs } from './runs.ts';

/** The longest event-loop delay of each stretch between two measurements of one lane. */
export interface LoopDelayRuns extends Runs {
  readonly maxDelayUs: Float64Array;
  readonly mostUs: number;
}

/** One per lane. A measurement covers the time since the previous one, the first one the time since the lane began. */
export function buildLoopDelays(timeline: Timeline): readonly LoopDelayRuns[] {
  const { loopDelays } = timeline;
  const perLane: number[][] = timeline.lanes.map(() => []);
  for (let index = 0; index < loopDelays.count; index += 1) {
    const isUsable = Number.isFinite(loopDelays.atUs[index]) && (loopDelays.maxDelayUs[index] ?? NaN) >= 0;
    if (isUsable) perLane[loopDelays.lane[index] ?? -1]?.push(index);
  }
  const atUs = (index: number) => loopDelays.atUs[index] ?? 0;
  return perLane.map((own, lane) => {
    own.sort((one, other) => atUs(one) - atUs(other));
    const endUs = Float64Array.from(own, atUs);
    const bornUs = timeline.lanes[lane]?.startUs ?? 0;
    const startUs = endUs.map((end, index) =>
      Math.min(end, (index === 0 ? bornUs : endUs[index - 1]) ?? end),
    );
    const maxDelayUs = Float64Array.from(own, (index) => loopDelays.maxDelayUs[index] ?? 0);
    return {
      count: own.length,
      startUs,
      endUs,
      maxDelayUs,
      mostUs: maxDelayUs.reduce((a, b) => Math.max(a, b), 0),
    };
  });
}
