import type { LoopDelayRecord } from './format.ts';
import type { NamedLane } from './laneTable.ts';
import type { LaneActivity } from './stretches.ts';
import { laneStates, type LoopDelayColumns, type StateColumns } from './timeline.ts';

/** What each lane did, lane by lane. */
export function stateColumns(activities: readonly LaneActivity[], zeroUs: number): StateColumns {
  const perLane = activities.map(({ stretches }) => stretches);
  const count = perLane.reduce((sum, stretches) => sum + stretches.length, 0);
  const columns = {
    count,
    lane: new Uint32Array(count),
    state: new Uint8Array(count),
    startUs: new Float64Array(count),
    endUs: new Float64Array(count),
  };
  let row = 0;
  for (const [lane, stretches] of perLane.entries()) {
    for (const stretch of stretches) {
      columns.lane[row] = lane;
      columns.state[row] = laneStates.indexOf(stretch.state);
      columns.startUs[row] = stretch.startUs - zeroUs;
      columns.endUs[row] = stretch.endUs - zeroUs;
      row += 1;
    }
  }
  return columns;
}

export function loopDelayColumns(lanes: readonly NamedLane[], zeroUs: number): LoopDelayColumns {
  const rows = lanes.flatMap(({ lane }, index) =>
    [...lane.loopDelays].sort(compareDelays).map((record) => ({ index, record })),
  );
  return {
    count: rows.length,
    lane: Uint32Array.from(rows, ({ index }) => index),
    atUs: Float64Array.from(rows, ({ record }) => record.atUs - zeroUs),
    maxDelayUs: Float64Array.from(rows, ({ record }) => record.maxDelayUs),
  };
}

function compareDelays(a: LoopDelayRecord, b: LoopDelayRecord): number {
  return a.atUs - b.atUs || a.maxDelayUs - b.maxDelayUs;
}
