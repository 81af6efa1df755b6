import {
  laneStates,
  taskOutcomes,
  type LaneRow,
  type LoopDelayColumns,
  type StateColumns,
  type TaskColumns,
  type Timeline,
} from '../../profile/timeline.ts';
import { columnsOf } from './readColumns.ts';
import { readFields, readList, readMaybeNumber, readNumber, readOneOf, readText } from './readShape.ts';

export const profileStatuses = ['recording', 'ended', 'failed', 'stopped', 'cut-off'] as const;
export const laneRoles = ['main', 'thread', 'process', 'helpers'] as const;

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
    ...(fields['taskTotal'] === undefined
      ? {}
      : { taskTotal: readNumber(fields['taskTotal'], 'timeline.taskTotal') }),
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
    threadCount: Math.max(1, readNumber(fields['threadCount'], `${where}.threadCount`)),
    parent: readNumber(fields['parent'], `${where}.parent`),
    nodeVersion: readText(fields['nodeVersion'], `${where}.nodeVersion`),
    startUs: readNumber(fields['startUs'], `${where}.startUs`),
    endUs: readMaybeNumber(fields['endUs'], `${where}.endUs`),
    endReason: readOneOf(fields['endReason'], `${where}.endReason`, ['running', 'exit', 'lost']),
    busyShare: readMaybeNumber(fields['busyShare'], `${where}.busyShare`),
    taskCount: readNumber(fields['taskCount'], `${where}.taskCount`),
    loopUtilization: readMaybeNumber(fields['loopUtilization'], `${where}.loopUtilization`),
    memoryBytes: readMaybeNumber(fields['memoryBytes'], `${where}.memoryBytes`),
    mostMemoryBytes: readMaybeNumber(fields['mostMemoryBytes'], `${where}.mostMemoryBytes`),
    memoryGrowthBytes: readMaybeNumber(fields['memoryGrowthBytes'], `${where}.memoryGrowthBytes`),
    rssBytes: readMaybeNumber(fields['rssBytes'], `${where}.rssBytes`),
  };
}

export function readTasks(value: unknown, laneCount: number): TaskColumns {
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
