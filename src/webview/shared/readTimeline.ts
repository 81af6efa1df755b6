import {
  laneStates,
  taskOutcomes,
  type LaneRow,
  type LoopDelayColumns,
  type StateColumns,
  type TaskColumns,
  type Timeline,
} from '../../profile/timeline.ts';
import {
  fail,
  readFields,
  readList,
  readMaybeNumber,
  readNumber,
  readOneOf,
  readText,
  type Fields,
} from './readShape.ts';

export const profileStatuses = ['recording', 'ended', 'failed', 'cut-off'] as const;
export const laneRoles = ['main', 'thread', 'process'] as const;

/**
 * Checks a timeline that came over the border, so that what draws it may trust every index. Profile files are untrusted
 * input (DESIGN.md 9). Throws `ShapeError`; call it inside `readMessage`.
 */
export function readTimeline(value: unknown): Timeline {
  const fields = readFields(value, 'timeline');
  const lanes = readList(fields['lanes'], 'timeline.lanes', readLane);
  return {
    status: readOneOf(fields['status'], 'timeline.status', profileStatuses),
    command: readText(fields['command'], 'timeline.command'),
    coreCount: readNumber(fields['coreCount'], 'timeline.coreCount'),
    durationUs: Math.max(0, readNumber(fields['durationUs'], 'timeline.durationUs')),
    lanes,
    tasks: readTasks(fields['tasks'], lanes.length),
    states: readStates(fields['states'], lanes.length),
    loopDelays: readLoopDelays(fields['loopDelays'], lanes.length),
    notices: readList(fields['notices'], 'timeline.notices', readText),
  };
}

function readLane(value: unknown, where: string): LaneRow {
  const fields = readFields(value, where);
  return {
    id: readText(fields['id'], `${where}.id`),
    name: readText(fields['name'], `${where}.name`),
    role: readOneOf(fields['role'], `${where}.role`, laneRoles),
    pid: readNumber(fields['pid'], `${where}.pid`),
    threadId: readNumber(fields['threadId'], `${where}.threadId`),
    parent: readNumber(fields['parent'], `${where}.parent`),
    nodeVersion: readText(fields['nodeVersion'], `${where}.nodeVersion`),
    startUs: readNumber(fields['startUs'], `${where}.startUs`),
    endUs: readMaybeNumber(fields['endUs'], `${where}.endUs`),
    endReason: readOneOf(fields['endReason'], `${where}.endReason`, ['running', 'exit', 'lost']),
    busyShare: readMaybeNumber(fields['busyShare'], `${where}.busyShare`),
    taskCount: readNumber(fields['taskCount'], `${where}.taskCount`),
  };
}

type Column = Float64Array | Uint32Array | Int32Array | Uint8Array;

/** Reads columns that must be as long as `count` says. */
function columnsOf(value: unknown, where: string) {
  const fields: Fields = readFields(value, where);
  const count = readNumber(fields['count'], `${where}.count`);
  const column = <T extends Column>(name: string, kind: abstract new (...args: never[]) => T): T => {
    const found = fields[name];
    if (!(found instanceof kind))
      return fail(`${where}.${name}`, `a column of numbers (${kind.name})`, found);
    if (found.length !== count) fail(`${where}.${name}`, `as long as count (${count})`, found.length);
    return found;
  };
  /** A column of indices into something that has `size` entries; `least` is -1 where -1 stands for "not known". */
  const indices = <T extends Uint32Array | Int32Array | Uint8Array>(
    name: string,
    kind: abstract new (...args: never[]) => T,
    size: number,
    least = 0,
  ): T => {
    const found = column(name, kind);
    const stray = found.findIndex((index) => index < least || index >= size);
    if (stray >= 0) fail(`${where}.${name}[${stray}]`, `an index below ${size}`, found[stray]);
    return found;
  };
  return { fields, count, column, indices };
}

function readTasks(value: unknown, laneCount: number): TaskColumns {
  const { fields, count, column, indices } = columnsOf(value, 'timeline.tasks');
  const names = readList(fields['names'], 'timeline.tasks.names', readText);
  return {
    count,
    names,
    nameIndex: indices('nameIndex', Uint32Array, names.length),
    callerLane: indices('callerLane', Int32Array, laneCount, -1),
    workerLane: indices('workerLane', Int32Array, laneCount, -1),
    queuedUs: column('queuedUs', Float64Array),
    startedUs: column('startedUs', Float64Array),
    endedUs: column('endedUs', Float64Array),
    settledUs: column('settledUs', Float64Array),
    outcome: indices('outcome', Uint8Array, taskOutcomes.length),
  };
}

function readStates(value: unknown, laneCount: number): StateColumns {
  const { count, column, indices } = columnsOf(value, 'timeline.states');
  return {
    count,
    lane: indices('lane', Uint32Array, laneCount),
    state: indices('state', Uint8Array, laneStates.length),
    startUs: column('startUs', Float64Array),
    endUs: column('endUs', Float64Array),
  };
}

function readLoopDelays(value: unknown, laneCount: number): LoopDelayColumns {
  const { count, column, indices } = columnsOf(value, 'timeline.loopDelays');
  return {
    count,
    lane: indices('lane', Uint32Array, laneCount),
    atUs: column('atUs', Float64Array),
    maxDelayUs: column('maxDelayUs', Float64Array),
  };
}
