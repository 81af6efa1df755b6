import type { FunctionRow } from '../functionTable.ts';
import { isAwaitedLoop } from '../heldLoops.ts';
import { functionKey } from '../laneFunctions.ts';
import { LaneSamples } from '../laneSamples.ts';
import { isOfProgram } from '../sampledPlaces.ts';
import { stackStretches, type StackStretch } from '../stackStretches.ts';
import { duration, sayFunction } from './finding.ts';
import type { Timeline } from '../timeline.ts';
import type { Finding, RunFacts } from './finding.ts';

/** A person notices a server that does not answer for so long. */
const leastDelayMs = 100;
/** The function that is named must have had this part of what the main thread was seen in. */
const leastShare = 0.2;
/** Calls that are shorter gain nothing from a pool: handing them over takes part of a millisecond, and samples a millisecond. */
const leastStretchMs = 10;

/** Main threads could not answer for a while: who held them? One that holds several, as in a cluster, is named once. */
export function mainThreadHeld(facts: RunFacts): Finding[] {
  const byFunction = new Map<string, [Held, ...Held[]]>();
  for (const held of facts.timeline.lanes.flatMap((_, lane) => heldLane(facts, lane))) {
    const key = `${functionKey(held.row)} ${held.mostlyFor}`;
    const others = byFunction.get(key);
    if (others === undefined) byFunction.set(key, [held]);
    else others.push(held);
  }
  return [...byFunction.values()].map((group) => findingOf(group, facts.timeline));
}

/** A lane whose event loop was held, and by which function. */
interface Held {
  readonly lane: number;
  readonly row: FunctionRow;
  /** The function below it that had most of the time; '' where that is itself. */
  readonly mostlyFor: string;
  readonly wallMs: number;
  /** The longest time for which nothing was answered. */
  readonly delayMs: number;
}

function heldLane({ timeline, functions, figures, samples }: RunFacts, lane: number): Held[] {
  const delayMs = figures[lane]?.longestDelayMs ?? 0;
  const row = timeline.lanes[lane];
  if (row === undefined || !isAwaitedLoop(row) || delayMs < leastDelayMs) return [];
  const holder = findHolder(functions, lane);
  if (holder === undefined) return [];
  const stretches = stackStretches(samples[lane] ?? new LaneSamples());
  const moved = worthMoving(holder, functions, lane, stretches);
  return [{ lane, ...moved, mostlyFor: moved.row === holder.row ? '' : holder.row.name, delayMs }];
}

function findingOf(group: readonly [Held, ...Held[]], timeline: Timeline): Finding {
  const [longest] = [...group].sort((a, b) => b.delayMs - a.delayMs);
  const { row, mostlyFor, lane, delayMs } = longest ?? group[0];
  const wallMs = group.reduce((sum, held) => sum + held.wallMs, 0);
  const name = timeline.lanes[lane]?.name ?? '';
  const others = group.length - 1;
  const who = others === 0 ? `${name} is` : `${name} and ${others} ${others === 1 ? 'other' : 'others'} are`;
  const whose = others === 0 ? 'its event loop' : 'their event loops';
  const most = mostlyFor === '' ? '' : `, most of it for ${mostlyFor}`;
  const message = `${who} held by ${sayFunction(row)}, ${duration(wallMs)} in all${most}: ${whose} answered nothing for up to ${duration(delayMs)} at a time.`;
  return {
    code: 'main-thread-held',
    message,
    advice: 'Run it in a pool.',
    lanes: group.map((held) => held.lane),
    ...longestDelay(timeline, lane),
    lostMs: wallMs,
    fn: { name: row.name, url: row.url, line: row.line, column: row.column },
  };
}

/**
 * The function to move: the one that has most of the time may be called over and over for a moment, and each of these calls
 * would cost more in a pool than it takes. Then it is who calls it, up to a function that goes on for a while.
 */
function worthMoving(
  holder: Holder,
  functions: readonly FunctionRow[],
  lane: number,
  stretches: ReadonlyMap<string, StackStretch>,
): Holder {
  const seen = new Set<FunctionRow>();
  for (let at = holder; !seen.has(at.row);) {
    seen.add(at.row);
    if ((stretches.get(functionKey(at.row))?.meanMs ?? Infinity) >= leastStretchMs) return at;
    const caller = functions[at.row.callers[0]?.row ?? -1];
    const inLane = caller?.lanes.find((entry) => entry.lane === lane);
    if (caller === undefined || inLane === undefined) break;
    if (!isOfProgram(caller.url) || caller.name === '') break;
    at = { row: caller, wallMs: inLane.total.wallMs };
  }
  return holder;
}

interface Holder {
  readonly row: FunctionRow;
  readonly wallMs: number;
}

/** When its event loop answered nothing for longest, µs of the profile. */
function longestDelay(
  { loopDelays }: Timeline,
  lane: number,
): { readonly startUs: number; readonly endUs: number } {
  let [longestUs, endUs] = [0, 0];
  for (let index = 0; index < loopDelays.count; index += 1) {
    const delayUs = loopDelays.maxDelayUs[index] ?? 0;
    if (loopDelays.lane[index] !== lane || delayUs <= longestUs) continue;
    longestUs = delayUs;
    endUs = loopDelays.atUs[index] ?? 0;
  }
  return { startUs: Math.max(0, endUs - longestUs), endUs };
}

/** The function of the program with most time of its own in this lane; what it called of Node's counts to it. */
function findHolder(functions: readonly FunctionRow[], lane: number): Holder | undefined {
  const calledMs = timeInNode(functions, lane);
  let allMs = 0;
  let best: Holder | undefined;
  for (const [index, row] of functions.entries()) {
    const inLane = row.lanes.find((entry) => entry.lane === lane);
    if (inLane === undefined) continue;
    allMs += inLane.self.wallMs;
    // Top-level code of a module holds its thread once, when it loads.
    if (!isOfProgram(row.url) || row.name === '') continue;
    // Calls in other lanes are among these: no more than the whole of its time in this one is its own.
    const wallMs = Math.min(inLane.total.wallMs, inLane.self.wallMs + (calledMs.get(index) ?? 0));
    if (best === undefined || wallMs > best.wallMs) best = { row, wallMs };
  }
  return best !== undefined && best.wallMs >= leastShare * allMs ? best : undefined;
}

/** Of each row, the time in functions of Node that it called. */
function timeInNode(functions: readonly FunctionRow[], lane: number): ReadonlyMap<number, number> {
  const called = new Map<number, number>();
  for (const { url, lanes, callers } of functions) {
    if (isOfProgram(url) || !lanes.some((entry) => entry.lane === lane)) continue;
    for (const { row, totalMs } of callers) called.set(row, (called.get(row) ?? 0) + totalMs);
  }
  return called;
}
