import { taskOutcomes, type TaskColumns, type Timeline } from '../timeline.ts';
import { filterTasks } from './filterTasks.ts';
import { pickTasks } from './pickTasks.ts';

/** What a list of tasks can be ordered by. */
export const taskOrders = ['task', 'outcome', 'from', 'on', 'queued', 'waited', 'ran', 'reply'] as const;
export type TaskOrder = (typeof taskOrders)[number];

/** Which part of a list of tasks is asked for. */
export interface TaskPageRequest {
  /** As a person typed it; '' for none. */
  readonly filter: string;
  /** As recorded without one. */
  readonly order?: TaskOrder;
  readonly isDescending: boolean;
  /** The place in the list of the first one that is wanted. */
  readonly first: number;
  readonly count: number;
}

export interface TaskPage {
  /** How many tasks the filter lets through. */
  readonly total: number;
  readonly tasks: TaskColumns;
}

/** Lists all tasks of a run part by part. What was filtered and ordered last is kept: a person scrolls through one list. */
export class TaskPages {
  readonly #timeline: Timeline;
  #list: { readonly key: string; readonly rows: Uint32Array } | undefined;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  page({ filter, order, isDescending, first, count }: TaskPageRequest): TaskPage {
    const key = JSON.stringify([filter, order, isDescending]);
    if (this.#list?.key !== key)
      this.#list = { key, rows: listTasks(this.#timeline, filter, order, isDescending) };
    const { rows } = this.#list;
    return {
      total: rows.length,
      tasks: pickTasks(this.#timeline.tasks, rows.subarray(first, first + count)),
    };
  }
}

/** What is not known comes last in both directions, and equal ones keep their order: as a page orders its own rows. */
function listTasks(
  timeline: Timeline,
  filter: string,
  order: TaskOrder | undefined,
  isDescending: boolean,
): Uint32Array {
  const matches = filterTasks(timeline, filter);
  const { count } = timeline.tasks;
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let task = 0; task < count; task += 1) {
    if (matches !== null && matches[task] !== 1) continue;
    rows[kept] = task;
    kept += 1;
  }
  const shown = rows.slice(0, kept);
  if (order === undefined) return shown;
  const keys = orderKeys(timeline, order);
  const sign = isDescending ? -1 : 1;
  return shown.sort((one, other) => {
    const [a, b] = [keys[one] ?? NaN, keys[other] ?? NaN];
    if (Number.isNaN(a) || Number.isNaN(b))
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || one - other;
    return (a - b) * sign || one - other;
  });
}

/** One number a task; `NaN` for what is not known. */
function orderKeys({ tasks, lanes }: Timeline, order: TaskOrder): Float64Array {
  const laneNames = lanes.map(({ name }) => name);
  switch (order) {
    case 'task':
      return ranks(tasks.nameIndex, tasks.names);
    case 'outcome':
      return ranks(tasks.outcome, taskOutcomes);
    case 'from':
      return ranks(tasks.callerLane, laneNames);
    case 'on':
      return ranks(tasks.workerLane, laneNames);
    case 'queued':
      return tasks.queuedUs;
    case 'waited':
      return tasks.startedUs.map((startedUs, task) => startedUs - (tasks.queuedUs[task] ?? NaN));
    case 'ran':
      return tasks.endedUs.map((endedUs, task) => endedUs - (tasks.startedUs[task] ?? NaN));
    case 'reply':
      return tasks.settledUs.map((settledUs, task) => settledUs - (tasks.endedUs[task] ?? NaN));
    default:
      return order satisfies never;
  }
}

/** Where each word comes among all of them. */
function ranks(words: Uint32Array | Int32Array | Uint8Array, all: readonly string[]): Float64Array {
  const sorted = [...new Set(all)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const rankOf = new Map(sorted.map((word, rank) => [word, rank]));
  const byIndex = all.map((word) => rankOf.get(word) ?? NaN);
  return Float64Array.from(words, (word) => byIndex[word] ?? NaN);
}
