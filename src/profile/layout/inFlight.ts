import type { Timeline } from '../timeline.ts';
import { groupByLane, pickTimes } from './laneGroups.ts';
import { lowerBound } from './runs.ts';

/** How many tasks of one caller were on their way, as steps: the counts at `atUs[i]` hold until `atUs[i + 1]`. */
export interface InFlightSteps {
  readonly count: number;
  readonly atUs: Float64Array;
  /** Not settled yet: queued, running or replying. */
  readonly inFlight: Uint32Array;
  /** Of these, running on a worker. */
  readonly running: Uint32Array;
  readonly most: number;
  /** The highest of each `blockSize` entries of both columns, so that a merged box need not look at all of them. */
  readonly inFlightBlocks: Uint32Array;
  readonly runningBlocks: Uint32Array;
}

const blockSize = 64;

/** One per lane; lanes that called no task have no steps. A task that was never settled stays in flight to the end. */
export function buildInFlight(timeline: Timeline): readonly InFlightSteps[] {
  const { lanes, tasks } = timeline;
  return groupByLane(tasks.callerLane, lanes.length, tasks.queuedUs).map((own) => countSteps(timeline, own));
}

/** Sorts in place; what is not finite goes to the end and is cut off. */
function sortFinite(times: Float64Array): Float64Array {
  times.sort();
  // NaN sorts last, infinities to either end.
  return times.subarray(lowerBound(times, -Number.MAX_VALUE), lowerBound(times, Infinity));
}

/**
 * What changes the counts, each kind sorted by itself, then merged: how many are in flight at a time is how many were
 * queued until then less how many were settled, and the same with started and ended for how many run.
 */
function countSteps({ tasks }: Timeline, own: Uint32Array): InFlightSteps {
  const timesOf = (at: (task: number) => number | undefined) => sortFinite(pickTimes(own, at));
  const hasStarted = (task: number) => Number.isFinite(tasks.startedUs[task]);
  const queued = timesOf((task) => tasks.queuedUs[task]);
  const settled = timesOf((task) => tasks.settledUs[task]);
  const started = timesOf((task) => tasks.startedUs[task]);
  // A settled task does not run any more, even if its end was not recorded.
  const ended = timesOf((task) => {
    if (!hasStarted(task)) return NaN;
    return Number.isFinite(tasks.endedUs[task]) ? tasks.endedUs[task] : tasks.settledUs[task];
  });
  const kinds = [queued, settled, started, ended];
  const most = kinds.reduce((sum, { length }) => sum + length, 0);
  const steps = {
    atUs: new Float64Array(most),
    inFlight: new Uint32Array(most),
    running: new Uint32Array(most),
  };
  const next = new Uint32Array(kinds.length);
  const nextUs = (kind: number) => kinds[kind]?.[next[kind] ?? 0] ?? Infinity;
  let count = 0;
  let highest = 0;
  for (;;) {
    const atUs = Math.min(nextUs(0), nextUs(1), nextUs(2), nextUs(3));
    if (atUs === Infinity) break;
    // Changes at the same moment are one step.
    for (let kind = 0; kind < kinds.length; kind += 1) {
      while (nextUs(kind) === atUs) next[kind] = (next[kind] ?? 0) + 1;
    }
    // Clocks of two threads may be a hair apart, hence never below zero and never more running than in flight.
    const inFlight = Math.max(0, (next[0] ?? 0) - (next[1] ?? 0));
    steps.atUs[count] = atUs;
    steps.inFlight[count] = inFlight;
    steps.running[count] = Math.max(0, Math.min((next[2] ?? 0) - (next[3] ?? 0), inFlight));
    highest = Math.max(highest, inFlight);
    count += 1;
  }
  const inFlight = steps.inFlight.subarray(0, count);
  const running = steps.running.subarray(0, count);
  return {
    count,
    atUs: steps.atUs.subarray(0, count),
    inFlight,
    running,
    most: highest,
    inFlightBlocks: highestOfBlocks(inFlight),
    runningBlocks: highestOfBlocks(running),
  };
}

function highestOfBlocks(column: Uint32Array): Uint32Array {
  const blocks = new Uint32Array(Math.ceil(column.length / blockSize));
  for (let block = 0; block < blocks.length; block += 1) {
    blocks[block] = highestOf(column, block * blockSize, (block + 1) * blockSize);
  }
  return blocks;
}

function highestOf(column: Uint32Array, first: number, afterLast: number): number {
  let highest = 0;
  for (let at = first; at < afterLast && at < column.length; at += 1)
    highest = Math.max(highest, column[at] ?? 0);
  return highest;
}

/** The highest entry of `column[first…afterLast - 1]`; whole blocks are looked up. */
export function highestBetween(
  column: Uint32Array,
  blocks: Uint32Array,
  first: number,
  afterLast: number,
): number {
  const firstBlock = Math.ceil(first / blockSize);
  const lastBlock = Math.floor(afterLast / blockSize);
  if (lastBlock <= firstBlock) return highestOf(column, first, afterLast);
  return Math.max(
    highestOf(column, first, firstBlock * blockSize),
    highestOf(blocks, firstBlock, lastBlock),
    highestOf(column, lastBlock * blockSize, afterLast),
  );
}

/** The index of the step that holds at `atUs`; -1 before the first. */
export function stepAt(steps: InFlightSteps, atUs: number): number {
  const next = lowerBound(steps.atUs, atUs, 0, steps.count);
  return next < steps.count && steps.atUs[next] === atUs ? next : next - 1;
}
