import type { TaskEndedRecord, TaskQueuedRecord, TaskSettledRecord, TaskStartedRecord } from './format.ts';
import { taskOutcomes } from './timeline.ts';
import type { TaskColumns, TaskOutcome } from './timeline.ts';

export type TaskRecord = TaskQueuedRecord | TaskStartedRecord | TaskEndedRecord | TaskSettledRecord;

interface Task {
  readonly id: string;
  queued?: TaskQueuedRecord;
  started?: TaskStartedRecord;
  ended?: TaskEndedRecord;
  settled?: TaskSettledRecord;
}

/** What the table must know of the lanes, which it does not own. */
export interface TaskContext {
  readonly zeroUs: number;
  /** -1 for a lane that has no row. */
  readonly laneIndex: (lane: string) => number;
  /** Whether anything more can come from this lane. */
  readonly isOver: (lane: string) => boolean;
}

/** Puts the four records of each task together, whichever of them arrives first and from whichever lane. */
export class TaskTable {
  readonly #tasks = new Map<string, Task>();

  add(record: TaskRecord): void {
    let task = this.#tasks.get(record.task);
    if (task === undefined) {
      task = { id: record.task };
      this.#tasks.set(record.task, task);
    }
    switch (record.type) {
      case 'task-queued':
        task.queued = earliest(task.queued, record);
        break;
      case 'task-started':
        task.started = earliest(task.started, record);
        break;
      case 'task-ended':
        task.ended = earliest(task.ended, record);
        break;
      case 'task-settled':
        task.settled = earliest(task.settled, record);
        break;
    }
  }

  /** Lanes on which a task began whose end nobody told of. */
  lanesInTask(): Set<string> {
    const lanes = new Set<string>();
    for (const { started, ended, settled } of this.#tasks.values()) {
      if (started !== undefined && ended === undefined && settled === undefined) lanes.add(started.lane);
    }
    return lanes;
  }

  columns(context: TaskContext): TaskColumns {
    const tasks = [...this.#tasks.values()].sort((a, b) => firstUs(a) - firstUs(b) || (a.id < b.id ? -1 : 1));
    const count = tasks.length;
    const nameIndices = new Map<string, number>();
    const columns = {
      count,
      nameIndex: new Uint32Array(count),
      callerLane: new Int32Array(count),
      workerLane: new Int32Array(count),
      queuedUs: new Float64Array(count),
      startedUs: new Float64Array(count),
      endedUs: new Float64Array(count),
      settledUs: new Float64Array(count),
      outcome: new Uint8Array(count),
    };
    for (const [index, task] of tasks.entries()) {
      const { queued, started, ended, settled } = task;
      const name = queued?.name ?? 'unnamed task';
      const nameIndex = nameIndices.get(name) ?? nameIndices.size;
      nameIndices.set(name, nameIndex);
      const caller = queued?.lane ?? settled?.lane;
      const worker = started?.lane ?? ended?.lane;
      columns.nameIndex[index] = nameIndex;
      columns.callerLane[index] = caller === undefined ? -1 : context.laneIndex(caller);
      columns.workerLane[index] = worker === undefined ? -1 : context.laneIndex(worker);
      columns.queuedUs[index] = sinceZero(queued, context);
      columns.startedUs[index] = sinceZero(started, context);
      columns.endedUs[index] = sinceZero(ended, context);
      columns.settledUs[index] = sinceZero(settled, context);
      columns.outcome[index] = taskOutcomes.indexOf(outcomeOf(task, context));
    }
    return { ...columns, names: [...nameIndices.keys()] };
  }
}

/** What the caller got counts; else what the worker said; else how far it came. */
function outcomeOf({ queued, started, ended, settled }: Task, context: TaskContext): TaskOutcome {
  const last = settled ?? ended;
  if (last !== undefined) return last.ok ? 'done' : 'failed';
  if (started !== undefined) return context.isOver(started.lane) ? 'lost' : 'running';
  return queued === undefined || context.isOver(queued.lane) ? 'lost' : 'queued';
}

function sinceZero(record: TaskRecord | undefined, context: TaskContext): number {
  return record === undefined ? Number.NaN : record.atUs - context.zeroUs;
}

function firstUs({ queued, started, ended, settled }: Task): number {
  return (queued ?? started ?? ended ?? settled)?.atUs ?? 0;
}

/** A task is told of once; should a file say it twice, the result must not depend on the order. */
function earliest<R extends TaskRecord>(known: R | undefined, next: R): R {
  if (known === undefined || next.atUs < known.atUs) return next;
  if (next.atUs > known.atUs) return known;
  return JSON.stringify(next) < JSON.stringify(known) ? next : known;
}
