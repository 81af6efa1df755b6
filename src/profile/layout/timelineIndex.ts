import type { Timeline } from '../timeline.ts';
import { buildInFlight, type InFlightSteps } from './inFlight.ts';
import { buildStates, type StateRuns } from './laneStates.ts';
import { groupByLane, pickTimes } from './laneGroups.ts';
import { buildLoopDelays, type LoopDelayRuns } from './loopDelays.ts';
import { unite, type Runs } from './runs.ts';
import { buildTracks, type TaskTrack } from './taskTracks.ts';

/** Everything about one lane in order of time, so that a layout only searches and never sorts. */
export interface LaneIndex {
  readonly states: StateRuns;
  readonly tracks: readonly TaskTrack[];
  /** When tasks that this lane later ran were waiting for it, and when replies of its tasks were on their way. */
  readonly queued: Runs;
  readonly replies: Runs;
  readonly inFlight: InFlightSteps;
  readonly loopDelays: LoopDelayRuns;
}

export interface TimelineIndex {
  readonly timeline: Timeline;
  readonly lanes: readonly LaneIndex[];
}

/** Sorts and sums up a timeline once, in O(n log n); layouts of it then cost O(pixels · lanes · log n). */
export function indexTimeline(timeline: Timeline): TimelineIndex {
  const states = buildStates(timeline);
  const tracks = buildTracks(timeline);
  const inFlight = buildInFlight(timeline);
  const loopDelays = buildLoopDelays(timeline);
  const { workerLane, queuedUs, startedUs, endedUs, settledUs } = timeline.tasks;
  const perWorker = groupByLane(workerLane, timeline.lanes.length);
  const queued = uniteByWorker(perWorker, queuedUs, startedUs);
  const replies = uniteByWorker(perWorker, endedUs, settledUs);
  const lanes = timeline.lanes.map((_, lane) => ({
    states: at(states, lane),
    tracks: at(tracks, lane),
    queued: at(queued, lane),
    replies: at(replies, lane),
    inFlight: at(inFlight, lane),
    loopDelays: at(loopDelays, lane),
  }));
  return { timeline, lanes };
}

/** Every builder gives exactly one entry a lane. */
function at<T>(perLane: readonly T[], lane: number): T {
  const own = perLane[lane];
  if (own === undefined) throw new RangeError(`No index was built for lane ${lane}.`);
  return own;
}

/** When anything of these tasks was between two of its moments, by worker. */
function uniteByWorker(
  perWorker: readonly Uint32Array[],
  fromUs: Float64Array,
  toUs: Float64Array,
): readonly Runs[] {
  return perWorker.map((own) => unite(pickTimes(own, fromUs), pickTimes(own, toUs)));
}
