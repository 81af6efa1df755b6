import type { TaskPageRequest } from '../../../profile/index.ts';
import { taskOutcomes, type Timeline } from '../../../profile/timeline.ts';
import type { TaskListAnswer } from '../../../protocol/index.ts';
import { findTask, keyOfTask } from '../layout/index.ts';
import { laneTotals } from '../taskFacts.ts';
import { laneColumns, taskColumns, type TableColumn } from './columns.ts';
import { sortRows, type Sort } from './sortRows.ts';
import { TaskList } from './taskList.ts';
import { VirtualTable } from './virtualTable.ts';

export interface TablesState {
  /** One entry a task, one a lane; null without a filter. */
  readonly matches: Uint8Array | null;
  readonly laneMatches: Uint8Array | null;
  readonly selectedTask: number;
  readonly selectedLane: number;
  /** As a person typed it. */
  readonly filter: string;
}

export interface TablesActions {
  readonly selectTask: (task: number) => void;
  readonly openTask: (task: number) => void;
  readonly selectLane: (lane: number) => void;
  /** Of a run that the page has in part: a task of a timeline of its own, and whether to go close up to it. */
  readonly selectListed: (timeline: Timeline, task: number, isOpened: boolean) => void;
  readonly askForTasks: (list: TaskPageRequest) => void;
  /** It is known how many tasks the filter lets through. */
  readonly counted: (total: number) => void;
}

const none: Uint32Array = new Uint32Array();

/** The tables of tasks and of lanes. Rows are sorted anew only when the timeline, the filter or the order changes. */
export class Tables {
  readonly #tasks: VirtualTable;
  readonly #lanes: VirtualTable;
  #timeline: Timeline | undefined;
  #next: { readonly timeline: Timeline; readonly state: TablesState } | undefined;
  #state: TablesState = {
    matches: null,
    laneMatches: null,
    selectedTask: -1,
    selectedLane: -1,
    filter: '',
  };
  readonly #actions: TablesActions;
  /** Of a run that the page has in part. */
  #list: TaskList | undefined;
  /** The row of the list that was chosen last; -1 for none. */
  #listedRow = -1;
  /** Whether that row, which has not come yet, is to be opened; `undefined` for nothing to be done when it comes. */
  #isToOpen: boolean | undefined;
  #taskSort: Sort | undefined;
  #laneSort: Sort | undefined;
  #taskColumns: readonly TableColumn[] = [];
  #laneColumns: readonly TableColumn[] = [];
  #taskRows = none;
  #laneRows = none;

  constructor(taskHost: HTMLElement, laneHost: HTMLElement, actions: TablesActions) {
    this.#actions = actions;
    this.#tasks = new VirtualTable(taskHost, {
      select: (row) => this.#chooseTask(row, false),
      open: (row) => this.#chooseTask(row, true),
      sortBy: (sort) => {
        this.#taskSort = sort;
        this.#sortTasks();
        this.#show();
      },
    });
    this.#lanes = new VirtualTable(laneHost, {
      select: actions.selectLane,
      open: actions.selectLane,
      sortBy: (sort) => {
        this.#laneSort = sort;
        this.#sortLanes();
        this.#show();
      },
    });
  }

  /** Shown when `showSoon` is called, or something else of them is asked for: until then the tables are as they were. */
  setTimeline(timeline: Timeline, state: TablesState): void {
    this.#next = { timeline, state };
  }

  /** After the next frame, which shows the picture: filling the tables of a large run takes longer than painting it. */
  showSoon(): void {
    if (this.#next !== undefined) requestAnimationFrame(() => setTimeout(() => this.#catchUp()));
  }

  #catchUp(): void {
    if (this.#next === undefined) return;
    const { timeline, state } = this.#next;
    this.#next = undefined;
    this.#timeline = timeline;
    if (timeline.taskTotal === undefined) this.#list = undefined;
    else if (this.#list?.isOf(timeline) !== true) {
      this.#list = new TaskList(timeline, this.#actions.askForTasks);
      this.#listedRow = -1;
    }
    this.#list?.askAgain();
    this.#taskColumns = this.#list?.columns ?? taskColumns(timeline);
    this.#laneColumns = laneColumns(timeline, laneTotals(timeline));
    this.#state = state;
    this.#sortTasks();
    this.#sortLanes();
    this.#show();
  }

  setState(state: TablesState): void {
    this.#catchUp();
    const isLaneFilterNew = state.laneMatches !== this.#state.laneMatches;
    const isFilterNew = state.matches !== this.#state.matches || state.filter !== this.#state.filter;
    this.#state = state;
    if (isFilterNew) this.#sortTasks();
    if (isLaneFilterNew) this.#sortLanes();
    this.#show();
  }

  revealTask(task: number): void {
    this.#catchUp();
    // Where a task stands in the list of all, only the service knows.
    if (this.#list === undefined) this.#tasks.reveal(task);
  }

  revealLane(lane: number): void {
    this.#catchUp();
    this.#lanes.reveal(lane);
  }

  focus(table: 'tasks' | 'lanes'): void {
    (table === 'tasks' ? this.#tasks : this.#lanes).focus();
  }

  /** How many tasks of a run that the page has in part the filter lets through; `undefined` while that is not known. */
  get listedCount(): number | undefined {
    return this.#list?.total;
  }

  receive(answer: TaskListAnswer): void {
    if (this.#list?.receive(answer) !== true) return;
    const before = this.#taskRows.length;
    this.#sortTasks();
    this.#show();
    if (this.#isToOpen !== undefined) this.#chooseTask(this.#listedRow, this.#isToOpen);
    if (this.#taskRows.length !== before) this.#actions.counted(this.#taskRows.length);
  }

  #chooseTask(row: number, isOpened: boolean): void {
    if (this.#list === undefined) {
      if (isOpened) this.#actions.openTask(row);
      else this.#actions.selectTask(row);
      return;
    }
    const listed = this.#list.taskAt(row);
    this.#listedRow = row;
    this.#isToOpen = listed === undefined ? isOpened : undefined;
    // Bringing it into sight asks for it.
    this.#tasks.reveal(row);
    if (listed !== undefined) this.#actions.selectListed(listed.timeline, listed.task, isOpened);
  }

  /** The row that was chosen, unless another task has been selected since. */
  #selectedRow(): number {
    const timeline = this.#timeline;
    const { selectedTask } = this.#state;
    if (this.#list === undefined || timeline === undefined || selectedTask < 0)
      return this.#list === undefined ? selectedTask : this.#listedRow;
    const listed = this.#list.taskAt(this.#listedRow);
    const isSame =
      listed !== undefined && findTask(timeline, keyOfTask(listed.timeline, listed.task)) === selectedTask;
    return isSame ? this.#listedRow : -1;
  }

  #sortTasks(): void {
    if (this.#list !== undefined) {
      if (this.#list.show(this.#state.filter, this.#taskSort)) this.#listedRow = -1;
      this.#taskRows = Uint32Array.from({ length: this.#list.total ?? 0 }, (_, row) => row);
      return;
    }
    const count = this.#timeline?.tasks.count ?? 0;
    this.#taskRows = sortRows(count, this.#state.matches, this.#taskColumns, this.#taskSort);
  }

  #sortLanes(): void {
    this.#laneRows = sortRows(
      this.#timeline?.lanes.length ?? 0,
      this.#state.laneMatches,
      this.#laneColumns,
      this.#laneSort,
    );
  }

  #show(): void {
    const outcomes = this.#timeline?.tasks.outcome;
    this.#tasks.show({
      label: 'Tasks',
      id: 'task',
      columns: this.#taskColumns,
      rows: this.#taskRows,
      selected: this.#selectedRow(),
      sort: this.#taskSort,
      empty:
        this.#list !== undefined && this.#list.total === undefined
          ? 'Looking through all tasks…'
          : this.#state.matches === null
            ? 'No task was recorded. Tasks are recorded where functions run through a pool that Poolwright wrote.'
            : 'No task matches the filter.',
      rowClass: (task) => {
        const listed = this.#list?.taskAt(task);
        const own = this.#list === undefined ? outcomes?.[task] : listed?.timeline.tasks.outcome[listed.task];
        const outcome = taskOutcomes[own ?? 0];
        return outcome === 'failed' || outcome === 'lost' ? 'failed' : '';
      },
    });
    this.#lanes.show({
      label: 'Lanes',
      id: 'lane-row',
      columns: this.#laneColumns,
      rows: this.#laneRows,
      selected: this.#state.selectedLane,
      sort: this.#laneSort,
      empty: this.#state.laneMatches === null ? 'No lane was recorded.' : 'No lane matches the filter.',
      rowClass: (lane) => (this.#timeline?.lanes[lane]?.endReason === 'lost' ? 'lost' : ''),
    });
  }
}
