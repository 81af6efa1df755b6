import type { TaskColumns } from '../timeline.ts';

/** Some of the tasks, in the order given. */
export function pickTasks(tasks: TaskColumns, picked: ArrayLike<number>): TaskColumns {
  const times = (column: Float64Array) => Float64Array.from(picked, (task) => column[task] ?? Number.NaN);
  return {
    count: picked.length,
    names: tasks.names,
    nameIndex: Uint32Array.from(picked, (task) => tasks.nameIndex[task] ?? 0),
    callerLane: Int32Array.from(picked, (task) => tasks.callerLane[task] ?? -1),
    workerLane: Int32Array.from(picked, (task) => tasks.workerLane[task] ?? -1),
    queuedUs: times(tasks.queuedUs),
    startedUs: times(tasks.startedUs),
    endedUs: times(tasks.endedUs),
    settledUs: times(tasks.settledUs),
    outcome: Uint8Array.from(picked, (task) => tasks.outcome[task] ?? 0),
  };
}
