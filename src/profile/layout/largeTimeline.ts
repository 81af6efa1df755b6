import { laneStates, type StateColumns, type Timeline } from '../timeline.ts';
import type { TaskBoxes } from './boxes.ts';
import type { BandColumns, Excerpt, ExcerptRequest } from './excerpt.ts';
import { filterTasks } from './filterTasks.ts';
import { spentBetween, type StateRuns } from './laneStates.ts';
import { layoutOverview } from './layoutOverview.ts';
import { layoutTimeline } from './layoutTimeline.ts';
import { sumMatches, type MatchSums } from './matchSums.ts';
import { pickTasks } from './pickTasks.ts';
import { nextTask } from './nextTask.ts';
import { lowerBound } from './runs.ts';
import { findTask } from './taskKey.ts';
import { mostTaskSteps, type TaskSteps, type TaskStepsRequest } from './taskSteps.ts';
import { indexTimeline, type TimelineIndex } from './timelineIndex.ts';
import type { TimeWindow } from './viewport.ts';

/** With more tasks and states than this, a page would hold a hundred megabytes for what it cannot draw. */
const mostWhole = 1_500_000;
/** More tasks than this side by side are merged anyway, and so many rows nobody reads. */
const mostTasks = 20_000;
const mostStates = 20_000;

export function isLarge({ tasks, states }: Timeline, mostRows = mostWhole): boolean {
  return tasks.count + states.count > mostRows;
}

/** A run that is too large for a page, which gets excerpts of it. */
export class LargeTimeline {
  readonly #timeline: Timeline;
  readonly #index: TimelineIndex;
  #matching: Matching | undefined;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
    this.#index = indexTimeline(timeline);
  }

  /** Everything but the tasks and states. */
  outline(): Timeline {
    return {
      ...this.#timeline,
      taskTotal: this.#timeline.tasks.count,
      tasks: pickTasks(this.#timeline.tasks, []),
      states: collectStates([]),
      loopDelays: longestDelays(this.#timeline),
    };
  }

  excerpt({ viewport, filter, columns }: ExcerptRequest): Excerpt {
    const index = this.#index;
    const boxes = layoutTimeline(index, viewport, this.#matchesOf(filter).sums);
    const { picked, task } = standingAlone(boxes.tasks);
    return {
      viewport,
      timeline: {
        ...this.outline(),
        tasks: pickTasks(this.#timeline.tasks, picked),
        states: statesAround(index, viewport),
      },
      bands: bandsOf(index),
      boxes: { ...boxes, tasks: { ...boxes.tasks, task } },
      overview: layoutOverview(index, columns),
    };
  }

  /** From task to task, wherever in the run they are. */
  walk({ selected, steps, lane, filter, window }: TaskStepsRequest): TaskSteps {
    const timeline = this.#timeline;
    const { matches } = this.#matchesOf(filter);
    const step = steps < 0 ? -1 : 1;
    let task = findTask(timeline, selected);
    let stepped = 0;
    for (let left = Math.min(Math.abs(steps), mostTaskSteps); left > 0; left -= 1) {
      const next = nextTask(timeline, task, step, { lane, matches, window });
      if (next < 0) break;
      task = next;
      stepped += step;
    }
    return { stepped, tasks: pickTasks(timeline.tasks, stepped === 0 ? [] : [task]) };
  }

  #matchesOf(filter: string): Matching {
    if (this.#matching?.filter !== filter) {
      const matches = filterTasks(this.#timeline, filter);
      const sums = matches === null ? undefined : sumMatches(this.#index, matches);
      this.#matching = { filter, matches, sums };
    }
    return this.#matching;
  }
}

/** What a filter lets through. */
interface Matching {
  readonly filter: string;
  readonly matches: Uint8Array | null;
  readonly sums: MatchSums | undefined;
}

/** The tasks of boxes that hold only one, in the order of the run, and the boxes with their new numbers. */
function standingAlone({ task }: TaskBoxes): {
  readonly picked: readonly number[];
  readonly task: Int32Array;
} {
  const alone = [...new Set(task)].filter((one) => one >= 0).sort((a, b) => a - b);
  const picked = alone.slice(0, mostTasks);
  const numbers = new Map(picked.map((one, number) => [one, number]));
  return { picked, task: task.map((one) => numbers.get(one) ?? -1) };
}

interface LaneStretch {
  readonly lane: number;
  readonly state: number;
  readonly startUs: number;
  readonly endUs: number;
}

function collectStates(stretches: readonly LaneStretch[]): StateColumns {
  return {
    count: stretches.length,
    lane: Uint32Array.from(stretches, ({ lane }) => lane),
    state: Uint8Array.from(stretches, ({ state }) => state),
    startUs: Float64Array.from(stretches, ({ startUs }) => startUs),
    endUs: Float64Array.from(stretches, ({ endUs }) => endUs),
  };
}

/** Stretch by stretch within a window where not too many are there; what is before and after it is one of each state. */
function statesAround({ lanes }: TimelineIndex, { startUs, endUs }: TimeWindow): StateColumns {
  const within = lanes.map(({ states }) => ({
    first: lowerBound(states.endUs, startUs, 0, states.count),
    afterLast: lowerBound(states.startUs, endUs, 0, states.count),
  }));
  const count = within.reduce((sum, { first, afterLast }) => sum + Math.max(0, afterLast - first), 0);
  const isExact = count <= mostStates;
  return collectStates(
    lanes.flatMap(({ states }, lane) => {
      const { first, afterLast } = within[lane] ?? { first: 0, afterLast: 0 };
      const lastUs = states.endUs[states.count - 1] ?? 0;
      if (!isExact || afterLast <= first) return summed(states, lane, states.startUs[0] ?? 0, lastUs);
      const exact = Array.from({ length: afterLast - first }, (_, offset): LaneStretch => {
        const at = first + offset;
        return {
          lane,
          state: states.state[at] ?? 0,
          startUs: states.startUs[at] ?? 0,
          endUs: states.endUs[at] ?? 0,
        };
      });
      return [
        ...summed(states, lane, states.startUs[0] ?? 0, states.startUs[first] ?? 0),
        ...exact,
        ...summed(states, lane, states.endUs[afterLast - 1] ?? lastUs, lastUs),
      ];
    }),
  );
}

function summed(states: StateRuns, lane: number, fromUs: number, toUs: number): LaneStretch[] {
  let atUs = fromUs;
  return laneStates.flatMap((_, state): LaneStretch[] => {
    const us = toUs > fromUs ? spentBetween(states, state, fromUs, toUs) : 0;
    if (us <= 0) return [];
    const startUs = atUs;
    atUs += us;
    return [{ lane, state, startUs, endUs: atUs }];
  });
}

/** Of each lane the longest, which is what is said of it in words. */
function longestDelays({ lanes, loopDelays }: Timeline): Timeline['loopDelays'] {
  const longest = new Int32Array(lanes.length).fill(-1);
  for (let index = 0; index < loopDelays.count; index += 1) {
    const lane = loopDelays.lane[index] ?? 0;
    const knownUs = loopDelays.maxDelayUs[longest[lane] ?? -1] ?? -1;
    if ((loopDelays.maxDelayUs[index] ?? 0) > knownUs) longest[lane] = index;
  }
  const picked = longest.filter((index) => index >= 0);
  return {
    count: picked.length,
    lane: Uint32Array.from(picked, (index) => loopDelays.lane[index] ?? 0),
    atUs: Float64Array.from(picked, (index) => loopDelays.atUs[index] ?? 0),
    maxDelayUs: Float64Array.from(picked, (index) => loopDelays.maxDelayUs[index] ?? 0),
  };
}

function bandsOf({ lanes }: TimelineIndex): BandColumns {
  return {
    count: lanes.length,
    trackCount: Uint32Array.from(lanes, ({ tracks }) => tracks.length),
    inFlightMost: Uint32Array.from(lanes, ({ inFlight }) => inFlight.most),
    loopDelayMostUs: Float64Array.from(lanes, ({ loopDelays }) =>
      loopDelays.count === 0 ? Number.NaN : loopDelays.mostUs,
    ),
  };
}
