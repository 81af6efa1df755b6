import { laneStates } from '../timeline.ts';
import {
  stateShares,
  type InFlightBoxes,
  type LoopDelayBoxes,
  type StateBoxes,
  type StateShare,
  type StretchBoxes,
  type TaskBoxes,
  type TimelineBoxes,
} from './boxes.ts';
import type { MatchSums } from './matchSums.ts';
import { lowerBound, sumBetween, walkRuns, type Runs } from './runs.ts';
import { highestBetween, stepAt } from './inFlight.ts';
import type { LaneIndex, TimelineIndex } from './timelineIndex.ts';
import { xAt, type Viewport } from './viewport.ts';

/** What is narrower is merged with its neighbours; what is wider stands alone. */
const smallPx = 2;
/** Even a moment is seen. Not more than `smallPx`, or boxes would overlap. */
const leastPx = 1;

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

/** Collects the columns that all boxes have. */
class Places {
  readonly lane: number[] = [];
  readonly x: number[] = [];
  readonly width: number[] = [];
  readonly #viewport: Viewport;

  constructor(viewport: Viewport) {
    this.#viewport = viewport;
  }

  add(lane: number, startUs: number, endUs: number): void {
    const { widthPx } = this.#viewport;
    const left = Math.min(Math.max(0, xAt(this.#viewport, startUs)), widthPx - leastPx);
    const right = Math.max(left + leastPx, Math.min(widthPx, xAt(this.#viewport, endUs)));
    this.lane.push(lane);
    this.x.push(left);
    this.width.push(right - left);
  }

  done(): { count: number; lane: Uint32Array; x: Float32Array; width: Float32Array } {
    return {
      count: this.lane.length,
      lane: Uint32Array.from(this.lane),
      x: Float32Array.from(this.x),
      width: Float32Array.from(this.width),
    };
  }
}

function layoutStates(lanes: readonly LaneIndex[], viewport: Viewport): StateBoxes {
  const places = new Places(viewport);
  const columns = stateShares.map((): number[] => []);
  const shares = new Float64Array(stateShares.length);
  for (const [lane, { states }] of lanes.entries()) {
    const spentUs = stateOfShare.map((state) => states.spentUs[state] ?? none);
    walkRuns(states, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
      const startUs = states.startUs[first] ?? 0;
      const endUs = states.endUs[afterLast - 1] ?? 0;
      const isAlone = afterLast - first === 1 || endUs === startUs;
      let isIdle = true;
      for (let column = 0; column < shares.length; column += 1) {
        const sums = spentUs[column] ?? none;
        const share = isAlone
          ? Number(states.state[first] === stateOfShare[column])
          : sums.length === 0
            ? 0
            : sumBetween(sums, first, afterLast) / (endUs - startUs);
        shares[column] = share;
        if (share > 0) isIdle = false;
      }
      if (isIdle) return;
      places.add(lane, startUs, endUs);
      for (let column = 0; column < shares.length; column += 1) columns[column]?.push(shares[column] ?? 0);
    });
  }
  const columnOf = (name: StateShare) =>
    Float32Array.from(columns[stateShares.findIndex(([share]) => share === name)] ?? []);
  return {
    ...places.done(),
    javascript: columnOf('javascript'),
    native: columnOf('native'),
    garbage: columnOf('garbage'),
    running: columnOf('running'),
    waiting: columnOf('waiting'),
    blocked: columnOf('blocked'),
  };
}

function layoutTasks(lanes: readonly LaneIndex[], viewport: Viewport, matching?: MatchSums): TaskBoxes {
  const places = new Places(viewport);
  const slots: number[] = [];
  const task: number[] = [];
  const taskCount: number[] = [];
  const failedCount: number[] = [];
  const matchCount: number[] = [];
  const covered: number[] = [];
  for (const [lane, { tracks }] of lanes.entries()) {
    for (const [slot, track] of tracks.entries()) {
      const matches = matching?.[lane]?.[slot];
      walkRuns(track, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
        const startUs = track.startUs[first] ?? 0;
        const endUs = track.endUs[afterLast - 1] ?? 0;
        const from = track.offset[first] ?? 0;
        const to = track.offset[afterLast] ?? 0;
        places.add(lane, startUs, endUs);
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
    ...places.done(),
    slot: Uint8Array.from(slots),
    task: Int32Array.from(task),
    taskCount: Uint32Array.from(taskCount),
    failedCount: Uint32Array.from(failedCount),
    matchCount: Uint32Array.from(matchCount),
    covered: Float32Array.from(covered),
  };
}

function layoutStretches(perLane: readonly Runs[], viewport: Viewport): StretchBoxes {
  const places = new Places(viewport);
  for (const [lane, runs] of perLane.entries()) {
    walkRuns(runs, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) =>
      places.add(lane, runs.startUs[first] ?? 0, runs.endUs[afterLast - 1] ?? 0),
    );
  }
  return places.done();
}

function layoutInFlight({ timeline, lanes }: TimelineIndex, viewport: Viewport): InFlightBoxes {
  const places = new Places(viewport);
  const inFlight: number[] = [];
  const onWorkers: number[] = [];
  for (const [lane, { inFlight: steps }] of lanes.entries()) {
    let step = Math.max(0, stepAt(steps, viewport.startUs));
    while (step < steps.count && (steps.atUs[step] ?? Infinity) <= viewport.endUs) {
      const startUs = steps.atUs[step] ?? 0;
      const next = Math.max(step + 1, lowerBound(steps.atUs, startUs + smallUs(viewport), step, steps.count));
      const most = highestBetween(steps.inFlight, steps.inFlightBlocks, step, next);
      if (most > 0) {
        places.add(lane, startUs, next < steps.count ? (steps.atUs[next] ?? 0) : timeline.durationUs);
        inFlight.push(most);
        onWorkers.push(highestBetween(steps.running, steps.runningBlocks, step, next));
      }
      step = next;
    }
  }
  return { ...places.done(), inFlight: Uint32Array.from(inFlight), running: Uint32Array.from(onWorkers) };
}

function layoutLoopDelays(lanes: readonly LaneIndex[], viewport: Viewport): LoopDelayBoxes {
  const places = new Places(viewport);
  const maxDelayUs: number[] = [];
  for (const [lane, { loopDelays: runs }] of lanes.entries()) {
    walkRuns(runs, viewport.startUs, viewport.endUs, smallUs(viewport), (first, afterLast) => {
      places.add(lane, runs.startUs[first] ?? 0, runs.endUs[afterLast - 1] ?? 0);
      maxDelayUs.push(runs.maxDelayUs.subarray(first, afterLast).reduce((a, b) => Math.max(a, b), 0));
    });
  }
  return { ...places.done(), maxDelayUs: Float32Array.from(maxDelayUs) };
}
