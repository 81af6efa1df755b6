import type { Timeline } from '../timeline.ts';
import { coreStates, laneStates } from '../timeline.ts';
import { duration, percent } from './finding.ts';
import type { Finding, RunFacts } from './finding.ts';

const leastWaitingMs = 200;
const leastWaitingShare = 0.25;

/** The counters of threads are read at different moments, and what they tell of a few ms is out of order. */
const shortestPartUs = 100_000;
const mostParts = 100_000;

/**
 * Threads waited for a core: because the program has more of them than there are cores, which its author can change, or because other
 * programs had the cores, which makes everything here seem slower than it is.
 */
export function coreContention({ timeline, figures }: RunFacts): Finding[] {
  const { wantedMs, waitingMs, ownMs } = waitsOf(timeline);
  const othersMs = waitingMs - ownMs;
  const isMuch = (ms: number): boolean => ms >= leastWaitingMs && ms >= leastWaitingShare * wantedMs;
  const busy = figures.flatMap(({ runningMs, waitingForCoreMs }, lane) =>
    isOwn(timeline, lane) && runningMs + waitingForCoreMs >= leastWaitingMs ? [lane] : [],
  );
  const shown = { lanes: busy, startUs: 0, endUs: timeline.durationUs };
  const found: Finding[] = [];
  if (isMuch(ownMs) && busy.length > timeline.coreCount) {
    const message = `More threads want to run than there are cores: ${busy.length} busy threads on ${timeline.coreCount} cores kept each other waiting in ${percent(ownMs / wantedMs)} of the time in which they had work.`;
    const advice = `Let all pools together have no more than ${timeline.coreCount} workers, less one for the main thread where that is busy.`;
    found.push({ code: 'oversubscribed', message, advice, ...shown, lostMs: ownMs / busy.length });
  }
  if (isMuch(othersMs)) {
    const message = `Other programs kept the cores busy: this one had to wait for them in ${percent(othersMs / wantedMs)} of the time in which it had work (${duration(othersMs)} of all threads together). All durations include that; time on a core does not.`;
    const advice = 'Profile it again while less else runs.';
    found.push({ code: 'machine-busy', message, advice, ...shown, lostMs: 0 });
  }
  return found;
}

interface Waits {
  /** On a core or waiting for one. */
  readonly wantedMs: number;
  readonly waitingMs: number;
  /** That part of it which there would have been with nothing else on the machine. */
  readonly ownMs: number;
}

/**
 * Alone, as many threads would run as there are cores: what more of them want at once, the program itself keeps waiting. V8's
 * helpers and libuv's pool want cores too, and keep its threads waiting; their own waiting is nobody's to change.
 */
function waitsOf(timeline: Timeline): Waits {
  const { states, durationUs, coreCount } = timeline;
  const partUs = Math.max(shortestPartUs, durationUs / mostParts);
  const wantedUs = new Float64Array(Math.max(0, Math.floor(durationUs / partUs)) + 1);
  let [wantedInAllUs, waitingUs, ownUs] = [0, 0, 0];
  for (let row = 0; row < states.count; row += 1) {
    const state = laneStates[states.state[row] ?? 0] ?? 'idle';
    const isWaiting = state === 'waiting-for-core';
    const lane = states.lane[row] ?? -1;
    const threads = timeline.lanes[lane]?.threadCount ?? 0;
    if ((!isWaiting && !coreStates.has(state)) || threads === 0) continue;
    const [startUs, endUs] = [Math.max(0, states.startUs[row] ?? 0), states.endUs[row] ?? 0];
    if (isOwn(timeline, lane)) {
      wantedInAllUs += Math.max(0, endUs - startUs);
      if (isWaiting) waitingUs += Math.max(0, endUs - startUs);
    }
    for (
      let part = Math.floor(startUs / partUs);
      part < wantedUs.length && part * partUs < endUs;
      part += 1
    ) {
      const us = Math.min(endUs, (part + 1) * partUs) - Math.max(startUs, part * partUs);
      wantedUs[part] = (wantedUs[part] ?? 0) + us * threads;
    }
  }
  for (const [part, us] of wantedUs.entries()) {
    ownUs += Math.max(0, us - coreCount * Math.min(partUs, durationUs - part * partUs));
  }
  return {
    wantedMs: wantedInAllUs / 1000,
    waitingMs: waitingUs / 1000,
    ownMs: Math.min(waitingUs, ownUs) / 1000,
  };
}

/** Of helpers it is an average that is known, and nobody chooses how many V8 has. */
function isOwn({ lanes }: Timeline, lane: number): boolean {
  const role = lanes[lane]?.role;
  return role !== undefined && role !== 'helpers';
}
