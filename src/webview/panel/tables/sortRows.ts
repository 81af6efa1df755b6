import { notKnown } from '../../shared/words.ts';
import type { TableColumn } from './columns.ts';

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const isUnknown = (key: number | string | undefined) =>
  key === undefined || key === notKnown || Number.isNaN(key);

/** Row numbers `0…count - 1` that `matches` lets through, in the order asked for; equal ones keep their order. */
export function sortRows(
  count: number,
  matches: Uint8Array | null,
  columns: readonly TableColumn[],
  sort: Sort | undefined,
): Uint32Array {
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row += 1) {
    if (matches !== null && matches[row] !== 1) continue;
    rows[kept] = row;
    kept += 1;
  }
  const shown = rows.subarray(0, kept);
  const column = columns.find(({ id }) => id === sort?.column);
  if (column === undefined || sort === undefined) return shown;
  const keys = Array.from({ length: count }, (_, row) => column.key(row));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return shown.sort((one, other) => {
    const [a, b] = [keys[one], keys[other]];
    if (isUnknown(a) || isUnknown(b)) return Number(isUnknown(a)) - Number(isUnknown(b)) || one - other;
    if (a === b || a === undefined || b === undefined) return one - other;
    return (a < b ? -1 : 1) * sign;
  });
}

/** The next sort when a person presses a column's heading: ascending, descending, then as recorded. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}
