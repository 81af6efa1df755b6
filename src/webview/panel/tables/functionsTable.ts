import { functionKey, type FunctionColumns, type SampledFunction } from '../../../profile/index.ts';
import { filterFunctions } from '../filterFunctions.ts';
import { hasSource } from '../functionWords.ts';
import type { TableColumn } from './columns.ts';
import { functionTableColumns } from './functionColumns.ts';
import { sortRows, type Sort } from './sortRows.ts';
import { VirtualTable } from './virtualTable.ts';

export interface FunctionsTableActions {
  readonly select: (fn: SampledFunction) => void;
  readonly open: (fn: SampledFunction) => void;
}

/** The table of functions, those with most time of their own first until a person sorts it. */
export class FunctionsTable {
  readonly #table: VirtualTable;
  #functions: FunctionColumns | undefined;
  #columns: readonly TableColumn[] = [];
  #sort: Sort | undefined;
  #filter = '';
  #selected = '';
  /** Why there are no functions. */
  #empty = '';

  constructor(host: HTMLElement, actions: FunctionsTableActions) {
    const withFunction = (run: (fn: SampledFunction) => void) => (row: number) => {
      const fn = this.#functions?.functions[row];
      if (fn !== undefined) run(fn);
    };
    this.#table = new VirtualTable(host, {
      select: withFunction(actions.select),
      open: withFunction((fn) => {
        if (hasSource(fn)) actions.open(fn);
      }),
      sortBy: (sort) => {
        this.#sort = sort;
        this.#show();
      },
    });
  }

  setFunctions(functions: FunctionColumns, empty: string): void {
    this.#functions = functions;
    this.#empty = empty;
    this.#columns = functionTableColumns(functions);
    this.#show();
  }

  setFilter(filter: string): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#show();
  }

  /** By `functionKey`; '' for none. */
  select(key: string): void {
    if (key === this.#selected) return;
    this.#selected = key;
    this.#show();
    const row = this.#selectedRow();
    if (row >= 0) this.#table.reveal(row);
  }

  focus(): void {
    this.#table.focus();
  }

  #selectedRow(): number {
    const functions = this.#functions?.functions ?? [];
    return this.#selected === '' ? -1 : functions.findIndex((fn) => functionKey(fn) === this.#selected);
  }

  #show(): void {
    const functions = this.#functions;
    if (functions === undefined) return;
    const matches = filterFunctions(functions.functions, this.#filter);
    this.#table.show({
      label: 'Functions',
      id: 'function',
      columns: this.#columns,
      rows: sortRows(functions.count, matches, this.#columns, this.#sort),
      selected: this.#selectedRow(),
      sort: this.#sort,
      empty: functions.count === 0 ? this.#empty : 'No function matches the filter.',
      rowClass: () => '',
    });
  }
}
