import { byteColumn, countColumn, floatColumn } from './columns.ts';
import type { LoopDelayRecord } from './format.ts';
import type { NamedLane } from './laneTable.ts';
import type { LaneActivity } from './stretches.ts';
import { laneStates, type LoopDelayColumns, type StateColumns } from './timeline.ts';

/** What each lane did, lane by lane: an object for each stretch is there of one lane at a time. */
export class StateTable {
  readonly #zeroUs: number;
  readonly #lane = countColumn();
  readonly #state = byteColumn();
  readonly #startUs = floatColumn();
  readonly #endUs = floatColumn();

  constructor(zeroUs: number) {
    this.#zeroUs = zeroUs;
  }

  add(lane: number, { stretches }: LaneActivity): void {
    for (const { state, startUs, endUs } of stretches) {
      this.#lane.push(lane);
      this.#state.push(laneStates.indexOf(state));
      this.#startUs.push(startUs - this.#zeroUs);
      this.#endUs.push(endUs - this.#zeroUs);
    }
  }

  columns(): StateColumns {
    return {
      count: this.#lane.length,
      lane: this.#lane.toArray(),
      state: this.#state.toArray(),
      startUs: this.#startUs.toArray(),
      endUs: this.#endUs.toArray(),
    };
  }
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

type LoopDelay = Pick<LoopDelayRecord, 'atUs' | 'maxDelayUs'>;

function compareDelays(a: LoopDelay, b: LoopDelay): number {
  return a.atUs - b.atUs || a.maxDelayUs - b.maxDelayUs;
}
