import { functionKey, type FunctionColumns, type SampledFunction } from '../../../profile/index.ts';
import { filterFunctions } from '../filterFunctions.ts';
import { hasSource } from '../functionWords.ts';
import type { TableColumn } from './columns.ts';
import type { Predictions } from '../predictions.ts';
import { functionTableColumns } from './functionColumns.ts';
import { rankFunctions } from './functionRanks.ts';
import { isMeasuredOtherwise } from './functionVerdicts.ts';
import { sortRows, type Sort } from './sortRows.ts';
import { VirtualTable } from './virtualTable.ts';

const nowhere: SampledFunction = { name: '', url: '', line: 0, column: 0 };

export interface FunctionsTableActions {
  readonly select: (fn: SampledFunction) => void;
  readonly open: (fn: SampledFunction) => void;
}

/**
 * The table of functions. Until a person sorts it, what was measured otherwise than predicted comes first, then the program's own
 * code, packages, and what is Node's; of each, what took most time of its own.
 */
export class FunctionsTable {
  readonly #table: VirtualTable;
  readonly #predictions: Predictions;
  #functions: FunctionColumns | undefined;
  #columns: readonly TableColumn[] = [];
  #sort: Sort | undefined;
  #filter = '';
  #selected = '';
  /** Why there are no functions. */
  #empty = '';

  constructor(host: HTMLElement, predictions: Predictions, actions: FunctionsTableActions) {
    this.#predictions = predictions;
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
    this.#columns = functionTableColumns(functions, this.#predictions);
    this.#show();
  }

  /** Something else is predicted than before. */
  predicted(): void {
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
    const sorted = sortRows(functions.count, matches, this.#columns, this.#sort);
    const ranked =
      this.#sort === undefined
        ? rankFunctions(
            sorted,
            (row) => functions.functions[row] ?? nowhere,
            (row) => isMeasuredOtherwise(functions, this.#predictions, row),
          )
        : { rows: sorted, headings: [] };
    this.#table.show({
      label: 'Functions',
      id: 'function',
      columns: this.#columns,
      ...ranked,
      selected: this.#selectedRow(),
      sort: this.#sort,
      empty: functions.count === 0 ? this.#empty : 'No function matches the filter.',
      rowClass: () => '',
    });
  }
}
