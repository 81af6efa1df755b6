import type { TaskColumns } from '../timeline.ts';
import type { TaskKey } from './taskKey.ts';
import type { TimeWindow } from './viewport.ts';

/** Nobody holds a key down for longer while one answer is waited for. */
export const mostTaskSteps = 100;

/** From which task of a large run to go on, and how far. */
export interface TaskStepsRequest {
  /** Null to begin in the window. */
  readonly selected: TaskKey | null;
  /** So many tasks later, or, below zero, earlier: a key that is held down takes several at once. */
  readonly steps: number;
  /** Only tasks that this lane ran or called; -1 for all lanes. */
  readonly lane: number;
  /** As a person typed it; '' for none. */
  readonly filter: string;
  readonly window: TimeWindow;
}

/** Where that led to. */
export interface TaskSteps {
  /** Less than asked for where the run has no more. */
  readonly stepped: number;
  /** The task, or none where no step could be taken. */
  readonly tasks: TaskColumns;
}
