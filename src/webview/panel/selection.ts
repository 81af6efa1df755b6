import type { Timeline } from '../../profile/timeline.ts';
import { findTask, keyOfTask, type TaskKey } from './layout/index.ts';
import type { SavedState } from './savedState.ts';

/** What is selected in the newest timeline: indices change between revisions, so what is kept is found again. */
export class Selection {
  /** Indices of lanes, the one that the keyboard goes on from last. */
  lanes: readonly number[] = [];
  /** -1 for none. */
  task = -1;

  /** The lane from which the next one is found; -1 for none. */
  get lane(): number {
    return this.lanes.at(-1) ?? -1;
  }

  find(timeline: Timeline, saved: Pick<SavedState, 'selectedLanes' | 'selectedTask'>): void {
    this.task = findTask(timeline, saved.selectedTask);
    this.lanes = saved.selectedLanes
      .map((id) => timeline.lanes.findIndex((lane) => lane.id === id))
      .filter((lane) => lane >= 0);
  }

  save(timeline: Timeline): Pick<SavedState, 'selectedLanes' | 'selectedTask'> {
    const task: TaskKey | null = this.task < 0 ? null : keyOfTask(timeline, this.task);
    return {
      selectedLanes: this.lanes.flatMap((lane) => timeline.lanes[lane]?.id ?? []),
      selectedTask: task,
    };
  }
}
