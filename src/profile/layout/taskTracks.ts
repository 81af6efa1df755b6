import { taskOutcomes, type Timeline } from '../timeline.ts';
import { groupByLane } from './laneGroups.ts';
import { prefixSums, type Runs } from './runs.ts';

/**
 * Tasks of one worker, drawn in one line: runs in order of time that do not overlap. A worker that runs tasks side by side
 * has several tracks; what does not fit into `mostTracks` of them shares a last one, whose runs hold several tasks.
 */
export interface TaskTrack extends Runs {
  /** Indices into `Timeline.tasks`: run i holds `members[offset[i]] … members[offset[i + 1] - 1]`. */
  readonly members: Uint32Array;
  readonly offset: Uint32Array;
  /** Prefix sums over runs of the time covered, and over members of those that failed or were lost. */
  readonly coveredUs: Float64Array;
  readonly failed: Float64Array;
}

const mostTracks = 11;

/** Where a task's bar ends: a task that never ended goes on until its worker, or the recording, ended. */
export function shownEndUs(timeline: Timeline, task: number): number {
  const startedUs = timeline.tasks.startedUs[task] ?? NaN;
  const endedUs = timeline.tasks.endedUs[task] ?? NaN;
  if (Number.isFinite(endedUs)) return Math.max(startedUs, endedUs);
  const laneEndUs = timeline.lanes[timeline.tasks.workerLane[task] ?? -1]?.endUs ?? NaN;
  return Math.max(startedUs, Number.isFinite(laneEndUs) ? laneEndUs : timeline.durationUs);
}

export function isFailed(outcome: number): boolean {
  const word = taskOutcomes[outcome];
  return word === 'failed' || word === 'lost';
}

/** Tracks of every lane; a lane without tasks that started has none. Each task with a worker and a start is in exactly one. */
export function buildTracks(timeline: Timeline): readonly (readonly TaskTrack[])[] {
  const { lanes, tasks } = timeline;
  return groupByLane(tasks.workerLane, lanes.length, tasks.startedUs).map((own) => {
    const endUs = new Float64Array(own.length);
    for (let at = 0; at < own.length; at += 1) endUs[at] = shownEndUs(timeline, own[at] ?? 0);
    const { trackOf, counts } = packTracks(timeline, own, endUs);
    return counts.map((count, track) => {
      const members = new Uint32Array(count);
      const memberEndUs = new Float64Array(count);
      let at = 0;
      for (let index = 0; index < own.length; index += 1) {
        if (trackOf[index] !== track) continue;
        members[at] = own[index] ?? 0;
        memberEndUs[at] = endUs[index] ?? 0;
        at += 1;
      }
      return describeTrack(timeline, members, memberEndUs, track === mostTracks);
    });
  });
}

/** First fit: each task goes to the first track that is free when it starts, else into the crowded last one. */
function packTracks(
  { tasks }: Timeline,
  own: Uint32Array,
  endUs: Float64Array,
): { readonly trackOf: Uint8Array; readonly counts: readonly number[] } {
  const trackOf = new Uint8Array(own.length);
  const freeUs: number[] = [];
  const counts: number[] = [];
  for (let index = 0; index < own.length; index += 1) {
    const startUs = tasks.startedUs[own[index] ?? 0] ?? 0;
    const free = freeUs.findIndex((atUs) => atUs <= startUs);
    const track = free >= 0 ? free : Math.min(freeUs.length, mostTracks);
    trackOf[index] = track;
    freeUs[track] = Math.max(freeUs[track] ?? 0, endUs[index] ?? 0);
    counts[track] = (counts[track] ?? 0) + 1;
  }
  return { trackOf, counts };
}

/** In a crowded track, members that overlap share a run. */
function describeTrack(
  timeline: Timeline,
  members: Uint32Array,
  memberEndUs: Float64Array,
  isCrowded: boolean,
): TaskTrack {
  const { startedUs, outcome } = timeline.tasks;
  const startUs = new Float64Array(members.length);
  const endUs = new Float64Array(members.length);
  const offset = new Uint32Array(members.length + 1);
  let count = 0;
  for (let member = 0; member < members.length; member += 1) {
    const start = startedUs[members[member] ?? 0] ?? 0;
    const end = memberEndUs[member] ?? 0;
    if (isCrowded && count > 0 && start < (endUs[count - 1] ?? 0)) {
      endUs[count - 1] = Math.max(endUs[count - 1] ?? 0, end);
    } else {
      startUs[count] = start;
      endUs[count] = end;
      offset[count] = member;
      count += 1;
    }
  }
  offset[count] = members.length;
  return {
    count,
    startUs: startUs.subarray(0, count),
    endUs: endUs.subarray(0, count),
    members,
    offset: offset.subarray(0, count + 1),
    coveredUs: prefixSums(count, (index) => (endUs[index] ?? 0) - (startUs[index] ?? 0)),
    failed: prefixSums(members.length, (member) => (isFailed(outcome[members[member] ?? 0] ?? 0) ? 1 : 0)),
  };
}
