import { laneStates } from '../timeline.ts';
import {
  stateShares,
  type InFlightBoxes,
  type LoopDelayBoxes,
  type StateBoxes,
  type StretchBoxes,
  type TaskBoxes,
  type TimelineBoxes,
} from './boxes.ts';
import { float32Boxes, int32Boxes, Places, uint32Boxes, uint8Boxes } from './boxColumns.ts';
import type { MatchSums } from './matchSums.ts';
import { lowerBoundNear, sumBetween, walkRuns, type Runs } from './runs.ts';
import { highestBetween, stepAt } from './inFlight.ts';
import type { LaneIndex, TimelineIndex } from './timelineIndex.ts';
import type { Viewport } from './viewport.ts';

/** What is narrower is merged with its neighbours; what is wider stands alone. */
const smallPx = 2;

const stateOfShare = stateShares.map(([, state]) => laneStates.indexOf(state));
const none = new Float64Array();

/**
 * The boxes of all lanes in a viewport, clipped to it, in order of lane, slot and time. With `matching` (one set of sums a
 * lane) each box of tasks also says how many of its tasks the filter lets through.
 */
export function layoutTimeline(
  index: TimelineIndex,
  viewport: Viewport,
  matching?: MatchSums,
): TimelineBoxes {
  const perLane = <T>(layout: (lane: LaneIndex, number: number) => T) => index.lanes.map(layout);
  return {
    states: layoutStates(index.lanes, viewport),
    tasks: layoutTasks(index.lanes, viewport, matching),
    queued: layoutStretches(
      perLane(({ queued }) => queued),
      viewport,
    ),
    replies: layoutStretches(
      perLane(({ replies }) => replies),
      viewport,
    ),
    inFlight: layoutInFlight(index, viewport),
    loopDelays: layoutLoopDelays(index.lanes, viewport),
  };
}

const smallUs = (viewport: Viewport) => ((viewport.endUs - viewport.startUs) / viewport.widthPx) * smallPx;

/** Filled by one layout after the other; each takes what it filled. */
const stateColumns = {
  places: new Places(),
  javascript: float32Boxes(),
  native: float32Boxes(),
  garbage: float32Boxes(),
  running: float32Boxes(),
  waiting: float32Boxes(),
  blocked: float32Boxes(),
};
const taskColumns = {
  places: new Places(),
  slot: uint8Boxes(),
  task: int32Boxes(),
  taskCount: uint32Boxes(),
  failedCount: uint32Boxes(),
  matchCount: uint32Boxes(),
  covered: float32Boxes(),
};
const stretchColumns = { places: new Places() };
const inFlightColumns = { places: new Places(), inFlight: uint32Boxes(), running: uint32Boxes() };
const delayColumns = { places: new Places(), maxDelayUs: float32Boxes() };

function layoutStates(lanes: readonly LaneIndex[], viewport: Viewport): StateBoxes {
  const { places } = stateColumns;
  const columns = stateShares.map(([name]) => stateColumns[name]);
  const shares = new Float64Array(columns.length);
  for (const [lane, { states }] of lanes.entries()) {
    const spent = stateOfShare.map((state) => states.spentUs[state] ?? none);
    walkRuns(states, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
      const startUs = states.startUs[first] ?? 0;
      const endUs = states.endUs[afterLast - 1] ?? 0;
      const alone = afterLast - first === 1 || endUs === startUs ? (states.state[first] ?? -1) : -1;
      let isIdle = true;
      for (let index = 0; index < shares.length; index += 1) {
        const sums = spent[index] ?? none;
        let share = 0;
        if (alone >= 0) share = Number(alone === stateOfShare[index]);
        else if (sums.length > 0) share = sumBetween(sums, first, afterLast) / (endUs - startUs);
        shares[index] = share;
        if (share > 0) isIdle = false;
      }
      if (isIdle) return;
      places.add(viewport, lane, startUs, endUs);
      for (let index = 0; index < shares.length; index += 1) columns[index]?.push(shares[index] ?? 0);
    });
  }
  return {
    ...places.take(),
    javascript: stateColumns.javascript.take(),
    native: stateColumns.native.take(),
    garbage: stateColumns.garbage.take(),
    running: stateColumns.running.take(),
    waiting: stateColumns.waiting.take(),
    blocked: stateColumns.blocked.take(),
  };
}

function layoutTasks(lanes: readonly LaneIndex[], viewport: Viewport, matching?: MatchSums): TaskBoxes {
  const { places, slot: slots, task, taskCount, failedCount, matchCount, covered } = taskColumns;
  for (const [lane, { tracks }] of lanes.entries()) {
    for (const [slot, track] of tracks.entries()) {
      const matches = matching?.[lane]?.[slot];
      walkRuns(track, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
        const startUs = track.startUs[first] ?? 0;
        const endUs = track.endUs[afterLast - 1] ?? 0;
        const from = track.offset[first] ?? 0;
        const to = track.offset[afterLast] ?? 0;
        places.add(viewport, lane, startUs, endUs);
        slots.push(slot);
        task.push(to - from === 1 ? (track.members[from] ?? -1) : -1);
        taskCount.push(to - from);
        failedCount.push(sumBetween(track.failed, from, to));
        matchCount.push(matches === undefined ? to - from : sumBetween(matches, from, to));
        covered.push(endUs > startUs ? sumBetween(track.coveredUs, first, afterLast) / (endUs - startUs) : 1);
      });
    }
  }
  return {
    ...places.take(),
    slot: slots.take(),
    task: task.take(),
    taskCount: taskCount.take(),
    failedCount: failedCount.take(),
    matchCount: matchCount.take(),
    covered: covered.take(),
  };
}

function layoutStretches(perLane: readonly Runs[], viewport: Viewport): StretchBoxes {
  const { places } = stretchColumns;
  for (const [lane, runs] of perLane.entries()) {
    walkRuns(runs, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) =>
      places.add(viewport, lane, runs.startUs[first] ?? 0, runs.endUs[afterLast - 1] ?? 0),
    );
  }
  return places.take();
}

function layoutInFlight({ timeline, lanes }: TimelineIndex, viewport: Viewport): InFlightBoxes {
  const { places, inFlight, running: onWorkers } = inFlightColumns;
  const spanUs = smallUs(viewport);
  for (const [lane, { inFlight: steps }] of lanes.entries()) {
    let step = Math.max(0, stepAt(steps, viewport.startUs));
    while (step < steps.count && (steps.atUs[step] ?? Infinity) <= viewport.endUs) {
      const startUs = steps.atUs[step] ?? 0;
      const next = Math.max(step + 1, lowerBoundNear(steps.atUs, startUs + spanUs, step, steps.count));
      const most = highestBetween(steps.inFlight, steps.inFlightBlocks, step, next);
      if (most > 0) {
        const endUs = next < steps.count ? (steps.atUs[next] ?? 0) : timeline.durationUs;
        places.add(viewport, lane, startUs, endUs);
        inFlight.push(most);
        onWorkers.push(highestBetween(steps.running, steps.runningBlocks, step, next));
      }
      step = next;
    }
  }
  return { ...places.take(), inFlight: inFlight.take(), running: onWorkers.take() };
}

function layoutLoopDelays(lanes: readonly LaneIndex[], viewport: Viewport): LoopDelayBoxes {
  const { places, maxDelayUs } = delayColumns;
  for (const [lane, { loopDelays: runs }] of lanes.entries()) {
    walkRuns(runs, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
      places.add(viewport, lane, runs.startUs[first] ?? 0, runs.endUs[afterLast - 1] ?? 0);
      let mostUs = 0;
      for (let at = first; at < afterLast; at += 1) mostUs = Math.max(mostUs, runs.maxDelayUs[at] ?? 0);
      maxDelayUs.push(mostUs);
    });
  }
  return { ...places.take(), maxDelayUs: maxDelayUs.take() };
}
