import type { Timeline } from '../timeline.ts';

/** Tasks have no id that outlives a revision, so one is known by these three. */
export interface TaskKey {
  readonly caller: string;
  readonly name: string;
  readonly queuedUs: number;
}

export function keyOfTask({ tasks, lanes }: Timeline, task: number): TaskKey | null {
  const queuedUs = tasks.queuedUs[task] ?? NaN;
  if (!Number.isFinite(queuedUs)) return null;
  return {
    caller: lanes[tasks.callerLane[task] ?? -1]?.id ?? '',
    name: tasks.names[tasks.nameIndex[task] ?? -1] ?? '',
    queuedUs,
  };
}

/** The task with that key in a newer timeline; -1 if it is not there. */
export function findTask(timeline: Timeline, key: TaskKey | null): number {
  if (key === null) return -1;
  const { tasks, lanes } = timeline;
  for (
    let task = tasks.queuedUs.indexOf(key.queuedUs);
    task >= 0;
    task = tasks.queuedUs.indexOf(key.queuedUs, task + 1)
  ) {
    const isSame =
      (lanes[tasks.callerLane[task] ?? -1]?.id ?? '') === key.caller &&
      tasks.names[tasks.nameIndex[task] ?? -1] === key.name;
    if (isSame) return task;
  }
  return -1;
}
