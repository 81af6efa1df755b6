import type { FunctionRow } from '../functionTable.ts';
import { addTime } from '../laneFunctions.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import type { LaneRow, Timeline } from '../timeline.ts';
import type { LaneShare, MeasuredFile, MeasuredFunction } from './measurement.ts';
import { pooledCalls } from './pooledCalls.ts';

/** More functions than a person writes; those with least time are left out. */
const functionLimit = 20_000;
/** A server that loads a module anew at each request has as many URLs of it. */
const urlLimit = 100;

export interface MeasuredRun {
  readonly timeline: Timeline;
  readonly functions: readonly FunctionRow[];
  /** Of each URL, the hash of the text that ran. */
  readonly sources: ReadonlyMap<string, string>;
  /** The file of a URL, or `undefined` for one whose functions are of no interest. */
  readonly fileOf: (url: string) => string | undefined;
}

interface FoundFile {
  readonly urls: Set<string>;
  sha256: string;
  readonly functions: Map<string, MeasuredFunction>;
}

const foundFile = (sha256 = ''): FoundFile => ({ urls: new Set(), sha256, functions: new Map() });

/** What samples found of the program's own functions, file by file. */
export function measuredFiles({ timeline, functions, sources, fileOf }: MeasuredRun): MeasuredFile[] {
  const calls = pooledCalls(functions, timeline);
  const files = new Map<string, FoundFile>();
  const rows = functions
    .filter(({ url, line, total }) => isOfProgram(url) && line > 0 && total.sampleCount > 0)
    .sort((a, b) => b.total.wallMs - a.total.wallMs)
    .slice(0, functionLimit);
  for (const row of rows) {
    const file = fileOf(row.url);
    if (file === undefined) continue;
    const ofFile = files.get(file) ?? foundFile(sources.get(row.url));
    files.set(file, ofFile);
    ofFile.urls.add(row.url);
    // A server that loads a module anew gives it another URL; of two texts of one file, neither is the file's.
    if ((sources.get(row.url) ?? '') !== ofFile.sha256) ofFile.sha256 = '';
    const place = `${row.line}:${row.column} ${row.name}`;
    const known = ofFile.functions.get(place);
    if (known !== undefined) addTime(known.time, row.total);
    else ofFile.functions.set(place, measuredFunction(row, timeline.lanes, calls.get(row)));
  }
  return [...files].map(([file, { urls, sha256, functions: found }]) => ({
    file,
    urls: [...urls].slice(0, urlLimit),
    sha256,
    functions: [...found.values()].sort((a, b) => b.time.wallMs - a.time.wallMs),
  }));
}

function measuredFunction(
  row: FunctionRow,
  lanes: readonly LaneRow[],
  calls: MeasuredFunction['calls'],
): MeasuredFunction {
  const { name, line, column, measured, total } = row;
  return {
    name,
    line,
    column,
    measured,
    time: { ...total },
    lanes: laneShares(row, lanes),
    ...(calls === undefined ? {} : { calls }),
  };
}

function laneShares(row: FunctionRow, lanes: readonly LaneRow[]): LaneShare[] {
  const roles = (['main', 'thread', 'process'] as const).map((role) => {
    const ofRole = row.lanes.filter(({ lane }) => lanes[lane]?.role === role);
    return {
      role,
      laneCount: ofRole.length,
      wallMs: ofRole.reduce((sum, { total }) => sum + total.wallMs, 0),
    };
  });
  return roles.filter(({ laneCount }) => laneCount > 0).sort((a, b) => b.wallMs - a.wallMs);
}
