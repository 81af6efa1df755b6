import { coreStates, laneStates } from '../timeline.ts';
import { spentBetween } from './laneStates.ts';
import type { TimelineIndex } from './timelineIndex.ts';

/** How many lanes were running at once over the whole run: one average a column. */
export interface OverviewLayout {
  readonly busyLanes: Float32Array;
  /** The highest column, at least 1. */
  readonly most: number;
}

const onCore = [...coreStates].map((state) => laneStates.indexOf(state));

/** Columns divide `[0, durationUs]` evenly. */
export function layoutOverview({ timeline, lanes }: TimelineIndex, columns: number): OverviewLayout {
  const columnUs = timeline.durationUs / columns;
  const busyLanes = new Float32Array(columns);
  if (!(columnUs > 0)) return { busyLanes, most: 1 };
  for (const [lane, { states }] of lanes.entries()) {
    const threadCount = timeline.lanes[lane]?.threadCount ?? 1;
    for (const state of onCore) {
      if (states.spentUs[state]?.length === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        const busyUs = spentBetween(states, state, column * columnUs, (column + 1) * columnUs);
        busyLanes[column] = (busyLanes[column] ?? 0) + (busyUs / columnUs) * threadCount;
      }
    }
  }
  return { busyLanes, most: busyLanes.reduce((a, b) => Math.max(a, b), 1) };
}
