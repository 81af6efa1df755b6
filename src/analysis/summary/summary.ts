import type { PathStep, Signal } from '../../core/index.ts';
import type { Cost, Monomial } from '../cost/cost.ts';
import type { BodyOwner } from '../syntax/functionNode.ts';
import type { RecursiveCall } from '../recursion/recursion.ts';

/** A function that takes less than half a millisecond a call is left alone: moving it costs more. */
export const lightMs = 0.5;

/** One reason for a verdict, with how much of the function's time it stands for. */
export interface Contribution {
  readonly signal: Signal;
  readonly file: string;
  readonly line: number;
  readonly detail: string;
  /** The calls from the function to this place, outermost first. */
  readonly path: readonly PathStep[];
  /** Computing on the calling thread. */
  readonly cpuNs: number;
  readonly waitMs: number;
  /** Whether the wait holds the thread. */
  readonly holdsThread: boolean;
  /** What to call instead so that the thread is let go. */
  readonly asyncTwin?: string;
}

/** A call of a function that the caller hands in. */
export interface ParameterCall {
  readonly owner: BodyOwner;
  readonly index: number;
  /** `.done` where the function is a property of the argument. */
  readonly path: string;
  /** How often it is called. */
  readonly times: Monomial;
  readonly file: string;
  readonly line: number;
}

/** What a call does before it waits for the first time. */
export interface Start {
  readonly cpu: Cost;
  readonly syncWaitMs: number;
}

/** What calling a function does, callees included, in terms of its parameters. */
export interface Summary {
  /** Nanoseconds of computing on the calling thread. */
  readonly cpu: Cost;
  /** Milliseconds of waiting, as an estimate that weighs it against computing. */
  readonly asyncWaitMs: number;
  readonly syncWaitMs: number;
  /** Of `cpu` and `syncWaitMs`, what happens up to the first wait: all that a call does which nobody waits for. */
  readonly start: Start;
  /** Of `asyncWaitMs`, what is waited for by whoever has the promise that this executor is for, and not by itself. */
  readonly promisedWaitMs: number;
  /** Strongest first, a bounded number of them. */
  readonly contributions: readonly Contribution[];
  readonly unresolved: readonly Contribution[];
  readonly parameterCalls: readonly ParameterCall[];
  /** Calls back to functions that are still being summed up; empty in a finished summary. */
  readonly pendingRecursion: readonly RecursiveCall[];
  /** Whether a wait stands in a loop over input, one after the other. */
  readonly waitsInLoop: boolean;
  /** Whether one wait is started for each of many at once, with no bound on how many. */
  readonly waitsTogether: boolean;
  /** Of `cpu`, what stands in this function itself and not in project functions that it calls; as an estimate. */
  readonly ownCpuNs: number;
  readonly ownSyncWaitMs: number;
  /** A reason to prefer processes: the program calls something that changes the whole process. */
  readonly changesProcess: boolean;
  /** Whether any fact rests on a name alone because types were missing. */
  readonly isByNameOnly: boolean;
  /** Whether any of it is what the JavaScript of a package that is not catalogued says. */
  readonly isFromPackage: boolean;
  /** Whether a call in it runs one of several functions, some of which do next to nothing and some not. */
  readonly isOneOfUnlike: boolean;
}

const maxWaits = 6;
const maxComputing = 10;
const maxUnresolved = 6;

/** Keeps the strongest reasons of either sort, one for each place, in an order that does not depend on the walk. */
export function strongest(contributions: readonly Contribution[]): readonly Contribution[] {
  const kept: Contribution[] = [];
  const places = new Set<string>();
  let waits = 0;
  let computing = 0;
  for (const contribution of contributions.toSorted(byWeight)) {
    const isFull = isWait(contribution) ? waits >= maxWaits : computing >= maxComputing;
    if (isFull) continue;
    const place = `${contribution.signal}:${contribution.file}:${contribution.line}:${contribution.detail}`;
    if (places.has(place)) continue;
    places.add(place);
    kept.push(contribution);
    if (isWait(contribution)) waits += 1;
    else computing += 1;
  }
  return kept;
}

/** Whether a reason is about waiting, also where nobody waits for what is started. */
export function isWait({ signal }: Contribution): boolean {
  return (
    signal === 'sync-io' ||
    signal === 'async-io' ||
    signal === 'libuv-pool' ||
    signal === 'timer' ||
    signal === 'child-process'
  );
}

export function strongestUnresolved(unresolved: readonly Contribution[]): readonly Contribution[] {
  return strongest(unresolved).slice(0, maxUnresolved);
}

/** A millisecond of waiting and one of computing weigh the same. */
export function weightOf(contribution: Contribution): number {
  return contribution.cpuNs / 1e6 + contribution.waitMs;
}

function byWeight(a: Contribution, b: Contribution): number {
  return (
    weightOf(b) - weightOf(a) ||
    a.path.length - b.path.length ||
    compareText(a.file, b.file) ||
    a.line - b.line ||
    compareText(a.detail, b.detail)
  );
}

/** By code units: it compares places of every function, and a language's order takes many times as long. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
