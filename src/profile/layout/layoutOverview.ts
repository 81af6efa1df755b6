import { coreStates, laneStates } from '../timeline.ts';
import { spentBetween } from './laneStates.ts';
import type { TimelineIndex } from './timelineIndex.ts';

/** How many lanes were running at once over the whole run: one average a column. */
export interface OverviewLayout {
  readonly busyLanes: Float32Array;
  /** The highest column, at least 1. */
  readonly most: number;
}

/**
 * Threads that are read from outside, together and ten times a second: when in between each of them ran is not known, so they
 * are shown on average over two readings. One after the other they would look like more than there are cores.
 */
const leastSpreadUs = 200_000;

const onCore = [...coreStates].map((state) => laneStates.indexOf(state));

/** Columns divide `[0, durationUs]` evenly. */
export function layoutOverview({ timeline, lanes }: TimelineIndex, columns: number): OverviewLayout {
  const columnUs = timeline.durationUs / columns;
  const busyLanes = new Float32Array(columns);
  if (!(columnUs > 0)) return { busyLanes, most: 1 };
  for (const [lane, { states }] of lanes.entries()) {
    const threadCount = timeline.lanes[lane]?.threadCount ?? 1;
    const aroundUs = threadCount === 1 ? 0 : Math.max(0, leastSpreadUs - columnUs) / 2;
    for (const state of onCore) {
      if (states.spentUs[state]?.length === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        const fromUs = Math.max(0, column * columnUs - aroundUs);
        const untilUs = Math.min(timeline.durationUs, (column + 1) * columnUs + aroundUs);
        const busyUs = spentBetween(states, state, fromUs, untilUs);
        busyLanes[column] = (busyLanes[column] ?? 0) + (busyUs / (untilUs - fromUs)) * threadCount;
      }
    }
  }
  return { busyLanes, most: busyLanes.reduce((a, b) => Math.max(a, b), 1) };
}
