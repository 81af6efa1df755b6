import { estimateBusyShares } from './busyShares.ts';
import type { UsageBin } from './busyShares.ts';
import type { LaneSamples, SampledFunction } from './laneSamples.ts';
import { sampledPlaces } from './sampledPlaces.ts';
import type { SampledPlaces } from './sampledPlaces.ts';
import { cpuWindows } from './stretches.ts';
import type { UsageSeries } from './usageSeries.ts';

/** Time in one function, with (`total`) or without (`self`) what it called. `NaN` where the platform does not tell. */
export interface FunctionTime {
  /** In which samples found it: `cpuMs` + `waitingForCoreMs` + `blockedMs`. */
  wallMs: number;
  cpuMs: number;
  waitingForCoreMs: number;
  blockedMs: number;
  /** Part of `wallMs` in which garbage was collected. */
  gcMs: number;
  sampleCount: number;
}

/** What one lane did in one function. */
export interface LaneFunction {
  readonly fn: SampledFunction;
  readonly self: FunctionTime;
  readonly total: FunctionTime;
  /** Standard deviation of `(cpuMs + waitingForCoreMs) ÷ wallMs` of `total`; `NaN` where that is not known. */
  deviation: number;
  /** Who called it, and for how long. */
  readonly callers: Map<SampledFunction, number>;
}

/** Usage is compared with samples over at least this long: shorter, and the kernel's tick is most of what is seen. */
const binUs = 20_000;
/** A bin of which samples tell less than this is left out, */
const leastCovered = 0.9;
/** and one in which they lie further apart: on a busy machine V8's sampling thread waits for a core too. */
const longestGapUs = 5_000;

/** Every function that samples found the lane in. */
export function laneFunctions(samples: LaneSamples, usage: UsageSeries): LaneFunction[] {
  const places = sampledPlaces(samples);
  const bins = usageBins(places, usage);
  const { shares, covariance } = estimateBusyShares(
    bins.map(({ waitingMs, ...bin }) => ({ ...bin, busyMs: bin.busyMs + waitingMs })),
    places.placeCount,
  );
  const isKnown = bins.length > 0;
  const waitingShares = divideWaiting(bins, shares);
  const found = new Map<string, LaneFunction>();
  const msInPlace = new Map<LaneFunction, Map<number, number>>();

  for (const [node, { us, count, gcUs, gcCount }] of places.nodes) {
    if (samples.markAt(node) === 'idle') continue;
    const parts = [
      { place: places.placeOf(node), ms: us / 1000 },
      { place: places.gcPlace, ms: gcUs / 1000 },
    ];
    const time: FunctionTime = {
      wallMs: (us + gcUs) / 1000,
      cpuMs: 0,
      waitingForCoreMs: 0,
      blockedMs: 0,
      gcMs: gcUs / 1000,
      sampleCount: count + gcCount,
    };
    for (const { place, ms } of parts) {
      const busyMs = isKnown ? ms * (shares[place] ?? 0) : Number.NaN;
      const waitingMs = isKnown ? busyMs * (waitingShares[place] ?? 0) : Number.NaN;
      time.cpuMs += busyMs - waitingMs;
      time.waitingForCoreMs += waitingMs;
      time.blockedMs += ms - busyMs;
    }
    const seen = new Set<LaneFunction>();
    for (let at = node; at !== -1; at = samples.parentOf(at)) {
      const entry = enter(found, samples.functionAt(at));
      if (entry === undefined) continue;
      if (at === node) addTime(entry.self, time);
      const caller = samples.functionAt(samples.parentOf(at));
      // A function that calls itself is on the path more than once, and its time counts once.
      if (seen.has(entry)) continue;
      seen.add(entry);
      addTime(entry.total, time);
      if (caller !== undefined) entry.callers.set(caller, (entry.callers.get(caller) ?? 0) + time.wallMs);
      const inPlace = msInPlace.get(entry) ?? new Map<number, number>();
      msInPlace.set(entry, inPlace);
      for (const { place, ms } of parts) inPlace.set(place, (inPlace.get(place) ?? 0) + ms);
    }
  }
  for (const [entry, inPlace] of msInPlace) {
    entry.deviation = isKnown ? deviationOf(inPlace, covariance) : Number.NaN;
  }
  return [...found.values()];
}

function enter(found: Map<string, LaneFunction>, fn: SampledFunction | undefined): LaneFunction | undefined {
  if (fn === undefined) return undefined;
  const key = functionKey(fn);
  let entry = found.get(key);
  if (entry === undefined) {
    entry = { fn, self: noTime(), total: noTime(), deviation: Number.NaN, callers: new Map() };
    found.set(key, entry);
  }
  return entry;
}

/** The same for the same function in every lane. */
export function functionKey({ name, url, line, column }: SampledFunction): string {
  return `${url}:${line}:${column} ${name}`;
}

export function noTime(): FunctionTime {
  return { wallMs: 0, cpuMs: 0, waitingForCoreMs: 0, blockedMs: 0, gcMs: 0, sampleCount: 0 };
}

export function addTime(to: FunctionTime, time: FunctionTime): void {
  to.wallMs += time.wallMs;
  to.cpuMs += time.cpuMs;
  to.waitingForCoreMs += time.waitingForCoreMs;
  to.blockedMs += time.blockedMs;
  to.gcMs += time.gcMs;
  to.sampleCount += time.sampleCount;
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

function deviationOf(
  inPlace: ReadonlyMap<number, number>,
  covariance: readonly (readonly number[])[],
): number {
  let variance = 0;
  let sum = 0;
  for (const [place, ms] of inPlace) {
    sum += ms;
    for (const [other, otherMs] of inPlace) variance += ms * otherMs * (covariance[place]?.[other] ?? 0);
  }
  return sum > 0 ? Math.sqrt(Math.max(0, variance)) / sum : Number.NaN;
}
