import type { LaneSamples } from './laneSamples.ts';
import { estimateShares } from './placeShares.ts';
import type { UsageBin } from './placeShares.ts';
import { placeTimes } from './placeTimes.ts';
import { sampledPlaces } from './sampledPlaces.ts';
import type { SampledPlaces } from './sampledPlaces.ts';
import { cpuWindows } from './stretches.ts';
import { systemShares } from './systemShares.ts';
import type { UsageSeries } from './usageSeries.ts';

/** How a lane's time at each of its places divides into states, from all that is known of the lane. */
export interface LaneShares {
  /** Whether the platform told enough to say anything. */
  readonly isKnown: boolean;
  placeOf(node: number): number;
  readonly gcPlace: number;
  /** Of each place, 0…1: the part of the time in it that was on a core or waiting for one, */
  readonly busy: readonly number[];
  /** and the part of that which was waiting. */
  readonly waiting: readonly number[];
  /** Of the time on a core, the part in the system; `undefined` where nobody told. */
  readonly system: readonly number[] | undefined;
  /** Of the busy shares, row by row. */
  readonly covariance: readonly (readonly number[])[];
}

/** Usage is compared with samples over at least this long: shorter, and the kernel's tick is most of what is seen. */
const binUs = 20_000;
/** A bin of which samples tell less than this is left out. */
const leastCovered = 0.9;
/** What is known of a busy share before anything was measured. */
const likelyBusy = 0.6;

/** Compares what samples and counters say of a lane. What is asked of a part of its time has the same shares. */
export function laneShares(samples: LaneSamples, usage: UsageSeries): LaneShares {
  const places = sampledPlaces(samples);
  const bins = usageBins(places, usage);
  const { shares, covariance } = estimateShares(bins, places.deeds, likelyBusy);
  const waiting = divideWaiting(bins, shares);
  const running = shares.map((share, place) => share * (1 - (waiting[place] ?? 0)));
  return {
    isKnown: bins.length > 0,
    placeOf: places.placeOf,
    gcPlace: places.gcPlace,
    busy: shares,
    waiting,
    system: systemShares(places, usage.systemPoints(), running),
    covariance,
  };
}

/** `usedMs` is on a core or waiting for one. */
interface LaneBin extends UsageBin {
  readonly waitingMs: number;
}

/** What the lane's counters and its samples say of the same stretches of time. */
function usageBins({ moments }: SampledPlaces, usage: UsageSeries): LaneBin[] {
  const bins: LaneBin[] = [];
  const timesIn = placeTimes(moments());
  let bin = { startUs: Number.NaN, runningUs: 0, waitingUs: 0 };
  for (const window of cpuWindows(usage.cpuPoints())) {
    if (Number.isNaN(bin.startUs)) bin = { startUs: window.startUs, runningUs: 0, waitingUs: 0 };
    bin.runningUs += window.runningUs;
    bin.waitingUs += window.waitingUs;
    const lengthUs = window.endUs - bin.startUs;
    if (lengthUs < binUs) continue;
    const { places, ms, coveredUs } = timesIn(bin.startUs, window.endUs);
    if (coveredUs >= leastCovered * lengthUs) {
      const usedMs = (bin.runningUs + bin.waitingUs) / 1000;
      bins.push({ places, ms, usedMs, waitingMs: bin.waitingUs / 1000 });
    }
    bin = { startUs: Number.NaN, runningUs: 0, waitingUs: 0 };
  }
  return bins;
}

/** Of each place, the part of its busy time that was waiting for a core: whoever was busy then waited. */
function divideWaiting(bins: readonly LaneBin[], shares: readonly number[]): number[] {
  const waiting = shares.map(() => 0);
  const busy = shares.map(() => 0);
  for (const { places, ms, usedMs, waitingMs } of bins) {
    if (usedMs <= 0) continue;
    for (const [index, place] of places.entries()) {
      const ours = (ms[index] ?? 0) * (shares[place] ?? 0);
      busy[place] = (busy[place] ?? 0) + ours;
      waiting[place] = (waiting[place] ?? 0) + (ours * waitingMs) / usedMs;
    }
  }
  return waiting.map((ms, place) => (ms > 0 ? ms / (busy[place] ?? ms) : 0));
}
