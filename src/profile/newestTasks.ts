/**
 * The tasks that were not over before a moment, by their numbers, which are in about the order in which they were told of. That
 * moment only moves on: what was over once is not looked at again.
 */
export class NewestTasks {
  readonly #count: () => number;
  readonly #overUs: (task: number) => number;
  #fromUs = -Infinity;
  /** All before this one were over, but for those that are open. */
  #first = 0;
  #open: number[] = [];

  /** `overUs` is when a task was over, `NaN` while it is not. */
  constructor(count: () => number, overUs: (task: number) => number) {
    this.#count = count;
    this.#overUs = overUs;
  }

  /** In the order of their numbers; all tasks where the moment is `-Infinity`. */
  since(fromUs: number): Uint32Array {
    if (fromUs === -Infinity) return numbers([], 0, this.#count());
    if (fromUs > this.#fromUs) this.#moveOn(fromUs);
    return numbers(this.#open, this.#first, this.#count());
  }

  #moveOn(fromUs: number): void {
    this.#fromUs = fromUs;
    const isOver = (task: number): boolean => this.#overUs(task) < fromUs;
    this.#open = this.#open.filter((task) => !isOver(task));
    // Those that go on among them may be few of very many: they are kept apart from the run of those that came after.
    let waiting: number[] = [];
    for (let task = this.#first; task < this.#count(); task += 1) {
      if (!isOver(task)) waiting.push(task);
      else {
        for (const one of waiting) this.#open.push(one);
        waiting = [];
        this.#first = task + 1;
      }
    }
  }
}

function numbers(some: readonly number[], first: number, afterLast: number): Uint32Array {
  const all = new Uint32Array(some.length + afterLast - first);
  all.set(some);
  for (let task = first; task < afterLast; task += 1) all[some.length + task - first] = task;
  return all;
}
