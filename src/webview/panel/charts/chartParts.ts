import type { ChartName, LaneChart } from '../../../profile/index.ts';
import { chartNames } from '../../../profile/index.ts';
import { formatTime } from '../../shared/words.ts';
import type { TimeWindow } from '../layout/index.ts';
import { chartWords } from './chartWords.ts';

/** A lane with the name that people know it by. */
export interface ChartedLane extends LaneChart {
  readonly name: string;
}

/** What the charts are of: equal parts of a time, and values of each lane in each of them. */
export interface ChartedTime {
  readonly window: TimeWindow;
  readonly parts: number;
  readonly lanes: readonly ChartedLane[];
}

/** Charts of which anything is known. */
export function knownCharts({ lanes }: ChartedTime): readonly ChartName[] {
  return chartNames.filter((name) => lanes.some((lane) => lane[name].some((value) => !Number.isNaN(value))));
}

export function partStartUs({ window, parts }: ChartedTime, part: number): number {
  return window.startUs + ((window.endUs - window.startUs) * part) / parts;
}

/** The part that a moment lies in, as near as there is one. */
export function partAt({ window, parts }: ChartedTime, atUs: number): number {
  const part = Math.floor(((atUs - window.startUs) * parts) / (window.endUs - window.startUs));
  return Math.min(parts - 1, Math.max(0, part));
}

/** When a part begins, as exactly as its neighbour needs. */
export function sayPart(time: ChartedTime, part: number): string {
  const stepUs = (time.window.endUs - time.window.startUs) / time.parts;
  return formatTime(partStartUs(time, part), stepUs);
}

/** Name and value of each lane in one part. */
export function valuesAt(
  time: ChartedTime,
  chart: ChartName,
  part: number,
): readonly (readonly [name: string, value: string])[] {
  const { say } = chartWords[chart];
  return time.lanes.map((lane) => [lane.name, say(lane[chart][part] ?? Number.NaN)]);
}

/** A few longer parts in place of many: the most that was in each. */
export function coarse(values: Float64Array, rows: number): readonly number[] {
  const perRow = values.length / rows;
  return Array.from({ length: rows }, (_, row) =>
    values
      .subarray(
        Math.floor(row * perRow),
        Math.max(Math.floor(row * perRow) + 1, Math.floor((row + 1) * perRow)),
      )
      .reduce((most, value) => (value <= most || Number.isNaN(value) ? most : value), Number.NaN),
  );
}
