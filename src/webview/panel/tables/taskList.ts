import { taskOrders, type TaskPageRequest } from '../../../profile/index.ts';
import type { Timeline } from '../../../profile/timeline.ts';
import type { TaskListAnswer } from '../../../protocol/index.ts';
import { taskColumns, type TableColumn } from './columns.ts';
import type { Sort } from './sortRows.ts';

/** More than a table shows at once. */
const pageRows = 200;
/** Of the parts that were seen, the latest are kept. */
const mostPages = 30;
/** Stands where an answer is waited for. */
const underWay = '…';

interface Page {
  readonly timeline: Timeline;
  readonly columns: readonly TableColumn[];
}

/**
 * The list of all tasks of a run that is too large for the page: the service filters and orders it, and its parts are asked
 * for as they come in sight. Rows are places in that list.
 */
export class TaskList {
  readonly columns: readonly TableColumn[];
  readonly #timeline: Timeline;
  readonly #ask: (list: TaskPageRequest) => void;
  readonly #pages = new Map<number, Page>();
  #list: Omit<TaskPageRequest, 'first' | 'count'> = { filter: '', isDescending: false };
  #total: number | undefined;
  #wanted: number | undefined;

  /** `timeline` has the lanes, and how many tasks there are. */
  constructor(timeline: Timeline, ask: (list: TaskPageRequest) => void) {
    this.#timeline = timeline;
    this.#ask = ask;
    this.#total = timeline.taskTotal;
    this.columns = taskColumns(timeline).map((column, index) => ({
      ...column,
      text: (row) => this.#cell(row, index)?.text ?? underWay,
      title: (row) => this.#cell(row, index)?.text ?? 'Asked for',
    }));
  }

  /** How many the filter lets through; `undefined` until the service has said so. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Whether it is of the same run: excerpts of that change as a person moves about in it. */
  isOf({ status, durationUs, taskTotal, lanes }: Timeline): boolean {
    const own = this.#timeline;
    return (
      status === own.status &&
      durationUs === own.durationUs &&
      taskTotal === own.taskTotal &&
      lanes.length === own.lanes.length
    );
  }

  /** An answer may have been lost, with the service that owed it. */
  askAgain(): void {
    this.#wanted = undefined;
  }

  /** Begins anew where it is another list, and says so. */
  show(filter: string, sort: Sort | undefined): boolean {
    const order = taskOrders.find((one) => one === sort?.column);
    const list = {
      filter,
      isDescending: sort?.direction === 'descending',
      ...(order === undefined ? {} : { order }),
    };
    if (JSON.stringify(ordered(list)) === JSON.stringify(ordered(this.#list))) return false;
    if (filter !== this.#list.filter)
      this.#total = filter.trim() === '' ? this.#timeline.taskTotal : undefined;
    this.#list = list;
    this.#pages.clear();
    this.#wanted = undefined;
    if (this.#total === undefined) this.#want(0);
    return true;
  }

  /** False for an answer to what nobody wants to know any more. */
  receive({ list: { first, count, ...list }, page }: TaskListAnswer): boolean {
    if (this.#wanted === first / pageRows) this.#wanted = undefined;
    if (count !== pageRows || JSON.stringify(ordered(list)) !== JSON.stringify(ordered(this.#list)))
      return false;
    const timeline = { ...this.#timeline, tasks: page.tasks };
    this.#total = page.total;
    this.#pages.set(first / pageRows, { timeline, columns: taskColumns(timeline) });
    for (const oldest of this.#pages.keys()) if (this.#pages.size > mostPages) this.#pages.delete(oldest);
    return true;
  }

  /** The task in a row, as an index into the tasks of a timeline of its own; `undefined` while it is asked for. */
  taskAt(row: number): { readonly timeline: Timeline; readonly task: number } | undefined {
    const page = this.#pages.get(Math.floor(row / pageRows));
    const task = row % pageRows;
    return page === undefined || task >= page.timeline.tasks.count
      ? undefined
      : { timeline: page.timeline, task };
  }

  #cell(row: number, column: number): { readonly text: string } | undefined {
    const page = this.#pages.get(Math.floor(row / pageRows));
    if (page === undefined) this.#want(Math.floor(row / pageRows));
    const text = page?.columns[column]?.text(row % pageRows);
    return text === undefined ? undefined : { text };
  }

  /** Each part once; of several that are missing, the table asks again for those that have not come. */
  #want(page: number): void {
    if (this.#wanted === page) return;
    this.#wanted = page;
    this.#ask({ ...this.#list, first: page * pageRows, count: pageRows });
  }
}

/** In one order of properties, so that two can be compared. */
function ordered({ filter, order, isDescending }: Omit<TaskPageRequest, 'first' | 'count'>) {
  return [filter, order ?? '', isDescending];
}
