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

const warmUpMs = 40;
const roundMs = 50;
/** Short calls are watched several times a round. */
const watchedMs = 10;
const fewestWatched = 2;
const mostWatched = 10;
const fewestWarmUpCalls = 3;
const mostCalls = 2000;
/** Enough for a median of a function that takes microseconds and waits for nothing. */
const mostLightCalls = 200;

/**
 * Calls a function until it is compiled and its caches are filled. The profiler looks on from the first call: loops that
 * were optimised before it started would be frames without a name.
 */
export async function warmUp(subject: MeasuredFunction, clock: ThreadClock): Promise<Warmed> {
  let warmed: Omit<Warmed, 'ownPart'> = { subject, calls: 1 };
  let turned = false;
  const ownPart = await profileOwnCode(async () => {
    // Arguments are made anew in each round and not kept: a child process starts the slower, the more memory is in use.
    const next = subject.supply();
    const typicalMs = await callUntilWarm(next);
    const ioBefore = syncIoTotals().calls;
    turned = (await watchLoop(next(), clock)).turns > 0;
    const waits = turned || syncIoTotals().calls > ioBefore;
    const fitting = Math.ceil(roundMs / Math.max(typicalMs, 1e-3));
    warmed = { subject, calls: Math.min(fitting, waits ? mostCalls : mostLightCalls) };
    if (turned) await callAll(Array.from({ length: warmed.calls }, next));
  });
  return { ...warmed, ownPart: turned ? ownPart : 1 };
}

/** Returns how long the quickest call took: on a busy machine the others say how busy it is. */
async function callUntilWarm(next: () => Run): Promise<number> {
  const walls: number[] = [];
  const deadline = performance.now() + warmUpMs;
  while (
    walls.length < fewestWarmUpCalls ||
    (performance.now() < deadline && walls.length < mostLightCalls)
  ) {
    walls.push(...(await callAll([next()])));
  }
  return Math.min(...walls);
}

export async function measureRound({ subject, calls }: Warmed, clock: ThreadClock): Promise<Round> {
  const next = subject.supply();
  const runs = Array.from({ length: calls }, next);
  const ioBefore = syncIoTotals();
  const before = clock.read();
  const wallsMs = await callAll(runs);
  const after = clock.read();
  const io = syncIoTotals();
  const loops: LoopDuringCall[] = [];
  const deadline = performance.now() + watchedMs;
  while (loops.length < fewestWatched || (loops.length < mostWatched && performance.now() < deadline)) {
    loops.push(await watchLoop(next(), clock));
  }
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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
