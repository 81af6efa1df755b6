/** Timelines for tests from plain data: milliseconds in, the flat columns of `Timeline` out. */
import {
  laneStates,
  taskOutcomes,
  type LaneRow,
  type LaneState,
  type ProfileStatus,
  type TaskOutcome,
  type Timeline,
} from '../../../src/profile/timeline.ts';

export interface PlainTask {
  readonly name?: string;
  readonly caller?: number;
  readonly worker?: number;
  readonly queued?: number;
  readonly started?: number;
  readonly ended?: number;
  readonly settled?: number;
  readonly outcome?: TaskOutcome;
}

export interface PlainTimeline {
  readonly status?: ProfileStatus;
  readonly command?: string;
  readonly coreCount?: number;
  readonly durationMs?: number;
  readonly lanes?: readonly Partial<LaneRow>[];
  readonly tasks?: readonly PlainTask[];
  readonly states?: readonly (readonly [lane: number, state: LaneState, startMs: number, endMs: number])[];
  readonly delays?: readonly (readonly [lane: number, atMs: number, maxDelayMs: number])[];
  readonly notices?: readonly string[];
}

const us = (ms: number | undefined) => (ms === undefined ? NaN : ms * 1000);

export function timelineOf(plain: PlainTimeline): Timeline {
  const lanes = (plain.lanes ?? []).map((lane, index): LaneRow => {
    const { pid = 100, threadId = index } = lane;
    return {
      id: `${pid}-${threadId}`,
      name: index === 0 ? 'main' : `worker ${index}`,
      role: index === 0 ? 'main' : 'thread',
      pid,
      threadId,
      threadCount: 1,
      parent: index === 0 ? -1 : 0,
      nodeVersion: 'v20.20.0',
      startUs: 0,
      endUs: NaN,
      endReason: 'running',
      busyShare: NaN,
      loopUtilization: NaN,
      memoryBytes: NaN,
      mostMemoryBytes: NaN,
      memoryGrowthBytes: NaN,
      rssBytes: NaN,
      taskCount: (plain.tasks ?? []).filter(({ worker }) => worker === index).length,
      ...lane,
    };
  });
  const tasks = [...(plain.tasks ?? [])].sort((one, other) => (one.queued ?? 0) - (other.queued ?? 0));
  const nameIndex = new Map<string, number>();
  for (const { name = 'task' } of tasks) if (!nameIndex.has(name)) nameIndex.set(name, nameIndex.size);
  const states = plain.states ?? [];
  const delays = plain.delays ?? [];
  return {
    status: plain.status ?? 'ended',
    command: plain.command ?? 'node main.ts',
    coreCount: plain.coreCount ?? 2,
    durationUs: us(plain.durationMs ?? 100),
    lanes,
    tasks: {
      count: tasks.length,
      names: [...nameIndex.keys()],
      nameIndex: Uint32Array.from(tasks, ({ name = 'task' }) => nameIndex.get(name) ?? 0),
      callerLane: Int32Array.from(tasks, ({ caller = 0 }) => caller),
      workerLane: Int32Array.from(tasks, ({ worker = -1 }) => worker),
      queuedUs: Float64Array.from(tasks, ({ queued }) => us(queued)),
      startedUs: Float64Array.from(tasks, ({ started }) => us(started)),
      endedUs: Float64Array.from(tasks, ({ ended }) => us(ended)),
      settledUs: Float64Array.from(tasks, ({ settled }) => us(settled)),
      outcome: Uint8Array.from(tasks, ({ outcome = 'done' }) => taskOutcomes.indexOf(outcome)),
    },
    states: {
      count: states.length,
      lane: Uint32Array.from(states, ([lane]) => lane),
      state: Uint8Array.from(states, ([, state]) => laneStates.indexOf(state)),
      startUs: Float64Array.from(states, ([, , start]) => us(start)),
      endUs: Float64Array.from(states, ([, , , end]) => us(end)),
    },
    loopDelays: {
      count: delays.length,
      lane: Uint32Array.from(delays, ([lane]) => lane),
      atUs: Float64Array.from(delays, ([, at]) => us(at)),
      maxDelayUs: Float64Array.from(delays, ([, , delay]) => us(delay)),
    },
    notices: plain.notices ?? [],
  };
}
