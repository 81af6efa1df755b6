import type { Timeline } from '../timeline.ts';

/** A horizontal stripe of a row; `y` counts from the top of all rows. */
export interface Band {
  readonly y: number;
  readonly height: number;
}

export interface LaneRowLayout {
  readonly kind: 'lane';
  readonly lane: number;
  readonly y: number;
  readonly height: number;
  readonly strip: Band;
  /** Present where there is something to draw. `slots` is how many tracks lie on top of each other in the task band. */
  readonly tasks?: Band & { readonly slots: number };
  readonly inFlight?: Band & { readonly most: number };
  readonly loopDelay?: Band & { readonly mostUs: number };
}

/** Stands above the lanes of a process that has more than one. */
export interface ProcessRowLayout {
  readonly kind: 'process';
  readonly pid: number;
  readonly lanes: readonly number[];
  readonly y: number;
  readonly height: number;
}

export type RowLayout = LaneRowLayout | ProcessRowLayout;

export interface RowsLayout {
  readonly rows: readonly RowLayout[];
  readonly heightPx: number;
  /** The scale of all event-loop delay bands: one scale, so that lanes can be compared. */
  readonly loopDelayScaleUs: number;
}

/** Pixels. A line of the label beside a lane is as high as the band that it names. */
export const rowMetrics = {
  processHeight: 26,
  padding: 8,
  line: 18,
  strip: 12,
  taskBand: 16,
  mostTaskBand: 60,
} as const;

/** Below this every delay is noise of the timer itself; it keeps a quiet lane flat. */
const leastLoopDelayScaleUs = 20_000;

/** What there is to draw of a lane, as far as its row depends on it. */
export interface LaneBands {
  readonly tracks: { readonly length: number };
  readonly inFlight: { readonly count: number; readonly most: number };
  readonly loopDelays: { readonly count: number; readonly mostUs: number };
}

/** One row for each lane, grouped by process in order of appearance. */
export function layoutRows(timeline: Timeline, lanes: readonly LaneBands[]): RowsLayout {
  const processes = new Map<number, number[]>();
  for (const [lane, { pid }] of timeline.lanes.entries()) {
    const own = processes.get(pid);
    if (own === undefined) processes.set(pid, [lane]);
    else own.push(lane);
  }
  const rows: RowLayout[] = [];
  let y = 0;
  for (const [pid, own] of processes) {
    if (own.length > 1) {
      rows.push({ kind: 'process', pid, lanes: own, y, height: rowMetrics.processHeight });
      y += rowMetrics.processHeight;
    }
    for (const lane of own) {
      const row = layoutLane(lane, lanes[lane], y);
      rows.push(row);
      y += row.height;
    }
  }
  const mostUs = lanes.reduce((most, { loopDelays }) => Math.max(most, loopDelays.mostUs), 0);
  return { rows, heightPx: y, loopDelayScaleUs: Math.max(mostUs, leastLoopDelayScaleUs) };
}

/** Stage by stage downwards: state strip, tasks, tasks in flight, event-loop delay. The label has its first two lines to itself. */
function layoutLane(lane: number, index: LaneBands | undefined, y: number): LaneRowLayout {
  const { line, padding } = rowMetrics;
  let below = y + padding;
  const strip = { y: below + (line - rowMetrics.strip) / 2, height: rowMetrics.strip };
  below += line;
  let row: LaneRowLayout = { kind: 'lane', lane, y, height: 0, strip };
  const tracks = index?.tracks.length ?? 0;
  if (tracks > 0) {
    const height = Math.min(rowMetrics.mostTaskBand, Math.max(rowMetrics.taskBand, tracks * 10));
    row = { ...row, tasks: { y: below + 1, height, slots: tracks } };
    below += height + 2;
  }
  if ((index?.inFlight.count ?? 0) > 0) {
    row = { ...row, inFlight: { y: below + 2, height: line - 3, most: index?.inFlight.most ?? 0 } };
    below += line;
  }
  below = Math.max(below, y + padding + 2 * line);
  if ((index?.loopDelays.count ?? 0) > 0) {
    row = { ...row, loopDelay: { y: below + 2, height: line - 3, mostUs: index?.loopDelays.mostUs ?? 0 } };
    below += line;
  }
  return { ...row, height: below + padding - y };
}

/** The row of a lane. */
export function rowOfLane(rows: readonly RowLayout[], lane: number): LaneRowLayout | undefined {
  return rows.find((row): row is LaneRowLayout => row.kind === 'lane' && row.lane === lane);
}

/** The row at a height; rows lie without gaps. */
export function rowAt(rows: readonly RowLayout[], y: number): RowLayout | undefined {
  return rows.find((row) => y >= row.y && y < row.y + row.height);
}

/** The lane below (`step` 1) or above (-1) another, the first or last one from -1; undefined at the end. */
export function nextLane(rows: readonly RowLayout[], lane: number, step: 1 | -1): number | undefined {
  const order = rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []));
  const position = order.indexOf(lane);
  return order[position < 0 && step === -1 ? order.length - 1 : position + step];
}
