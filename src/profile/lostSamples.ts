import { busyLine, busyShare } from './busyShare.ts';
import { isHelpers } from './helperLanes.ts';
import type { NamedLane } from './laneTable.ts';

/**
 * A thread that was ended in a pause misses nothing, and one that is ended when its pool is no longer needed misses what it has
 * not handed on yet: a twentieth of its life, within these bounds. With less work than that there is nothing to tell.
 */
const leastBusyUs = 50_000;
const mostUsualUs = 120_000;
const usualShare = 0.05;

/**
 * Which lanes were ended before they could hand on what they ran last, one sentence each. `endUs` is where a lane ends
 * that did not say so.
 */
export function lostSamples(lanes: readonly NamedLane[], endUs: number): string[] {
  // Where no lane has samples, perhaps nobody asked for them, and only time on a core can have been missed.
  const unknownShare = lanes.every(({ lane }) => lane.samples.isEmpty) ? 0 : 1;
  return lanes.flatMap(({ lane, name }) => {
    if (lane.ended?.reason === 'exit' || isHelpers(lane.record) || lane.record.sampled === false) return [];
    const fromUs = Math.max(lane.record.startedUs, lane.samples.lastUs);
    const untilUs = lane.ended?.endedUs ?? endUs;
    const lostUs = untilUs - fromUs;
    const share = busyShare(busyLine(lane.usage), fromUs, untilUs);
    const usualUs = Math.min(mostUsualUs, (untilUs - lane.record.startedUs) * usualShare);
    if (!(lostUs * (Number.isNaN(share) ? unknownShare : share) >= Math.max(leastBusyUs, usualUs))) return [];
    const seconds = (lostUs / 1_000_000).toFixed(1);
    return [`${name} was ended before it could say which functions it ran in its last ${seconds} s.`];
  });
}
