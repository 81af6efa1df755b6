import type { FunctionRow } from '../functionTable.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import type { SampledFunction } from '../laneSamples.ts';
import type { LaneRow } from '../timeline.ts';
import { isSampled, sumOf, type ComparedRun } from './comparedRun.ts';
import { distance, figure, type ComparedFunction } from './comparison.ts';

/** More rows than a person reads. */
const functionLimit = 300;

interface Pair {
  readonly before: FunctionRow | undefined;
  readonly after: FunctionRow | undefined;
}

/**
 * Functions of the program, by file and name: their lines move with every edit, and a wrap is one. A function that is in
 * another file now is the same where just one of that name is left on each side.
 */
export function compareFunctions(
  before: ComparedRun,
  after: ComparedRun,
): { readonly functions: readonly ComparedFunction[]; readonly functionCount: number } {
  const [a, b] = [functionsByKey(before), functionsByKey(after)];
  const pairs: Pair[] = [];
  for (const [key, row] of a) {
    const same = b.get(key);
    if (same === undefined) continue;
    pairs.push({ before: row, after: same });
    a.delete(key);
    b.delete(key);
  }
  const moved = onlyOnes([...b.values()]);
  for (const [name, row] of onlyOnes([...a.values()])) {
    const other = moved.get(name);
    if (other === undefined) continue;
    pairs.push({ before: row, after: other });
    a.delete(keyOf(row, before));
    b.delete(keyOf(other, after));
  }
  for (const row of a.values()) pairs.push({ before: row, after: undefined });
  for (const row of b.values()) pairs.push({ before: undefined, after: row });
  const lanes = [before.facts.timeline.lanes, after.facts.timeline.lanes] as const;
  const areSampled = isSampled(before) && isSampled(after);
  const compared = pairs.map((pair) => compare(pair, lanes, areSampled));
  return {
    functions: compared
      .sort((x, y) => y.apart - x.apart || (x.fn.name < y.fn.name ? -1 : 1))
      .slice(0, functionLimit)
      .map(({ fn }) => fn),
    functionCount: compared.length,
  };
}

function compare(
  { before, after }: Pair,
  [lanesBefore, lanesAfter]: readonly [readonly LaneRow[], readonly LaneRow[]],
  areSampled: boolean,
): { readonly fn: ComparedFunction; readonly apart: number } {
  const timeOf = (row: FunctionRow | undefined, of: (row: FunctionRow) => number): number => {
    // Where a run has samples and none in a function, it took next to no time.
    if (row === undefined) return areSampled ? 0 : Number.NaN;
    return of(row);
  };
  const pairOf = (of: (row: FunctionRow, lanes: readonly LaneRow[]) => number) =>
    [timeOf(before, (row) => of(row, lanesBefore)), timeOf(after, (row) => of(row, lanesAfter))] as const;
  const total = figure('total', 'ms', ...pairOf((row) => row.total.wallMs));
  const fn: ComparedFunction = {
    name: (after ?? before)?.name ?? '',
    placeBefore: placeOf(before),
    placeAfter: placeOf(after),
    before: sampled(before),
    after: sampled(after),
    kindBefore: before?.measured.kind ?? null,
    kindAfter: after?.measured.kind ?? null,
    figures: [
      total,
      figure('on-main', 'ms', ...pairOf(mainMs)),
      figure('on-core', 'ms', ...pairOf((row) => row.total.cpuMs)),
    ],
  };
  return { fn, apart: distance(total) };
}

/** On the main thread of any process: what keeps an event loop from answering. */
function mainMs(row: FunctionRow, lanes: readonly LaneRow[]): number {
  return sumOf(
    row.lanes.filter(({ lane }) => lanes[lane]?.role !== 'thread').map(({ total }) => total.wallMs),
  );
}

function functionsByKey(run: ComparedRun): Map<string, FunctionRow> {
  const byKey = new Map<string, FunctionRow>();
  for (const row of run.facts.functions) {
    if (!isOfProgram(row.url) || row.total.sampleCount === 0) continue;
    const key = keyOf(row, run);
    // Of several without names in one file, nobody can tell which is which after an edit: the longest stands for them.
    const known = byKey.get(key);
    if (known === undefined || known.total.wallMs < row.total.wallMs) byKey.set(key, row);
  }
  return byKey;
}

/** File and name, in which the file counts from the folder that the program was started in. */
function keyOf({ url, name }: FunctionRow, { header }: ComparedRun): string {
  const file = pathOf(url);
  const folder = header?.workingDirectory.replaceAll('\\', '/').replace(/\/?$/, '/') ?? '';
  const at = folder.length > 1 ? file.indexOf(folder) : -1;
  return `${at >= 0 ? file.slice(at + folder.length) : file} ${name}`;
}

function pathOf(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function sampled(row: FunctionRow | undefined): SampledFunction | null {
  if (row === undefined) return null;
  const { name, url, line, column } = row;
  return { name, url, line, column };
}

function placeOf(row: FunctionRow | undefined): string {
  if (row === undefined) return '';
  const file = pathOf(row.url).split(/[\\/]/).at(-1) ?? '';
  return row.line > 0 ? `${file}:${row.line}` : file;
}

function onlyOnes(rows: readonly FunctionRow[]): ReadonlyMap<string, FunctionRow> {
  const named = new Map<string, FunctionRow>();
  const several = new Set(['']);
  for (const row of rows) {
    if (named.has(row.name)) several.add(row.name);
    named.set(row.name, row);
  }
  for (const name of several) named.delete(name);
  return named;
}
