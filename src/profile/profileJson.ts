import { laneStates, taskOutcomes } from './timeline.ts';
import type { LaneRow, LaneState, ProfileStatus, TaskOutcome, Timeline } from './timeline.ts';

/** `profile.json`: the timeline in rows, for scripts. Every `…Us` counts from the profile's beginning; unknown is `null`. */
export interface ProfileJson {
  readonly version: 1;
  readonly status: ProfileStatus;
  readonly command: string;
  readonly coreCount: number;
  readonly durationUs: number;
  readonly lanes: readonly LaneJson[];
  readonly tasks: readonly TaskJson[];
  readonly notices: readonly string[];
}

export interface LaneJson {
  readonly id: string;
  readonly name: string;
  readonly role: LaneRow['role'];
  readonly pid: number;
  readonly threadId: number;
  /** Id of the lane that started this one. */
  readonly parent: string | null;
  readonly nodeVersion: string;
  readonly startUs: number;
  readonly endUs: number | null;
  readonly endReason: LaneRow['endReason'];
  readonly busyShare: number | null;
  readonly taskCount: number;
  readonly states: readonly { readonly state: LaneState; readonly startUs: number; readonly endUs: number }[];
}

export interface TaskJson {
  readonly name: string;
  readonly outcome: TaskOutcome;
  /** Lane ids. */
  readonly caller: string | null;
  readonly worker: string | null;
  readonly queuedUs: number | null;
  readonly startedUs: number | null;
  readonly endedUs: number | null;
  readonly settledUs: number | null;
}

/** The timeline as plain JSON. */
export function toProfileJson(timeline: Timeline): ProfileJson {
  const { states, tasks } = timeline;
  const laneId = (index: number | undefined): string | null => timeline.lanes[index ?? -1]?.id ?? null;
  const statesOfLane = timeline.lanes.map((): { state: LaneState; startUs: number; endUs: number }[] => []);
  for (let row = 0; row < states.count; row += 1) {
    statesOfLane[states.lane[row] ?? -1]?.push({
      state: laneStates[states.state[row] ?? 0] ?? 'idle',
      startUs: states.startUs[row] ?? 0,
      endUs: states.endUs[row] ?? 0,
    });
  }
  return {
    version: 1,
    status: timeline.status,
    command: timeline.command,
    coreCount: timeline.coreCount,
    durationUs: timeline.durationUs,
    lanes: timeline.lanes.map((lane, index) => ({
      ...lane,
      parent: laneId(lane.parent),
      endUs: known(lane.endUs),
      busyShare: known(lane.busyShare),
      states: statesOfLane[index] ?? [],
    })),
    tasks: Array.from({ length: tasks.count }, (_, index) => ({
      name: tasks.names[tasks.nameIndex[index] ?? 0] ?? '',
      outcome: taskOutcomes[tasks.outcome[index] ?? 0] ?? 'queued',
      caller: laneId(tasks.callerLane[index]),
      worker: laneId(tasks.workerLane[index]),
      queuedUs: known(tasks.queuedUs[index]),
      startedUs: known(tasks.startedUs[index]),
      endedUs: known(tasks.endedUs[index]),
      settledUs: known(tasks.settledUs[index]),
    })),
    notices: timeline.notices,
  };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
