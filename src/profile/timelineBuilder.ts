import { busyLineOf, busyShare } from './busyShare.ts';
import type { ColumnSpace } from './columnSpace.ts';
import { EventBudget } from './eventBudget.ts';
import type { EndRecord, HeaderRecord, NoticeRecord, ProfileRecord } from './format.ts';
import { LaneTable } from './laneTable.ts';
import type { Lane, NamedLane } from './laneTable.ts';
import { lostSamples } from './lostSamples.ts';
import { recordTimeUs } from './mergeRecords.ts';
import { sayHowItDied } from './sayHowItDied.ts';
import { SourceTable } from './sourceTable.ts';
import { laneMemory } from './memoryTrend.ts';
import { activityOf } from './stretches.ts';
import { TaskTable } from './taskTable.ts';
import type { TaskMoment } from './taskTable.ts';
import { loopDelayColumns, StateTable } from './timelineColumns.ts';
import { newestNotice, sentences } from './timelineNotices.ts';
import type { LaneRow, ProfileStatus, Timeline } from './timeline.ts';

/** As many as a page is sent as they are. */
const usualLiveRows = 1_500_000;

export interface BuilderOptions {
  /** Where its columns are kept: all of them in memory where it is not said. */
  readonly space?: ColumnSpace;
  /** At most so many events are kept, else as many as a picture can be drawn of. */
  readonly mostEvents?: number;
  /** Of a picture while the program runs, the most tasks and states; later ones show only the newest part. */
  readonly mostLiveRows?: number;
}

/**
 * Builds the timeline from records as they come, in any order: the same set of records gives the same timeline.
 */
export class TimelineBuilder {
  readonly #lanes: LaneTable;
  readonly #tasks: TaskTable;
  readonly #notices: NoticeRecord[] = [];
  readonly #sources = new SourceTable();
  readonly #budget: EventBudget;
  readonly #mostLiveRows: number;
  /** What was over before is in no picture while the program runs. */
  #liveFromUs = -Infinity;
  #header: HeaderRecord | undefined;
  #end: EndRecord | undefined;
  #firstUs = Infinity;
  #lastUs = -Infinity;
  #revision = 0;

  constructor({ space, mostEvents, mostLiveRows = usualLiveRows }: BuilderOptions = {}) {
    this.#lanes = new LaneTable(space);
    this.#tasks = new TaskTable(space);
    this.#budget = new EventBudget(mostEvents);
    this.#mostLiveRows = mostLiveRows;
  }

  /** Grows with every record: a reader that has drawn this revision has nothing new to draw. */
  get revision(): number {
    return this.#revision;
  }

  get lanes(): LaneTable {
    return this.#lanes;
  }

  /** Of each URL, the hash of the text that ran, where that is known. */
  get sources(): ReadonlyMap<string, string> {
    return this.#sources.known;
  }

  /** `undefined` until it was read. */
  get header(): HeaderRecord | undefined {
    return this.#header;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** The newest moment that any record tells of, in µs of the host's clock; `-Infinity` while there is none. */
  get lastUs(): number {
    return this.#lastUs;
  }

  /** The profile's beginning on the host's clock, which all times of the timeline count from. */
  get zeroUs(): number {
    const zeroUs = this.#header?.startedUs ?? this.#firstUs;
    return Number.isFinite(zeroUs) ? zeroUs : 0;
  }

  add(record: ProfileRecord): void {
    this.#revision += 1;
    const atUs = recordTimeUs(record);
    this.#firstUs = Math.min(this.#firstUs, atUs);
    this.#lastUs = Math.max(this.#lastUs, atUs);
    if (!this.#budget.admits(record)) return;
    switch (record.type) {
      case 'header':
        this.#header = earliest(this.#header, record);
        break;
      case 'end':
        this.#end = earliest(this.#end, record);
        break;
      case 'lane':
        this.#lanes.addLane(record);
        break;
      case 'lane-parent':
        this.#lanes.addParent(record);
        break;
      case 'helper-threads':
        this.#lanes.addHelpers(record);
        break;
      case 'lane-ended':
      case 'usage':
      case 'loop-delay':
      case 'functions':
      case 'call-nodes':
      case 'samples':
      case 'gc':
      case 'memory':
      case 'messages':
      case 'waits':
      case 'awaited':
        this.#lanes.addData(record);
        break;
      case 'source':
        this.#sources.add(record);
        break;
      case 'notice':
        this.#notices.push(record);
        break;
      case 'task-queued':
      case 'task-started':
      case 'task-ended':
      case 'task-settled':
        this.#tasks.add(record);
        break;
    }
  }

  /** The same as `add` of the record that stands there. */
  addMoment(moment: TaskMoment): void {
    this.#revision += 1;
    this.#firstUs = Math.min(this.#firstUs, moment.atUs);
    this.#lastUs = Math.max(this.#lastUs, moment.atUs);
    if (this.#budget.take(1)) this.#tasks.addMoment(moment);
  }

  /** `isLive` says whether more records can come: without it, what has no end was lost. */
  status(isLive: boolean): ProfileStatus {
    if (this.#end === undefined) return isLive ? 'recording' : 'cut-off';
    if (this.#end.isStopped) return 'stopped';
    if (this.#end.signal !== null || this.#isMainLost()) return 'cut-off';
    return this.#end.exitCode === 0 || this.#end.exitCode === null ? 'ended' : 'failed';
  }

  /** Whoever started the program may not know of the signal that killed it (VS Code's tasks do not); its lanes do. */
  #isMainLost(): boolean {
    return [...this.#lanes.values()].some(
      ({ record, ended }) => record.role === 'main' && ended?.reason === 'lost',
    );
  }

  /** The named lanes, and when the profile ends or has come to, in µs of the host's clock. */
  overview(): { readonly lanes: readonly NamedLane[]; readonly endUs: number } {
    const endUs = this.#end?.endedUs ?? this.#lastUs;
    return { lanes: this.#lanes.named(), endUs: Math.max(endUs, this.zeroUs) };
  }

  /**
   * All that there is to draw. While more can come, that is done again and again where the program is sampled from: of a run
   * that has grown large only the newest part is drawn then, between half as much as is allowed and all of it.
   */
  snapshot(isLive: boolean): Timeline {
    const timeline = this.#draw(isLive);
    if (isLive && timeline.tasks.count + timeline.states.count > this.#mostLiveRows) {
      const shownUs = timeline.durationUs + this.zeroUs - Math.max(this.#liveFromUs, this.zeroUs);
      this.#liveFromUs = timeline.durationUs + this.zeroUs - shownUs / 2;
    }
    return timeline;
  }

  #draw(isLive: boolean): Timeline {
    const fromUs = isLive ? this.#liveFromUs : -Infinity;
    const zeroUs = this.zeroUs;
    const status = this.status(isLive);
    const { lanes, endUs } = this.overview();
    const indexOf = new Map(lanes.map(({ lane }, index) => [lane.id, index]));
    const tasks = this.#tasks.columns({
      zeroUs,
      laneIndex: (lane) => indexOf.get(lane) ?? -1,
      isOver: (lane) => status !== 'recording' || this.#lanes.get(lane)?.ended !== undefined,
      fromUs,
    });
    const states = new StateTable(zeroUs);
    const loopUtilizations = lanes.map(({ lane }, index) => {
      const activity = activityOf(lane, fromUs);
      states.add(index, activity);
      return activity.loopUtilization;
    });
    const lanesInTask = this.#tasks.lanesInTask(fromUs);
    const taskCounts = new Uint32Array(lanes.length);
    for (const lane of tasks.workerLane) if (lane >= 0) taskCounts[lane] = (taskCounts[lane] ?? 0) + 1;
    return {
      status,
      command: this.#header?.command.join(' ') ?? '',
      coreCount: this.#header?.coreCount ?? 0,
      durationUs: endUs - zeroUs,
      lanes: lanes.map((named, index) => ({
        ...laneRow(named, taskCounts[index] ?? 0, { zeroUs, fromUs, endUs, status }),
        loopUtilization: loopUtilizations[index] ?? Number.NaN,
        endReason: this.#endReason(named.lane, status, lanesInTask),
      })),
      tasks,
      states: states.columns(),
      loopDelays: loopDelayColumns(lanes, zeroUs),
      notices: [
        ...this.#endNotice(status),
        ...newestNotice(endUs - fromUs),
        ...this.#budget.notice(),
        ...this.#lanes.notice(),
        ...sentences(this.#notices),
        ...(status === 'recording' ? [] : lostSamples(lanes, endUs)),
      ],
    };
  }

  #endNotice(status: ProfileStatus): string[] {
    if (status === 'failed') {
      return [`The program ended with exit code ${this.#end?.exitCode}. What it printed says why.`];
    }
    return status === 'cut-off' && this.#end !== undefined ? sayHowItDied(this.#end) : [];
  }

  /**
   * A thread cannot be killed from outside its process. One that is gone while its process is well was terminated by
   * the program, or ended with it, and unless that was in the middle of a task, nothing of it is missing.
   */
  #endReason(lane: Lane, status: ProfileStatus, lanesInTask: ReadonlySet<string>): LaneRow['endReason'] {
    if (status === 'stopped') return 'exit';
    if (lane.ended === undefined) return status === 'recording' ? 'running' : 'lost';
    if (lane.ended.reason === 'exit' || lane.record.role !== 'thread') return lane.ended.reason;
    const process = this.#lanes.get(`${lane.record.pid}-0`);
    const isProcessLost = process === undefined || process.ended?.reason === 'lost';
    return isProcessLost || lanesInTask.has(lane.id) ? 'lost' : 'exit';
  }
}

/** The whole timeline of records that are all there. */
export function buildTimeline(records: Iterable<ProfileRecord>): Timeline {
  const builder = new TimelineBuilder();
  for (const record of records) builder.add(record);
  return builder.snapshot(false);
}

interface Span {
  readonly zeroUs: number;
  readonly fromUs: number;
  readonly endUs: number;
  readonly status: ProfileStatus;
}

function laneRow(
  { lane, name, parent }: NamedLane,
  taskCount: number,
  span: Span,
): Omit<LaneRow, 'endReason' | 'loopUtilization'> {
  const { record, ended } = lane;
  const isRunning = ended === undefined && span.status === 'recording';
  const endUs = ended?.endedUs ?? (isRunning ? Number.NaN : lastUsageUs(lane));
  return {
    id: lane.id,
    name,
    role: record.role,
    pid: record.pid,
    threadId: record.threadId,
    threadCount: lane.threadCount,
    parent,
    nodeVersion: record.nodeVersion,
    startUs: record.startedUs - span.zeroUs,
    endUs: endUs - span.zeroUs,
    busyShare: busyShare(
      busyLineOf(lane, span.fromUs),
      Math.max(record.startedUs, span.fromUs),
      Number.isNaN(endUs) ? span.endUs : endUs,
    ),
    taskCount,
    ...laneMemory(lane.memory),
  };
}

/** A lane that was cut off is known to have lived until its last usage record. */
function lastUsageUs(lane: Lane): number {
  return Math.max(lane.record.startedUs, lane.usage.lastUs);
}

/** A profile has one header and one end; should a file have several, the result must not depend on their order. */
function earliest<R extends HeaderRecord | EndRecord>(known: R | undefined, next: R): R {
  if (known === undefined || recordTimeUs(next) < recordTimeUs(known)) return next;
  if (recordTimeUs(next) > recordTimeUs(known)) return known;
  return JSON.stringify(next) < JSON.stringify(known) ? next : known;
}
