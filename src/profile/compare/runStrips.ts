import { coreStates, laneStates, type LaneState, type Timeline } from '../timeline.ts';
import type { LaneStrip } from './comparison.ts';

/** As many as tell the shape of a run on a screen. */
export const binCount = 240;
/** Lanes that there is room for; the first are the main thread and what it started first. */
const laneLimit = 24;

/** What each lane did in each part of `commonUs`, on which both runs are drawn. */
export function runStrips({ lanes, states }: Timeline, commonUs: number): LaneStrip[] {
  const binUs = Math.max(1, commonUs) / binCount;
  const strips = lanes.slice(0, laneLimit).map(({ name, role }) => ({
    name,
    role,
    running: emptyBins(),
    waiting: emptyBins(),
    blocked: emptyBins(),
  }));
  for (let row = 0; row < states.count; row += 1) {
    const strip = strips[states.lane[row] ?? -1];
    const bins = strip === undefined ? undefined : binsOf(strip, laneStates[states.state[row] ?? 0]);
    if (bins !== undefined) fill(bins, (states.startUs[row] ?? 0) / binUs, (states.endUs[row] ?? 0) / binUs);
  }
  return strips;
}

function emptyBins(): number[] {
  return Array.from({ length: binCount }, () => 0);
}

function binsOf(
  { running, waiting, blocked }: { running: number[]; waiting: number[]; blocked: number[] },
  state: LaneState | undefined,
): number[] | undefined {
  if (state !== undefined && coreStates.has(state)) return running;
  if (state === 'waiting-for-core') return waiting;
  return state === 'blocked' ? blocked : undefined;
}

/** Adds a stretch to the bins that it lies in; start and end count in bins. */
function fill(bins: number[], start: number, end: number): void {
  const last = Math.min(binCount - 1, Math.floor(end));
  for (let bin = Math.max(0, Math.floor(start)); bin <= last; bin += 1) {
    const share = Math.min(end, bin + 1) - Math.max(start, bin);
    if (share > 0) bins[bin] = Math.min(1, (bins[bin] ?? 0) + share);
  }
}
