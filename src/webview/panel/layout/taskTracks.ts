import { taskOutcomes, type Timeline } from '../../../profile/timeline.ts';
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
  const { tasks } = timeline;
  const perLane: number[][] = timeline.lanes.map(() => []);
  for (let task = 0; task < tasks.count; task += 1) {
    if (Number.isFinite(tasks.startedUs[task])) perLane[tasks.workerLane[task] ?? -1]?.push(task);
  }
  const startUs = (task: number) => tasks.startedUs[task] ?? 0;
  return perLane.map((own) => {
    own.sort((one, other) => startUs(one) - startUs(other));
    return packTracks(timeline, own).map((runs) => describeTrack(timeline, runs));
  });
}

type TaskRun = { readonly startUs: number; endUs: number; readonly members: number[] };

/** First fit: each task goes to the first track that is free when it starts, else into the crowded last one. */
function packTracks(timeline: Timeline, ordered: readonly number[]): readonly (readonly TaskRun[])[] {
  const tracks: TaskRun[][] = [];
  const isFree = (track: readonly TaskRun[], atUs: number) => (track.at(-1)?.endUs ?? -Infinity) <= atUs;
  for (const task of ordered) {
    const startUs = timeline.tasks.startedUs[task] ?? 0;
    const run: TaskRun = { startUs, endUs: shownEndUs(timeline, task), members: [task] };
    const free = tracks.find((track) => isFree(track, startUs));
    const crowded = tracks[mostTracks]?.at(-1);
    if (free !== undefined) free.push(run);
    else if (crowded === undefined) tracks.push([run]);
    else {
      crowded.endUs = Math.max(crowded.endUs, run.endUs);
      crowded.members.push(task);
    }
  }
  return tracks;
}

function describeTrack(timeline: Timeline, runs: readonly TaskRun[]): TaskTrack {
  const members = Uint32Array.from(runs.flatMap((run) => run.members));
  const offset = Uint32Array.from(prefixSums(runs.length, (index) => runs[index]?.members.length ?? 0));
  const outcome = (member: number) => timeline.tasks.outcome[members[member] ?? 0] ?? 0;
  return {
    count: runs.length,
    startUs: Float64Array.from(runs, (run) => run.startUs),
    endUs: Float64Array.from(runs, (run) => run.endUs),
    members,
    offset,
    coveredUs: prefixSums(runs.length, (index) => (runs[index]?.endUs ?? 0) - (runs[index]?.startUs ?? 0)),
    failed: prefixSums(members.length, (member) => (isFailed(outcome(member)) ? 1 : 0)),
  };
}
