import type { FunctionRow } from '../functionTable.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import { duration } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';

/** A person notices a server that does not answer for so long. */
const leastDelayMs = 100;
/** The function that is named must have had this part of what the main thread was seen in. */
const leastShare = 0.2;

/** The main thread could not answer for a while: who held it? */
export function mainThreadHeld({ timeline, functions, figures }: RunFacts): Finding[] {
  return timeline.lanes.flatMap(({ role, name }, lane) => {
    const delayMs = figures[lane]?.longestDelayMs ?? 0;
    if (role === 'thread' || delayMs < leastDelayMs) return [];
    const holder = findHolder(functions, lane);
    if (holder === undefined) return [];
    const { row, wallMs } = holder;
    const who = `${row.name === '' ? 'a function without a name' : row.name} (${place(row)})`;
    const times = `for up to ${duration(delayMs)} at a time`;
    const message = `${name} is held by ${who}, ${duration(wallMs)} in all: its event loop answered nothing ${times}.`;
    return [{ code: 'main-thread-held' as const, message, lanes: [lane] }];
  });
}

/** The function of the program with most time of its own in this lane; what it called of Node's counts to it. */
function findHolder(
  functions: readonly FunctionRow[],
  lane: number,
): { readonly row: FunctionRow; readonly wallMs: number } | undefined {
  let allMs = 0;
  let best: { readonly row: FunctionRow; readonly wallMs: number } | undefined;
  for (const row of functions) {
    const inLane = row.lanes.find((entry) => entry.lane === lane);
    if (inLane === undefined) continue;
    allMs += inLane.self.wallMs;
    // Top-level code of a module holds its thread once, when it loads.
    if (!isOfProgram(row.url) || row.name === '') continue;
    const wallMs = inLane.self.wallMs + calledMs(functions, row, lane);
    if (best === undefined || wallMs > best.wallMs) best = { row, wallMs };
  }
  return best !== undefined && best.wallMs >= leastShare * allMs ? best : undefined;
}

/** Time in functions of Node that this function called. */
function calledMs(functions: readonly FunctionRow[], row: FunctionRow, lane: number): number {
  const index = functions.indexOf(row);
  let ms = 0;
  for (const called of functions) {
    if (isOfProgram(called.url) || !called.lanes.some((entry) => entry.lane === lane)) continue;
    ms += called.callers.find((caller) => caller.row === index)?.totalMs ?? 0;
  }
  return Math.min(ms, row.lanes.find((entry) => entry.lane === lane)?.total.wallMs ?? ms);
}

function place({ url, line }: FunctionRow): string {
  const path = url.replace(/[?#].*$/, '').split('/');
  return `${decodeURI(path.at(-1) ?? url)}:${line}`;
}
