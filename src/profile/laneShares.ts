import { estimateBusyShares } from './busyShares.ts';
import type { UsageBin } from './busyShares.ts';
import type { LaneSamples } from './laneSamples.ts';
import { sampledPlaces } from './sampledPlaces.ts';
import type { SampledPlaces } from './sampledPlaces.ts';
import { cpuWindows } from './stretches.ts';
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
  /** Of the busy shares, row by row. */
  readonly covariance: readonly (readonly number[])[];
}

/** Usage is compared with samples over at least this long: shorter, and the kernel's tick is most of what is seen. */
const binUs = 20_000;
/** A bin of which samples tell less than this is left out, */
const leastCovered = 0.9;
/** and one in which they lie further apart: on a busy machine V8's sampling thread waits for a core too. */
const longestGapUs = 5_000;

/** Compares what samples and counters say of a lane. What is asked of a part of its time has the same shares. */
export function laneShares(samples: LaneSamples, usage: UsageSeries): LaneShares {
  const places = sampledPlaces(samples);
  const bins = usageBins(places, usage);
  const { shares, covariance } = estimateBusyShares(
    bins.map(({ waitingMs, ...bin }) => ({ ...bin, busyMs: bin.busyMs + waitingMs })),
    places.placeCount,
  );
  return {
    isKnown: bins.length > 0,
    placeOf: (node) => places.placeOf(node),
    gcPlace: places.gcPlace,
    busy: shares,
    waiting: divideWaiting(bins, shares),
    covariance,
  };
}

interface LaneBin extends UsageBin {
  readonly waitingMs: number;
}

/** What the lane's counters and its samples say of the same stretches of time. `busyMs` is on a core. */
function usageBins({ moments }: SampledPlaces, usage: UsageSeries): LaneBin[] {
  const bins: LaneBin[] = [];
  let first = 0;
  let bin = { startUs: Number.NaN, runningUs: 0, waitingUs: 0 };
  for (const window of cpuWindows(usage.cpuPoints())) {
    if (Number.isNaN(bin.startUs)) bin = { startUs: window.startUs, runningUs: 0, waitingUs: 0 };
    bin.runningUs += window.runningUs;
    bin.waitingUs += window.waitingUs;
    if (window.endUs - bin.startUs < binUs) continue;
    const inPlace = new Map<number, number>();
    let coveredUs = 0;
    let sampleCount = 0;
    for (let index = first; index < moments.length; index += 1) {
      const moment = moments[index];
      if (moment === undefined || moment.startUs >= window.endUs) break;
      if (moment.endUs <= bin.startUs) first = index + 1;
      const us = Math.min(moment.endUs, window.endUs) - Math.max(moment.startUs, bin.startUs);
      if (us <= 0) continue;
      coveredUs += us;
      sampleCount += (moment.count * us) / (moment.endUs - moment.startUs);
      inPlace.set(moment.place, (inPlace.get(moment.place) ?? 0) + us / 1000);
    }
    const lengthUs = window.endUs - bin.startUs;
    if (coveredUs >= leastCovered * lengthUs && sampleCount * longestGapUs >= lengthUs) {
      bins.push({
        places: [...inPlace.keys()],
        ms: [...inPlace.values()],
        busyMs: bin.runningUs / 1000,
        waitingMs: bin.waitingUs / 1000,
      });
    }
    bin = { startUs: Number.NaN, runningUs: 0, waitingUs: 0 };
  }
  return bins;
}

/** Of each place, the part of its busy time that was waiting for a core: whoever was busy then waited. */
function divideWaiting(bins: readonly LaneBin[], shares: readonly number[]): number[] {
  const waiting = shares.map(() => 0);
  const busy = shares.map(() => 0);
  for (const { places, ms, busyMs, waitingMs } of bins) {
    const together = busyMs + waitingMs;
    if (together <= 0) continue;
    for (const [index, place] of places.entries()) {
      const ours = (ms[index] ?? 0) * (shares[place] ?? 0);
      busy[place] = (busy[place] ?? 0) + ours;
      waiting[place] = (waiting[place] ?? 0) + (ours * waitingMs) / together;
    }
  }
  return waiting.map((ms, place) => (ms > 0 ? ms / (busy[place] ?? ms) : 0));
}
