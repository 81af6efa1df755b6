/**
 * What the panel draws: flat columns, linked by index, so that they can be posted between processes as they are.
 * Every `…Us` is microseconds since the beginning of the profile; `NaN` means "not known (yet)".
 */

export type ProfileStatus =
  /** The program still runs. */
  | 'recording'
  /** It ended by itself. */
  | 'ended'
  /** It ended by itself with an exit code that says so; a notice tells which. */
  | 'failed'
  /** Whoever recorded it stopped it. */
  | 'stopped'
  /** It was killed, or the file was cut off: what was recorded until then is there. */
  | 'cut-off';

export interface Timeline {
  readonly status: ProfileStatus;
  readonly command: string;
  readonly coreCount: number;
  readonly durationUs: number;
  readonly lanes: readonly LaneRow[];
  readonly tasks: TaskColumns;
  /** How many tasks the run has, where it is so large that `tasks` and `states` are of what is in sight only. */
  readonly taskTotal?: number;
  readonly states: StateColumns;
  readonly loopDelays: LoopDelayColumns;
  /** Sentences that a person should read. */
  readonly notices: readonly string[];
}

export interface LaneRow {
  readonly id: string;
  readonly name: string;
  /** `helpers`: all threads together of a kind that run none of the program's JavaScript, such as libuv's pool. */
  readonly role: 'main' | 'thread' | 'process' | 'helpers';
  readonly pid: number;
  /** -1 for helpers. */
  readonly threadId: number;
  /** How many threads it stands for: 1 but for helpers, whose states are the average of theirs. */
  readonly threadCount: number;
  /** Index of the lane that started this one; -1 for none. */
  readonly parent: number;
  readonly nodeVersion: string;
  readonly startUs: number;
  /** `NaN` while it runs. */
  readonly endUs: number;
  /** `lost`: its end is missing in the profile. A thread that was terminated between two tasks has simply ended. */
  readonly endReason: 'running' | 'exit' | 'lost';
  /** 0…1 over the lane's life: on a core ÷ wall where CPU time is known, else loop utilisation; `NaN` if neither. */
  readonly busyShare: number;
  readonly taskCount: number;
  /** 0…1: the part of its life in which its event loop did not wait for events; `NaN` where that is not known. */
  readonly loopUtilization: number;
  /** V8's heap of the thread and what it holds on to outside, at last; `NaN` where it is not known, as the following. */
  readonly memoryBytes: number;
  readonly mostMemoryBytes: number;
  /** From the first third of its life to the last, by the least that was in use in each. */
  readonly memoryGrowthBytes: number;
  /** Of its process, at last; main threads only. */
  readonly rssBytes: number;
}

/** Index i of every column is one task, ordered by `queuedUs`. */
export interface TaskColumns {
  readonly count: number;
  /** Index into `names`. */
  readonly nameIndex: Uint32Array;
  readonly names: readonly string[];
  /** Lane indices; -1 where not known yet. */
  readonly callerLane: Int32Array;
  readonly workerLane: Int32Array;
  readonly queuedUs: Float64Array;
  readonly startedUs: Float64Array;
  readonly endedUs: Float64Array;
  readonly settledUs: Float64Array;
  /** Index into `taskOutcomes`. */
  readonly outcome: Uint8Array;
}

export const taskOutcomes = ['queued', 'running', 'done', 'failed', 'lost'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** Index i of every column is one stretch of one lane; per lane in order of time, without gaps that are known to be idle. */
export interface StateColumns {
  readonly count: number;
  readonly lane: Uint32Array;
  /** Index into `laneStates`. */
  readonly state: Uint8Array;
  readonly startUs: Float64Array;
  readonly endUs: Float64Array;
}

/** `running` is on a core without it being known what ran; `native` includes Node's own modules (sampledTimes.ts says why). */
export const laneStates = [
  'idle',
  'running',
  'waiting-for-core',
  'blocked',
  'javascript',
  'native',
  'garbage-collection',
] as const;
export type LaneState = (typeof laneStates)[number];
/** Those in which a lane is on a core. */
export const coreStates: ReadonlySet<LaneState> = new Set([
  'running',
  'javascript',
  'native',
  'garbage-collection',
]);

export interface LoopDelayColumns {
  readonly count: number;
  readonly lane: Uint32Array;
  readonly atUs: Float64Array;
  readonly maxDelayUs: Float64Array;
}

/** The side bar's live view: how busy each lane was lately. */
export interface LiveLane {
  readonly id: string;
  readonly name: string;
  readonly role: LaneRow['role'];
  /** 0…1 over the last second; `NaN` if it cannot be told. */
  readonly busyShare: number;
  /** Busy share of each of the last 60 half seconds, oldest first; shorter while the program is young. */
  readonly strip: readonly number[];
  readonly running: boolean;
}
