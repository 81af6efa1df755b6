import { laneStates, type Timeline } from '../timeline.ts';
import { groupByLane } from './laneGroups.ts';
import { prefixSums, type Runs } from './runs.ts';

/** What one lane did, stretch by stretch, with the time in each state summed up so that a merged box knows its mix. */
export interface StateRuns extends Runs {
  /** Index into `laneStates`. */
  readonly state: Uint8Array;
  /** Per state, prefix sums of the time spent in it, one longer than `count`; empty for a state that the lane was never in. */
  readonly spentUs: readonly Float64Array[];
}

const none = new Float64Array();

/** One per lane. Stretches out of order are sorted, and one that begins inside its predecessor begins at that one's end. */
export function buildStates(timeline: Timeline): readonly StateRuns[] {
  const { states } = timeline;
  return groupByLane(states.lane, timeline.lanes.length, states.startUs).map((all) => {
    const own = all.filter((index) => Number.isFinite(states.endUs[index]));
    const startUs = new Float64Array(own.length);
    const endUs = new Float64Array(own.length);
    const state = new Uint8Array(own.length);
    let freeUs = -Infinity;
    for (let index = 0; index < own.length; index += 1) {
      const source = own[index] ?? 0;
      const start = Math.max(states.startUs[source] ?? 0, freeUs);
      freeUs = Math.max(start, states.endUs[source] ?? 0);
      startUs[index] = start;
      endUs[index] = freeUs;
      state[index] = states.state[source] ?? 0;
    }
    const occurring = new Set(state);
    const spentUs = laneStates.map((_, wanted) =>
      occurring.has(wanted)
        ? prefixSums(own.length, (index) =>
            state[index] === wanted ? (endUs[index] ?? 0) - (startUs[index] ?? 0) : 0,
          )
        : none,
    );
    return { count: own.length, startUs, endUs, state, spentUs };
  });
}

/** Time that the lane spent in `state` between two times, in O(log n). */
export function spentBetween(runs: StateRuns, state: number, fromUs: number, toUs: number): number {
  return spentUntil(runs, state, toUs) - spentUntil(runs, state, fromUs);
}

function spentUntil(
  { count, startUs, endUs, state: states, spentUs }: StateRuns,
  state: number,
  atUs: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startUs[middle] ?? Infinity) < atUs) low = middle + 1;
    else high = middle;
  }
  // `low` stretches began before `atUs`; the last of them may reach beyond it.
  const whole = spentUs[state]?.[low] ?? 0;
  const last = low - 1;
  const beyondUs = last >= 0 && states[last] === state ? Math.max(0, (endUs[last] ?? 0) - atUs) : 0;
  return whole - beyondUs;
}
