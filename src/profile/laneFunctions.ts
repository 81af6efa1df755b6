import type { LaneSamples, SampledFunction, Span } from './laneSamples.ts';
import type { LaneShares } from './laneShares.ts';
import { nodeTimes } from './nodeTimes.ts';
import type { NodeTime } from './nodeTimes.ts';

/** Time in one function, with (`total`) or without (`self`) what it called. `NaN` where the platform does not tell. */
export interface FunctionTime {
  /** In which samples found it: `cpuMs` + `waitingForCoreMs` + `blockedMs`. */
  wallMs: number;
  cpuMs: number;
  /** Part of `cpuMs` in the system: what the kernel did for it. */
  systemMs: number;
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
  /** Sum of the squares of how long each sample in `total` stands for (ms²). */
  squaredMs: number;
  /** Who called it, and for how long. */
  readonly callers: Map<SampledFunction, number>;
}

/** Every function that samples found the lane in, in all its time or within a span. */
export function laneFunctions(samples: LaneSamples, shares: LaneShares, span?: Span): LaneFunction[] {
  const found = new Map<string, LaneFunction>();
  const msInPlace = new Map<LaneFunction, Map<number, number>>();
  for (const [node, seen] of nodeTimes(samples, span)) {
    const parts = [
      { place: shares.placeOf(node), ms: seen.us / 1000 },
      { place: shares.gcPlace, ms: seen.gcUs / 1000 },
    ];
    const time = dividedTime(seen, parts, shares);
    const entered = new Set<LaneFunction>();
    for (let at = node; at !== -1; at = samples.parentOf(at)) {
      const entry = enter(found, samples.functionAt(at));
      if (entry === undefined) continue;
      if (at === node) addTime(entry.self, time);
      const caller = samples.functionAt(samples.parentOf(at));
      // A function that calls itself is on the path more than once, and its time counts once.
      if (entered.has(entry)) continue;
      entered.add(entry);
      addTime(entry.total, time);
      entry.squaredMs += seen.squaredUs / 1e6;
      if (caller !== undefined) entry.callers.set(caller, (entry.callers.get(caller) ?? 0) + time.wallMs);
      const inPlace = msInPlace.get(entry) ?? new Map<number, number>();
      msInPlace.set(entry, inPlace);
      for (const { place, ms } of parts) inPlace.set(place, (inPlace.get(place) ?? 0) + ms);
    }
  }
  for (const [entry, inPlace] of msInPlace) {
    entry.deviation = shares.isKnown ? deviationOf(inPlace, shares.covariance) : Number.NaN;
  }
  return [...found.values()];
}

interface PlacePart {
  readonly place: number;
  readonly ms: number;
}

function dividedTime(
  { us, count, gcUs, gcCount }: NodeTime,
  parts: readonly PlacePart[],
  { isKnown, busy, waiting, system }: LaneShares,
): FunctionTime {
  const time: FunctionTime = {
    wallMs: (us + gcUs) / 1000,
    cpuMs: 0,
    systemMs: 0,
    waitingForCoreMs: 0,
    blockedMs: 0,
    gcMs: gcUs / 1000,
    sampleCount: count + gcCount,
  };
  for (const { place, ms } of parts) {
    const busyMs = isKnown ? ms * (busy[place] ?? 0) : Number.NaN;
    const waitingMs = isKnown ? busyMs * (waiting[place] ?? 0) : Number.NaN;
    time.cpuMs += busyMs - waitingMs;
    time.systemMs += (busyMs - waitingMs) * (system === undefined ? Number.NaN : (system[place] ?? 0));
    time.waitingForCoreMs += waitingMs;
    time.blockedMs += ms - busyMs;
  }
  return time;
}

function enter(found: Map<string, LaneFunction>, fn: SampledFunction | undefined): LaneFunction | undefined {
  if (fn === undefined) return undefined;
  const key = functionKey(fn);
  let entry = found.get(key);
  if (entry === undefined) {
    entry = { fn, self: noTime(), total: noTime(), deviation: Number.NaN, squaredMs: 0, callers: new Map() };
    found.set(key, entry);
  }
  return entry;
}

/** The same for the same function in every lane. */
export function functionKey({ name, url, line, column }: SampledFunction): string {
  return `${url}:${line}:${column} ${name}`;
}

export function noTime(): FunctionTime {
  return { wallMs: 0, cpuMs: 0, systemMs: 0, waitingForCoreMs: 0, blockedMs: 0, gcMs: 0, sampleCount: 0 };
}

export function addTime(to: FunctionTime, time: FunctionTime): void {
  to.wallMs += time.wallMs;
  to.cpuMs += time.cpuMs;
  to.systemMs += time.systemMs;
  to.waitingForCoreMs += time.waitingForCoreMs;
  to.blockedMs += time.blockedMs;
  to.gcMs += time.gcMs;
  to.sampleCount += time.sampleCount;
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
