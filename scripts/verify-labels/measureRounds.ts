import { setTimeout as delay } from 'node:timers/promises';
import { type LoopDuringCall, isThenable, watchLoop } from './loopProbe.ts';
import type { MeasuredFunction, Run } from './measuredFunction.ts';
import { profileOwnCode } from './ownCode.ts';
import { syncIoTotals } from './syncIo.ts';
import type { ThreadClock } from './threadClock.ts';

/** One round of calls, one after the other. */
export interface Round {
  readonly wallsMs: readonly number[];
  readonly cpuMs: number;
  readonly queueMs: number;
  readonly userMs: number;
  readonly systemMs: number;
  readonly syncIoCalls: number;
  readonly syncIoMs: number;
  /** Some more calls, watched. */
  readonly loops: readonly LoopDuringCall[];
}

/** A function with the number of calls that fill a round. */
export interface Warmed {
  readonly subject: MeasuredFunction;
  readonly calls: number;
  /** The part of its code that is its own, where Node's share of the work can be told apart. */
  readonly ownPart: number;
}

const warmUpMs = 60;
const roundMs = 60;
/** Short calls are watched several times a round. */
const watchedMs = 10;
const mostWatched = 10;
const fewestWarmUpCalls = 3;
const mostCalls = 2000;
/** Enough for a median of a function that takes microseconds and waits for nothing. */
const mostLightCalls = 200;

/** Calls a function until it is compiled and its caches are filled. */
export async function warmUp(subject: MeasuredFunction): Promise<Warmed> {
  const walls: number[] = [];
  const start = performance.now();
  while (
    walls.length < fewestWarmUpCalls ||
    (performance.now() - start < warmUpMs && walls.length < mostLightCalls)
  ) {
    walls.push(...(await callAll(subject.prepare(1))));
  }
  const before = syncIoTotals().calls;
  const { turns } = await watchLoop(only(subject));
  const waits = turns > 0 || syncIoTotals().calls > before;
  // The quickest call: on a busy machine the others say how busy it is.
  const fitting = Math.ceil(roundMs / Math.max(Math.min(...walls), 1e-3));
  const calls = Math.min(fitting, waits ? mostCalls : mostLightCalls);
  const ownPart = turns === 0 ? 1 : await profileOwnCode(() => callAll(subject.prepare(calls)));
  return { subject, calls, ownPart };
}

export async function measureRound({ subject, calls }: Warmed, clock: ThreadClock): Promise<Round> {
  const runs = subject.prepare(calls);
  const ioBefore = syncIoTotals();
  const before = clock.read();
  const wallsMs = await callAll(runs);
  const after = clock.read();
  const io = syncIoTotals();
  const loops: LoopDuringCall[] = [];
  const deadline = performance.now() + watchedMs;
  do loops.push(await watchLoop(only(subject)));
  while (loops.length < mostWatched && performance.now() < deadline);
  // What a call left behind for later should not run during the next function's round.
  await delay(5);
  return {
    wallsMs,
    cpuMs: after.cpuMs - before.cpuMs,
    queueMs: after.queueMs - before.queueMs,
    userMs: after.userMs - before.userMs,
    systemMs: after.systemMs - before.systemMs,
    syncIoCalls: io.calls - ioBefore.calls,
    syncIoMs: io.ms - ioBefore.ms,
    loops,
  };
}

async function callAll(runs: readonly Run[]): Promise<number[]> {
  const walls: number[] = [];
  for (const run of runs) {
    const start = performance.now();
    const result = run();
    // A result that is there already is not awaited: its time ends with the call.
    if (isThenable(result)) await result;
    walls.push(performance.now() - start);
  }
  return walls;
}

function only(subject: MeasuredFunction): Run {
  const [run] = subject.prepare(1);
  if (run === undefined) throw new Error(`${subject.name} has no call`);
  return run;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
