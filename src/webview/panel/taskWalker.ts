import type { LargeAnswer, LargeQuestion } from '../../protocol/index.ts';
import type { TaskColumns } from '../../profile/timeline.ts';
import { mostTaskSteps, type TaskStepsRequest } from './layout/index.ts';

type StepsQuestion = Extract<LargeQuestion, { readonly kind: 'task-steps' }>;
type StepsAnswer = Extract<LargeAnswer, { readonly kind: 'task-steps' }>;

/** What walking needs of the page. */
export interface WalkerPage {
  readonly ask: (question: StepsQuestion) => void;
  readonly revision: () => number;
  readonly where: () => Omit<TaskStepsRequest, 'steps'>;
  /** That one task is to be selected. */
  readonly found: (tasks: TaskColumns) => void;
  /** There is none in this direction. */
  readonly none: (step: 1 | -1) => void;
}

/**
 * Steps from task to task in a run of which the page has a part: the service looks for the next one. Keys that are pressed
 * while an answer is waited for add up.
 */
export class TaskWalker {
  readonly #page: WalkerPage;
  #wanted = 0;
  /** From where they are counted. */
  #from = '';

  constructor(page: WalkerPage) {
    this.#page = page;
  }

  step(step: 1 | -1): void {
    const from = keyOf(this.#page.where());
    if (from !== this.#from) this.#wanted = 0;
    this.#from = from;
    this.#wanted += step;
    this.#ask();
  }

  /** What was asked before something else was selected is left out. */
  receive({ walk, found }: StepsAnswer): void {
    if (keyOf(walk) !== this.#from || keyOf(this.#page.where()) !== this.#from) return;
    this.#wanted = found.stepped === walk.steps ? this.#wanted - walk.steps : 0;
    if (found.tasks.count > 0) this.#page.found(found.tasks);
    else this.#page.none(walk.steps < 0 ? -1 : 1);
    this.#from = keyOf(this.#page.where());
    this.#ask();
  }

  #ask(): void {
    if (this.#wanted === 0) return;
    const steps = Math.max(-mostTaskSteps, Math.min(mostTaskSteps, this.#wanted));
    this.#page.ask({
      kind: 'task-steps',
      revision: this.#page.revision(),
      walk: { ...this.#page.where(), steps },
    });
  }
}

function keyOf({ selected, lane, filter }: Pick<TaskStepsRequest, 'selected' | 'lane' | 'filter'>): string {
  return JSON.stringify([selected, lane, filter]);
}
