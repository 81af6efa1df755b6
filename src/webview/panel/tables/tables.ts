import { taskOutcomes, type Timeline } from '../../../profile/timeline.ts';
import { laneTotals } from '../taskFacts.ts';
import { laneColumns, taskColumns, type TableColumn } from './columns.ts';
import { sortRows, type Sort } from './sortRows.ts';
import { VirtualTable } from './virtualTable.ts';

export interface TablesState {
  /** One entry a task, one a lane; null without a filter. */
  readonly matches: Uint8Array | null;
  readonly laneMatches: Uint8Array | null;
  readonly selectedTask: number;
  readonly selectedLane: number;
}

export interface TablesActions {
  readonly selectTask: (task: number) => void;
  readonly openTask: (task: number) => void;
  readonly selectLane: (lane: number) => void;
}

const none: Uint32Array = new Uint32Array();

/** The tables of tasks and of lanes. Rows are sorted anew only when the timeline, the filter or the order changes. */
export class Tables {
  readonly #tasks: VirtualTable;
  readonly #lanes: VirtualTable;
  #timeline: Timeline | undefined;
  #next: { readonly timeline: Timeline; readonly state: TablesState } | undefined;
  #state: TablesState = { matches: null, laneMatches: null, selectedTask: -1, selectedLane: -1 };
  #taskSort: Sort | undefined;
  #laneSort: Sort | undefined;
  #taskColumns: readonly TableColumn[] = [];
  #laneColumns: readonly TableColumn[] = [];
  #taskRows = none;
  #laneRows = none;

  constructor(taskHost: HTMLElement, laneHost: HTMLElement, actions: TablesActions) {
    this.#tasks = new VirtualTable(taskHost, {
      select: actions.selectTask,
      open: actions.openTask,
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
    this.#taskColumns = taskColumns(timeline);
    this.#laneColumns = laneColumns(timeline, laneTotals(timeline));
    this.#state = state;
    this.#sortTasks();
    this.#sortLanes();
    this.#show();
  }

  setState(state: TablesState): void {
    this.#catchUp();
    const isLaneFilterNew = state.laneMatches !== this.#state.laneMatches;
    const isFilterNew = state.matches !== this.#state.matches;
    this.#state = state;
    if (isFilterNew) this.#sortTasks();
    if (isLaneFilterNew) this.#sortLanes();
    this.#show();
  }

  revealTask(task: number): void {
    this.#catchUp();
    this.#tasks.reveal(task);
  }

  revealLane(lane: number): void {
    this.#catchUp();
    this.#lanes.reveal(lane);
  }

  focus(table: 'tasks' | 'lanes'): void {
    (table === 'tasks' ? this.#tasks : this.#lanes).focus();
  }

  #sortTasks(): void {
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
      selected: this.#state.selectedTask,
      sort: this.#taskSort,
      empty:
        (this.#timeline?.taskTotal ?? 0) > 0
          ? 'No task stands alone in the picture. Zoom in to see them one by one.'
          : this.#state.matches === null
            ? 'No task was recorded. Tasks are recorded where functions run through a pool that Poolwright wrote.'
            : 'No task matches the filter.',
      rowClass: (task) => {
        const outcome = taskOutcomes[outcomes?.[task] ?? 0];
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
