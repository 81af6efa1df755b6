import type { Timeline } from '../timeline.ts';
import type { TimeWindow } from './viewport.ts';

/** What narrows the walk from task to task. */
export interface TaskWalk {
  /** Only tasks that this lane ran or called; -1 for all lanes. */
  readonly lane: number;
  readonly matches: Uint8Array | null;
  /** Where to begin while nothing is selected. */
  readonly window: TimeWindow;
}

/**
 * The task after (`step` 1) or before (-1) the selected one by start time, those that never started by when they were
 * queued; -1 when there is none. Without a selection the walk begins with the first one in the shown window.
 */
export function nextTask(timeline: Timeline, selected: number, step: 1 | -1, walk: TaskWalk): number {
  const { tasks } = timeline;
  const at = (task: number) => {
    const startedUs = tasks.startedUs[task] ?? NaN;
    return Number.isFinite(startedUs) ? startedUs : (tasks.queuedUs[task] ?? 0);
  };
  const fromUs = selected >= 0 ? at(selected) : step === 1 ? walk.window.startUs : walk.window.endUs;
  let best = -1;
  for (let task = 0; task < tasks.count; task += 1) {
    const isOnLane =
      walk.lane < 0 || tasks.workerLane[task] === walk.lane || tasks.callerLane[task] === walk.lane;
    if (!isOnLane || task === selected || walk.matches?.[task] === 0) continue;
    // Of two tasks at the same moment the one with the higher index comes later.
    const ahead = (at(task) - fromUs) * step || (selected < 0 ? 0 : (task - selected) * step);
    if (ahead < 0) continue;
    if (best < 0 || (at(task) - at(best)) * step < 0 || (at(task) === at(best) && (task - best) * step < 0))
      best = task;
  }
  return best;
}
