import type { TaskColumns, Timeline } from '../timeline.ts';
import { groupByLane, pickTimes } from './laneGroups.ts';
import { lowerBound } from './runs.ts';
import { sortTimes } from './sortTimes.ts';

/** How many tasks of one caller were on their way, as steps: the counts at `atUs[i]` hold until `atUs[i + 1]`. */
export interface InFlightSteps {
  readonly count: number;
  readonly atUs: Float64Array;
  /** Not settled yet: queued, running or replying. */
  readonly inFlight: Uint32Array;
  /** Of these, running on a worker. */
  readonly running: Uint32Array;
  readonly most: number;
  /** Of both columns, so that a merged box need not look at all of its steps. */
  readonly inFlightBlocks: HighestOfBlocks;
  readonly runningBlocks: HighestOfBlocks;
}

/** The highest of each `blockSize` entries, then of each `blockSize` of those, and so on. */
export type HighestOfBlocks = readonly Uint32Array[];

const blockSize = 16;

/** One per lane; lanes that called no task have no steps. A task that was never settled stays in flight to the end. */
export function buildInFlight(timeline: Timeline): readonly InFlightSteps[] {
  const { lanes, tasks } = timeline;
  return groupByLane(tasks.callerLane, lanes.length, tasks.queuedUs).map((own) => countSteps(timeline, own));
}

/** What is not finite is left out. */
function sortFinite(times: Float64Array): Float64Array {
  let finite = 0;
  for (let at = 0; at < times.length; at += 1) {
    const us = times[at] ?? NaN;
    if (!Number.isFinite(us)) continue;
    times[finite] = us;
    finite += 1;
  }
  return sortTimes(times.subarray(0, finite));
}

/**
 * What changes the counts, each kind sorted by itself, then merged: how many are in flight at a time is how many were
 * queued until then less how many were settled, and the same with started and ended for how many run.
 */
function countSteps({ tasks }: Timeline, own: Uint32Array): InFlightSteps {
  const { queuedUs, startedUs, settledUs } = tasks;
  const queued = sortFinite(pickTimes(own, queuedUs));
  const settled = sortFinite(pickTimes(own, settledUs));
  const started = sortFinite(pickTimes(own, startedUs));
  const ended = sortFinite(endTimes(tasks, own));
  const most = queued.length + settled.length + started.length + ended.length;
  const atUs = new Float64Array(most);
  const inFlight = new Uint32Array(most);
  const running = new Uint32Array(most);
  let [queuedCount, settledCount, startedCount, endedCount] = [0, 0, 0, 0];
  let count = 0;
  let highest = 0;
  let queuedAt = queued[0] ?? Infinity;
  let settledAt = settled[0] ?? Infinity;
  let startedAt = started[0] ?? Infinity;
  let endedAt = ended[0] ?? Infinity;
  for (;;) {
    let nextUs = queuedAt;
    if (settledAt < nextUs) nextUs = settledAt;
    if (startedAt < nextUs) nextUs = startedAt;
    if (endedAt < nextUs) nextUs = endedAt;
    if (nextUs === Infinity) break;
    // Changes at the same moment are one step.
    for (; queuedAt === nextUs; queuedAt = queued[queuedCount] ?? Infinity) queuedCount += 1;
    for (; settledAt === nextUs; settledAt = settled[settledCount] ?? Infinity) settledCount += 1;
    for (; startedAt === nextUs; startedAt = started[startedCount] ?? Infinity) startedCount += 1;
    for (; endedAt === nextUs; endedAt = ended[endedCount] ?? Infinity) endedCount += 1;
    // Clocks of two threads may be a hair apart, hence never below zero and never more running than in flight.
    const now = Math.max(0, queuedCount - settledCount);
    atUs[count] = nextUs;
    inFlight[count] = now;
    running[count] = Math.max(0, Math.min(startedCount - endedCount, now));
    if (now > highest) highest = now;
    count += 1;
  }
  const steps = { inFlight: inFlight.subarray(0, count), running: running.subarray(0, count) };
  return {
    count,
    atUs: atUs.subarray(0, count),
    ...steps,
    most: highest,
    inFlightBlocks: highestOfBlocks(steps.inFlight),
    runningBlocks: highestOfBlocks(steps.running),
  };
}

/** A settled task does not run any more, even if its end was not recorded. */
function endTimes({ startedUs, endedUs, settledUs }: TaskColumns, own: Uint32Array): Float64Array {
  const times = new Float64Array(own.length);
  for (let at = 0; at < own.length; at += 1) {
    const task = own[at] ?? 0;
    const endUs = endedUs[task] ?? NaN;
    times[at] = Number.isFinite(startedUs[task])
      ? Number.isFinite(endUs)
        ? endUs
        : (settledUs[task] ?? NaN)
      : NaN;
  }
  return times;
}

function highestOfBlocks(column: Uint32Array): HighestOfBlocks {
  const levels: Uint32Array[] = [];
  for (let below = column; below.length > blockSize;) {
    const blocks = new Uint32Array(Math.ceil(below.length / blockSize));
    for (let block = 0; block < blocks.length; block += 1) {
      blocks[block] = highestOf(below, block * blockSize, Math.min((block + 1) * blockSize, below.length));
    }
    levels.push(blocks);
    below = blocks;
  }
  return levels;
}

function highestOf(column: Uint32Array, first: number, afterLast: number): number {
  let highest = 0;
  for (let at = first; at < afterLast; at += 1) {
    const value = column[at] ?? 0;
    if (value > highest) highest = value;
  }
  return highest;
}

/** The highest entry of `column[first…afterLast - 1]`; whole blocks are looked up, level by level. */
export function highestBetween(
  column: Uint32Array,
  blocks: HighestOfBlocks,
  first: number,
  afterLast: number,
): number {
  let highest = 0;
  let below = column;
  let [from, to] = [first, afterLast];
  for (const level of blocks) {
    const [firstBlock, lastBlock] = [Math.ceil(from / blockSize), Math.floor(to / blockSize)];
    if (lastBlock <= firstBlock) break;
    highest = Math.max(
      highest,
      highestOf(below, from, firstBlock * blockSize),
      highestOf(below, lastBlock * blockSize, to),
    );
    below = level;
    [from, to] = [firstBlock, lastBlock];
  }
  return Math.max(highest, highestOf(below, from, to));
}

/** The index of the step that holds at `atUs`; -1 before the first. */
export function stepAt(steps: InFlightSteps, atUs: number): number {
  const next = lowerBound(steps.atUs, atUs, 0, steps.count);
  return next < steps.count && steps.atUs[next] === atUs ? next : next - 1;
}
