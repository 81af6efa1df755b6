import type { ComparedFigure, ComparedFunction } from '../../../profile/index.ts';
import { functionName, hasSource } from '../functionWords.ts';
import { words, type TableColumn } from '../tables/columns.ts';
import { differenceView } from './differenceView.ts';
import { differenceWords, figureWords, formatFigure } from './words.ts';

/** A figure, and what it is of where a table has several groups of them. */
export interface FigureRow {
  readonly group: string;
  readonly figure: ComparedFigure;
}

const noFigure: ComparedFigure = { id: 'total', unit: 'ms', before: null, after: null };

/** How much more a figure is than before: what differs most in either direction is at the ends. */
function growth({ before, after }: ComparedFigure): number {
  if (before === null || after === null) return Number.NaN;
  if (before === after) return 0;
  return before === 0 ? Infinity : (after - before) / before;
}

function side(
  which: 'before' | 'after',
  width: string,
  figureAt: (row: number) => ComparedFigure,
  say = (figure: ComparedFigure) => formatFigure(figure[which], figure.unit),
): TableColumn {
  return {
    id: which,
    label: which === 'before' ? 'Before' : 'After',
    isNumber: true,
    width,
    text: (row) => say(figureAt(row)),
    key: (row) => figureAt(row)[which] ?? Number.NaN,
  };
}

function difference(width: string, figureAt: (row: number) => ComparedFigure): TableColumn {
  return {
    id: 'difference',
    label: 'Difference',
    isNumber: false,
    width,
    text: (row) => differenceWords(figureAt(row)).text,
    draw: (row) => differenceView(figureAt(row)),
    key: (row) => growth(figureAt(row)),
  };
}

/** Figures by what they are called; `group` names what the groups are, '' where there is but one. */
export function figureColumns(rows: readonly FigureRow[], group: string): readonly TableColumn[] {
  const figureAt = (row: number) => rows[row]?.figure ?? noFigure;
  return [
    ...(group === ''
      ? []
      : [{ ...words('group', group, '24%', (row) => rows[row]?.group ?? ''), isSticky: true }]),
    words('figure', 'Figure', 'auto', (row) => figureWords[figureAt(row).id]),
    side('before', '92px', figureAt),
    side('after', '92px', figureAt),
    difference('250px', figureAt),
  ];
}

/** A function that was not seen took less time than one sample. */
const seen = (which: 'before' | 'after') => (figure: ComparedFigure) =>
  figure[which] === 0 ? 'not seen' : formatFigure(figure[which], figure.unit);

/** Functions, with where they are now, or were. */
export function comparedFunctionColumns(functions: readonly ComparedFunction[]): readonly TableColumn[] {
  const fn = (row: number) => functions[row];
  const figureOf = (row: number, id: ComparedFigure['id']) =>
    fn(row)?.figures.find((figure) => figure.id === id) ?? { ...noFigure, id };
  const total = (row: number) => figureOf(row, 'total');
  const onMain = (row: number) => figureOf(row, 'on-main');
  const source = (row: number) => fn(row)?.after ?? fn(row)?.before ?? undefined;
  const name = (row: number) => {
    const found = source(row);
    return found === undefined ? '' : functionName(found);
  };
  return [
    {
      id: 'function',
      label: 'Function',
      isNumber: false,
      isSticky: true,
      width: 'auto',
      text: name,
      key: (row) => name(row).toLowerCase(),
      detail: (row) => placeWords(fn(row)),
      title: (row) => [name(row), placeWords(fn(row)), source(row)?.url ?? ''].join('\n'),
      isLink: (row) => {
        const found = source(row);
        return found !== undefined && hasSource(found);
      },
    },
    side('before', '80px', total, seen('before')),
    side('after', '80px', total, seen('after')),
    difference('240px', total),
    {
      ...words('on-main', 'On main threads', '150px', (row) =>
        change(seen('before')(onMain(row)), seen('after')(onMain(row))),
      ),
      key: (row) => onMain(row).after ?? Number.NaN,
    },
    words('kind', 'Measured', '200px', (row) =>
      change(fn(row)?.kindBefore ?? 'not seen', fn(row)?.kindAfter ?? 'not seen'),
    ),
  ];
}

function placeWords(fn: ComparedFunction | undefined): string {
  if (fn === undefined) return '';
  const { placeBefore, placeAfter } = fn;
  if (placeBefore === '' || placeAfter === '') return placeBefore + placeAfter;
  const [fileBefore, fileAfter] = [placeBefore, placeAfter].map((place) => place.split(':')[0]);
  // That a function's line has moved within its file says nothing.
  return fileBefore === fileAfter ? placeAfter : change(placeBefore, placeAfter);
}

function change(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}
