import { floatColumn, indexColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { ColumnSpace } from './columnSpace.ts';
import type { TaskEndedRecord, TaskQueuedRecord, TaskSettledRecord, TaskStartedRecord } from './format.ts';
import { hashOf, IdTable } from './idTable.ts';
import { NameTable } from './nameTable.ts';
import { NewestTasks } from './newestTasks.ts';
import { sortNearly } from './sortNearly.ts';
import { taskOutcomes } from './timeline.ts';
import type { TaskColumns, TaskOutcome } from './timeline.ts';

export type TaskRecord = TaskQueuedRecord | TaskStartedRecord | TaskEndedRecord | TaskSettledRecord;

export type TaskPhase = 'queued' | 'started' | 'ended' | 'settled';

/** What a task's record says, as it lies in the file: `id[idStart]` up to, not including, `id[idEnd]` is the task's id. */
export interface TaskMoment {
  readonly phase: TaskPhase;
  readonly lane: string;
  readonly atUs: number;
  /** Of `queued`. */
  readonly name: string;
  /** Of `ended` and `settled`. */
  readonly ok: boolean;
  readonly id: Uint8Array;
  readonly idStart: number;
  readonly idEnd: number;
  readonly idHash: number;
}

/** What the table must know of the lanes, which it does not own. */
export interface TaskContext {
  readonly zeroUs: number;
  /** -1 for a lane that has no row. */
  readonly laneIndex: (lane: string) => number;
  /** Whether anything more can come from this lane. */
  readonly isOver: (lane: string) => boolean;
  /** Tasks that were over before this moment are left out. It is never earlier than it was before. */
  readonly fromUs: number;
}

/** One of the four moments of every task: when (`NaN` where nobody told), on which lane, and one thing more. */
interface Moments {
  readonly atUs: Column<Float64Array>;
  readonly lane: Column<Int32Array>;
  /** The number of the task's name, or 1 for `ok`. */
  readonly word: Column<Int32Array>;
}

const unknown = -1;

const moments = (space: ColumnSpace | undefined): Moments => ({
  atUs: floatColumn(space),
  lane: indexColumn(space),
  word: indexColumn(space),
});

/** Puts the four records of each task together, whichever of them arrives first and from whichever lane. */
export class TaskTable {
  readonly #ids: IdTable;
  readonly #lanes = new NameTable();
  readonly #names = new NameTable();
  readonly #queued: Moments;
  readonly #started: Moments;
  readonly #ended: Moments;
  readonly #settled: Moments;
  readonly #encoder = new TextEncoder();
  readonly #newest = new NewestTasks(
    () => this.#ids.count,
    (task) => this.#overUs(task),
  );

  constructor(space?: ColumnSpace) {
    this.#ids = new IdTable(space);
    this.#queued = moments(space);
    this.#started = moments(space);
    this.#ended = moments(space);
    this.#settled = moments(space);
  }

  add(record: TaskRecord): void {
    const id = this.#encoder.encode(record.task);
    const task = this.#numberOf(id, 0, id.length, hashOf(id, 0, id.length));
    const lane = this.#lanes.number(record.lane);
    switch (record.type) {
      case 'task-queued':
        this.#note(this.#queued, task, record.atUs, lane, this.#names.number(record.name));
        break;
      case 'task-started':
        this.#note(this.#started, task, record.atUs, lane, unknown);
        break;
      case 'task-ended':
        this.#note(this.#ended, task, record.atUs, lane, Number(record.ok));
        break;
      case 'task-settled':
        this.#note(this.#settled, task, record.atUs, lane, Number(record.ok));
        break;
    }
  }

  /** The same as `add` of the record that stands there. */
  addMoment({ phase, lane: laneId, atUs, name, ok, id, idStart, idEnd, idHash }: TaskMoment): void {
    const task = this.#numberOf(id, idStart, idEnd, idHash);
    const lane = this.#lanes.number(laneId);
    switch (phase) {
      case 'queued':
        this.#note(this.#queued, task, atUs, lane, this.#names.number(name));
        break;
      case 'started':
        this.#note(this.#started, task, atUs, lane, unknown);
        break;
      case 'ended':
        this.#note(this.#ended, task, atUs, lane, Number(ok));
        break;
      case 'settled':
        this.#note(this.#settled, task, atUs, lane, Number(ok));
        break;
    }
  }

  /** Lanes on which a task began whose end nobody told of. */
  lanesInTask(fromUs: number): Set<string> {
    const lanes = new Set<string>();
    for (const task of this.#newest.since(fromUs)) {
      const isOpen =
        isKnown(this.#started, task) && !isKnown(this.#ended, task) && !isKnown(this.#settled, task);
      const lane = isOpen ? this.#lanes.name(this.#started.lane.at(task)) : undefined;
      if (lane !== undefined) lanes.add(lane);
    }
    return lanes;
  }

  columns(context: TaskContext): TaskColumns {
    const order = this.#inOrder(context.fromUs);
    const count = order.length;
    const [queued, started] = [this.#queued, this.#started];
    const columns = {
      count,
      nameIndex: new Uint32Array(count),
      callerLane: queued.lane.pick(order),
      workerLane: started.lane.pick(order),
      queuedUs: queued.atUs.pick(order),
      startedUs: started.atUs.pick(order),
      endedUs: this.#ended.atUs.pick(order),
      settledUs: this.#settled.atUs.pick(order),
      outcome: new Uint8Array(count),
    };
    const { zeroUs } = context;
    const words = queued.word.pick(order);
    const rows = Array.from({ length: this.#lanes.count }, (_, lane) =>
      context.laneIndex(this.#lanes.name(lane) ?? ''),
    );
    const names = new NameTable();
    /** Of each name, its number in the columns; -1 while no task had it. The last one is for tasks without a name. */
    const numbers = new Int32Array(this.#names.count + 1).fill(-1);
    for (let index = 0; index < count; index += 1) {
      const task = order[index] ?? 0;
      const [queuedUs, startedUs] = [columns.queuedUs[index] ?? NaN, columns.startedUs[index] ?? NaN];
      const isQueued = !Number.isNaN(queuedUs);
      const caller = isQueued ? columns.callerLane[index] : this.#settled.lane.at(task);
      const worker = Number.isNaN(startedUs) ? this.#ended.lane.at(task) : columns.workerLane[index];
      const name = isQueued ? (words[index] ?? this.#names.count) : this.#names.count;
      if (numbers[name] === -1) numbers[name] = names.number(this.#names.name(name) ?? 'unnamed task');
      columns.nameIndex[index] = numbers[name] ?? 0;
      columns.callerLane[index] = rows[caller ?? -1] ?? -1;
      columns.workerLane[index] = rows[worker ?? -1] ?? -1;
      columns.queuedUs[index] = queuedUs - zeroUs;
      // Where tasks are seen by messages, one that came in just before may be taken for the task; and clocks differ by µs.
      columns.startedUs[index] = (startedUs < queuedUs ? queuedUs : startedUs) - zeroUs;
      columns.endedUs[index] = (columns.endedUs[index] ?? NaN) - zeroUs;
      columns.settledUs[index] = (columns.settledUs[index] ?? NaN) - zeroUs;
      columns.outcome[index] = outcomeNumbers[this.#outcomeOf(task, context)];
    }
    return { ...columns, names: Array.from({ length: names.count }, (_, index) => names.name(index) ?? '') };
  }

  #numberOf(id: Uint8Array, start: number, end: number, hash: number): number {
    const task = this.#ids.number(id, start, end, hash);
    if (task < this.#queued.atUs.length) return task;
    for (const { atUs, lane, word } of [this.#queued, this.#started, this.#ended, this.#settled]) {
      atUs.push(Number.NaN);
      lane.push(unknown);
      word.push(unknown);
    }
    return task;
  }

  /** A task is told of once; should a file say it twice, the result must not depend on the order: the earliest counts. */
  #note(of: Moments, task: number, atUs: number, lane: number, word: number): void {
    const knownUs = of.atUs.at(task);
    if (atUs > knownUs || (atUs === knownUs && !this.#isBefore(of, task, lane, word))) return;
    of.atUs.set(task, atUs);
    of.lane.set(task, lane);
    of.word.set(task, word);
  }

  #isBefore(of: Moments, task: number, lane: number, word: number): boolean {
    const [knownLane, knownWord] = [of.lane.at(task), of.word.at(task)];
    const [own, other] = [this.#lanes.name(lane) ?? '', this.#lanes.name(knownLane) ?? ''];
    if (own !== other) return own < other;
    if (of !== this.#queued) return word < knownWord;
    return (this.#names.name(word) ?? '') < (this.#names.name(knownWord) ?? '');
  }

  /** By the first moment known of each, those of one moment by their ids. */
  #inOrder(fromUs: number): Uint32Array {
    const tasks = this.#newest.since(fromUs);
    const firstUs = this.#queued.atUs.pick(tasks);
    const places = new Uint32Array(tasks.length);
    for (let place = 0; place < tasks.length; place += 1) {
      if (Number.isNaN(firstUs[place])) firstUs[place] = this.#firstUs(tasks[place] ?? 0);
      places[place] = place;
    }
    sortNearly(
      places,
      (a, b) => (firstUs[a] ?? 0) - (firstUs[b] ?? 0) || this.#ids.compare(tasks[a] ?? 0, tasks[b] ?? 0),
    );
    for (let index = 0; index < places.length; index += 1) places[index] = tasks[places[index] ?? 0] ?? 0;
    return places;
  }

  /** `NaN` while it is not over. */
  #overUs(task: number): number {
    const settledUs = this.#settled.atUs.at(task);
    return Number.isNaN(settledUs) ? this.#ended.atUs.at(task) : settledUs;
  }

  #firstUs(task: number): number {
    for (const { atUs } of [this.#queued, this.#started, this.#ended, this.#settled]) {
      const us = atUs.at(task);
      if (!Number.isNaN(us)) return us;
    }
    return 0;
  }

  /** What the caller got counts; else what the worker said; else how far it came. */
  #outcomeOf(task: number, context: TaskContext): TaskOutcome {
    const last = isKnown(this.#settled, task) ? this.#settled : this.#ended;
    if (isKnown(last, task)) return last.word.at(task) === 1 ? 'done' : 'failed';
    const isOver = ({ lane }: Moments): boolean => context.isOver(this.#lanes.name(lane.at(task)) ?? '');
    if (isKnown(this.#started, task)) return isOver(this.#started) ? 'lost' : 'running';
    return !isKnown(this.#queued, task) || isOver(this.#queued) ? 'lost' : 'queued';
  }
}

const outcomeNumbers: Readonly<Record<TaskOutcome, number>> = {
  queued: taskOutcomes.indexOf('queued'),
  running: taskOutcomes.indexOf('running'),
  done: taskOutcomes.indexOf('done'),
  failed: taskOutcomes.indexOf('failed'),
  lost: taskOutcomes.indexOf('lost'),
};

function isKnown({ atUs }: Moments, task: number): boolean {
  return !Number.isNaN(atUs.at(task));
}
