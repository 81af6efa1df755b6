import type { ComparedFunction, Comparison } from '../../../profile/index.ts';
import { elementOf } from '../elementOf.ts';
import { hasSource } from '../functionWords.ts';
import type { TableColumn } from '../tables/columns.ts';
import { sortRows, type Sort } from '../tables/sortRows.ts';
import { VirtualTable } from '../tables/virtualTable.ts';
import { comparedFunctionColumns, figureColumns, type FigureRow } from './comparedColumns.ts';
import { roleWords } from './words.ts';

/** A table that keeps its own order and selection. */
class ComparedTable {
  readonly #label: string;
  readonly #id: string;
  readonly #table: VirtualTable;
  #columns: readonly TableColumn[] = [];
  #count = 0;
  #sort: Sort | undefined;
  #selected = -1;

  /** `id` is that of the element that it stands in. */
  constructor(id: string, label: string, open: (row: number) => void = () => {}) {
    this.#id = id;
    this.#label = label;
    this.#table = new VirtualTable(elementOf(id, HTMLElement), {
      select: (row) => {
        this.#selected = row;
        this.#show();
        this.#table.reveal(row);
      },
      open,
      sortBy: (sort) => {
        this.#sort = sort;
        this.#show();
      },
    });
  }

  setRows(columns: readonly TableColumn[], count: number): void {
    this.#columns = columns;
    this.#count = count;
    this.#selected = -1;
    this.#show();
  }

  #show(): void {
    this.#table.show({
      label: this.#label,
      id: `${this.#id}-row`,
      columns: this.#columns,
      rows: sortRows(this.#count, null, this.#columns, this.#sort),
      selected: this.#selected,
      sort: this.#sort,
      empty: '',
      rowClass: () => '',
    });
  }
}

/** The tables of the page, in the elements that its view has for them. */
export class ComparedTables {
  readonly #runs = new ComparedTable('run-table', 'The runs as a whole');
  readonly #functions: ComparedTable;
  readonly #tasks = new ComparedTable('task-table', 'Tasks by name');
  readonly #lanes = new ComparedTable('lane-table', 'Lanes by role');
  #shown: readonly ComparedFunction[] = [];

  constructor(open: (fn: ComparedFunction) => void) {
    this.#functions = new ComparedTable('function-table', 'Functions of the program', (row) => {
      const fn = this.#shown[row];
      const source = fn?.after ?? fn?.before;
      if (fn !== undefined && source !== undefined && source !== null && hasSource(source)) open(fn);
    });
  }

  setComparison({ figures, functions, tasks, lanes }: Comparison): void {
    this.#shown = functions;
    const ofRuns = figures.map((figure): FigureRow => ({ group: '', figure }));
    const ofTasks = tasks.flatMap(({ name, figures: all }) => all.map((figure) => ({ group: name, figure })));
    const ofLanes = lanes.flatMap(({ role, figures: all }) =>
      all.map((figure) => ({ group: roleWords[role], figure })),
    );
    this.#runs.setRows(figureColumns(ofRuns, ''), ofRuns.length);
    this.#functions.setRows(comparedFunctionColumns(functions), functions.length);
    this.#tasks.setRows(figureColumns(ofTasks, 'Task'), ofTasks.length);
    this.#lanes.setRows(figureColumns(ofLanes, 'Lanes'), ofLanes.length);
  }
}
