import { functionGroupOf, functionGroupWords, type SampledFunction } from '../../../profile/index.ts';
import { firstHeading } from './virtualTable.ts';

/** Groups of functions, what a person can do something about first. */
const groups = ['disagrees', 'own', 'package', 'runtime'] as const;
type Group = (typeof groups)[number];

const groupWords: Readonly<Record<Group, string>> = {
  disagrees: 'Measured otherwise than predicted',
  ...functionGroupWords,
};

function groupOf(fn: SampledFunction, isDisagreeing: boolean): Group {
  return isDisagreeing ? 'disagrees' : functionGroupOf(fn);
}

export interface RankedRows {
  /** As `TableContent` has them. */
  readonly rows: Uint32Array;
  readonly headings: readonly string[];
}

/** Rows in groups, each below a heading; within a group they keep their order. One group alone needs no heading. */
export function rankFunctions(
  rows: Uint32Array,
  functionAt: (row: number) => SampledFunction,
  isDisagreeing: (row: number) => boolean,
): RankedRows {
  const found = new Map<Group, number[]>(groups.map((group) => [group, []]));
  for (const row of rows) found.get(groupOf(functionAt(row), isDisagreeing(row)))?.push(row);
  const filled = [...found].filter(([, members]) => members.length > 0);
  if (filled.length <= 1) return { rows, headings: [] };
  return {
    rows: Uint32Array.from(filled.flatMap(([, members], index) => [firstHeading + index, ...members])),
    headings: filled.map(([group]) => groupWords[group]),
  };
}
