import type { AwaitedTime } from './awaitedTimes.ts';
import type { Finding, FindingCode, RunFacts } from './findings/finding.ts';
import type { GarbageCollectionRecord, WaitKind } from './format.ts';
import type { FunctionRow } from './functionTable.ts';
import type { LaneFigures } from './laneFigures.ts';
import type { FunctionTime } from './laneFunctions.ts';
import type { MeasuredKind } from './measuredKind.ts';
import { laneStates, taskOutcomes } from './timeline.ts';
import type { LaneRow, LaneState, ProfileStatus, TaskOutcome } from './timeline.ts';

/** `profile.json`: the timeline in rows, for scripts. Every `…Us` counts from the profile's beginning; unknown is `null`. */
export interface ProfileJson {
  readonly version: 1;
  readonly status: ProfileStatus;
  readonly command: string;
  readonly coreCount: number;
  readonly durationUs: number;
  readonly lanes: readonly LaneJson[];
  readonly tasks: readonly TaskJson[];
  /** What samples found, most time in itself first. */
  readonly functions: readonly FunctionJson[];
  readonly messages: readonly MessagesJson[];
  readonly waits: readonly WaitsJson[];
  readonly findings: readonly FindingJson[];
  readonly notices: readonly string[];
}

/** What one lane sent to another. */
export interface MessagesJson {
  /** Lane ids; `to` is `null` where it is not known. */
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** Estimated. */
  readonly bytes: number;
  /** How long the calls took that sent them. */
  readonly cloneMs: number;
}

/** What one lane waited for, by kind; several waits go on at once. */
export interface WaitsJson {
  readonly lane: string;
  readonly kind: WaitKind;
  readonly count: number;
  readonly waitedMs: number;
  readonly longestMs: number;
  /** 0…1: the part of the lane's life in which this kind was counted. */
  readonly countedShare: number;
}

export interface FindingJson {
  readonly code: FindingCode;
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** How much time it cost, 0 where it is not about time. */
  readonly lostMs: number;
  /** The time that shows it. */
  readonly startUs: number;
  readonly endUs: number;
  /** Lane ids. */
  readonly lanes: readonly string[];
}

export interface FunctionJson {
  readonly name: string;
  /** `file:` or `node:` URL, path, or '' for what is in no file. */
  readonly url: string;
  /** From 1; 0 where it is not known. */
  readonly line: number;
  readonly column: number;
  readonly self: FunctionTimeJson;
  readonly total: FunctionTimeJson;
  readonly measured: MeasuredJson;
  /** Waits that it began, side by side: estimated from `lookedAt` of `count`. `null` where none is known. */
  readonly awaited: AwaitedTime | null;
  readonly lanes: readonly {
    readonly lane: string;
    readonly self: FunctionTimeJson;
    readonly total: FunctionTimeJson;
    readonly measured: MeasuredJson;
  }[];
  /** Indices of functions. */
  readonly callers: readonly { readonly function: number; readonly totalMs: number }[];
}

export type FunctionTimeJson = { readonly [K in keyof FunctionTime]: number | null };
export type MeasuredJson = {
  readonly [K in keyof MeasuredKind]: MeasuredKind[K] extends number ? number | null : MeasuredKind[K];
};

export interface LaneJson {
  readonly id: string;
  readonly name: string;
  readonly role: LaneRow['role'];
  readonly pid: number;
  /** -1 for helpers, which are several threads. */
  readonly threadId: number;
  readonly threadCount: number;
  /** Id of the lane that started this one. */
  readonly parent: string | null;
  readonly nodeVersion: string;
  readonly startUs: number;
  readonly endUs: number | null;
  readonly endReason: LaneRow['endReason'];
  readonly busyShare: number | null;
  readonly taskCount: number;
  /** 0…1: not waiting for events. */
  readonly loopUtilization: number | null;
  /** Heap and what it holds on to outside, at last. */
  readonly memoryBytes: number | null;
  readonly mostMemoryBytes: number | null;
  /** By the least in use in the first third of its life and in the last. */
  readonly memoryGrowthBytes: number | null;
  /** Of its process; main threads only. */
  readonly rssBytes: number | null;
  /** On a core, whatever ran. */
  readonly runningMs: number | null;
  /** Parts of it, of a lane with samples. */
  readonly javascriptMs: number | null;
  readonly nativeMs: number | null;
  readonly garbageMs: number | null;
  readonly waitingForCoreMs: number | null;
  readonly blockedMs: number | null;
  readonly idleMs: number | null;
  readonly longestDelayMs: number | null;
  readonly garbage: Omit<GarbageCollectionRecord, 'type' | 'lane' | 'atUs'> | null;
  readonly mostHeapUsedBytes: number | null;
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

/** All that there is to say about a run, as plain JSON. */
export function toProfileJson(facts: RunFacts, findings: readonly Finding[]): ProfileJson {
  const { timeline, functions, figures: figuresOfLanes } = facts;
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
      loopUtilization: knownRounded(lane.loopUtilization),
      memoryBytes: known(lane.memoryBytes),
      mostMemoryBytes: known(lane.mostMemoryBytes),
      memoryGrowthBytes: known(lane.memoryGrowthBytes),
      rssBytes: known(lane.rssBytes),
      ...laneJson(figuresOfLanes[index]),
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
    functions: functions.map((row) => ({
      name: row.name,
      url: row.url,
      line: row.line,
      column: row.column,
      ...figures(row),
      awaited: row.awaited === undefined ? null : { ...row.awaited, waitedMs: rounded(row.awaited.waitedMs) },
      lanes: row.lanes.map((inLane) => ({ lane: laneId(inLane.lane) ?? '', ...figures(inLane) })),
      callers: row.callers.map((caller) => ({ function: caller.row, totalMs: rounded(caller.totalMs) })),
    })),
    messages: facts.messages.map(({ from, to, count, bytes, cloneMs }) => ({
      from: laneId(from),
      to: laneId(to),
      count,
      bytes: Math.round(bytes),
      cloneMs: rounded(cloneMs),
    })),
    waits: facts.waits.map(({ lane, kind, count, waitedMs, longestMs, countedShare }) => ({
      lane: laneId(lane) ?? '',
      kind,
      count,
      waitedMs: rounded(waitedMs),
      longestMs: rounded(longestMs),
      countedShare: rounded(countedShare),
    })),
    findings: findings.map(({ code, message, advice, lostMs, startUs, endUs, lanes }) => ({
      code,
      message,
      advice,
      lostMs: rounded(lostMs),
      startUs,
      endUs,
      lanes: lanes.map((lane) => laneId(lane) ?? ''),
    })),
    notices: timeline.notices,
  };
}

function figures({ self, total, measured }: Pick<FunctionRow, 'self' | 'total' | 'measured'>): {
  self: FunctionTimeJson;
  total: FunctionTimeJson;
  measured: MeasuredJson;
} {
  const { kind, busyShare, confidence } = measured;
  return {
    self: timeJson(self),
    total: timeJson(total),
    measured: { kind, busyShare: knownRounded(busyShare), confidence: rounded(confidence) },
  };
}

type LaneFiguresJson = Pick<
  LaneJson,
  | 'runningMs'
  | 'javascriptMs'
  | 'nativeMs'
  | 'garbageMs'
  | 'waitingForCoreMs'
  | 'blockedMs'
  | 'idleMs'
  | 'longestDelayMs'
  | 'garbage'
  | 'mostHeapUsedBytes'
>;

function laneJson(figure: LaneFigures | undefined): LaneFiguresJson {
  const heaps = (figure?.memory ?? []).map(({ heapUsedBytes }) => heapUsedBytes);
  const most = heaps.length === 0 ? null : heaps.reduce((a, b) => Math.max(a, b));
  let garbage: LaneJson['garbage'] = null;
  if (figure?.garbage !== undefined) {
    const { type: _, lane: __, atUs: ___, ...totals } = figure.garbage;
    garbage = totals;
  }
  return {
    runningMs: knownRounded(figure?.runningMs ?? Number.NaN),
    javascriptMs: knownRounded(figure?.javascriptMs ?? Number.NaN),
    nativeMs: knownRounded(figure?.nativeMs ?? Number.NaN),
    garbageMs: knownRounded(figure?.garbageMs ?? Number.NaN),
    waitingForCoreMs: knownRounded(figure?.waitingForCoreMs ?? Number.NaN),
    blockedMs: knownRounded(figure?.blockedMs ?? Number.NaN),
    idleMs: knownRounded(figure?.idleMs ?? Number.NaN),
    longestDelayMs: knownRounded(figure?.longestDelayMs ?? Number.NaN),
    garbage,
    mostHeapUsedBytes: most,
  };
}

function timeJson(time: FunctionTime): FunctionTimeJson {
  return {
    wallMs: rounded(time.wallMs),
    cpuMs: knownRounded(time.cpuMs),
    systemMs: knownRounded(time.systemMs),
    waitingForCoreMs: knownRounded(time.waitingForCoreMs),
    blockedMs: knownRounded(time.blockedMs),
    gcMs: rounded(time.gcMs),
    sampleCount: time.sampleCount,
  };
}

/** Microseconds of a millisecond figure; what is beyond that is not known. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function knownRounded(value: number): number | null {
  return Number.isNaN(value) ? null : rounded(value);
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
