import { addAwaited, awaitedPlaces, CallFinder } from './awaitedTimes.ts';
import type { AwaitedTime } from './awaitedTimes.ts';
import { addTime, functionKey, laneFunctions, noTime } from './laneFunctions.ts';
import type { FunctionTime } from './laneFunctions.ts';
import type { SampledFunction, Span } from './laneSamples.ts';
import { laneShares } from './laneShares.ts';
import type { LaneShares } from './laneShares.ts';
import type { Lane, NamedLane } from './laneTable.ts';
import { measuredKind } from './measuredKind.ts';
import type { Evidence, MeasuredKind } from './measuredKind.ts';

/**
 * One function of the program, of Node or of V8, in all lanes. One that began waits and that no sample found has no time, and
 * the place of its call.
 */
export interface FunctionRow extends SampledFunction {
  readonly self: FunctionTime;
  readonly total: FunctionTime;
  readonly measured: MeasuredKind;
  /** Of waits that it began; `undefined` where none is known. */
  readonly awaited: AwaitedTime | undefined;
  /** Longest first. */
  readonly lanes: readonly FunctionInLane[];
  /** Rows of the functions that called it, longest first, with the time of these calls in all. */
  readonly callers: readonly { readonly row: number; readonly totalMs: number }[];
}

export interface FunctionInLane {
  /** Index of the lane. */
  readonly lane: number;
  readonly self: FunctionTime;
  readonly total: FunctionTime;
  readonly measured: MeasuredKind;
}

const shownCallers = 20;

interface Gathered {
  readonly fn: SampledFunction;
  readonly self: FunctionTime;
  readonly total: FunctionTime;
  /** Of the busy time, summed over lanes (ms²). */
  variance: number;
  /** As of lanes, summed. */
  squaredMs: number;
  awaited: AwaitedTime | undefined;
  readonly lanes: FunctionInLane[];
  readonly callers: Map<string, number>;
}

/** Which part of a run the table is of. */
export interface TableScope {
  /** All of them where it is not said. */
  readonly hasLane?: (lane: Lane) => boolean;
  /** All the time where it is not said. */
  readonly span?: Span;
  /** For callers that ask more than once. */
  readonly sharesOf?: (lane: Lane) => LaneShares;
}

/** All functions that samples found, those that lanes spent most time in themselves first. */
export function functionTable(
  lanes: readonly NamedLane[],
  {
    hasLane = () => true,
    span,
    sharesOf = ({ samples, usage }) => laneShares(samples, usage),
  }: TableScope = {},
): FunctionRow[] {
  const gathered = new Map<string, Gathered>();
  for (const [lane, { lane: data }] of lanes.entries()) {
    if (!hasLane(data)) continue;
    for (const one of laneFunctions(data.samples, sharesOf(data), span)) {
      const { fn, self, total, deviation, squaredMs, callers } = one;
      const key = functionKey(fn);
      const row = gathered.get(key) ?? noRow(fn);
      gathered.set(key, row);
      addTime(row.self, self);
      addTime(row.total, total);
      row.variance += (deviation * total.wallMs) ** 2;
      row.squaredMs += squaredMs;
      const measured = measuredKind(busyShareOf(total), deviation, evidenceOf(total, squaredMs));
      row.lanes.push({ lane, self, total, measured });
      for (const [caller, ms] of callers) {
        const callerKey = functionKey(caller);
        row.callers.set(callerKey, (row.callers.get(callerKey) ?? 0) + ms);
      }
    }
  }
  // Without samples there are no functions, and a handful that waited would look like all.
  if (gathered.size > 0) addWaits(gathered, lanes, { hasLane, span });
  const sorted = [...gathered].sort(
    ([a, one], [b, other]) =>
      other.self.wallMs - one.self.wallMs || other.total.wallMs - one.total.wallMs || (a < b ? -1 : 1),
  );
  const rowOf = new Map(sorted.map(([key], index) => [key, index]));
  return sorted.map(([, { fn, self, total, variance, squaredMs, awaited, lanes: inLanes, callers }]) => ({
    ...fn,
    self,
    total,
    measured: measuredKind(
      busyShareOf(total),
      Math.sqrt(variance) / total.wallMs,
      evidenceOf(total, squaredMs),
    ),
    awaited,
    lanes: inLanes.sort((a, b) => b.total.wallMs - a.total.wallMs || a.lane - b.lane),
    callers: [...callers]
      .map(([key, totalMs]) => ({ row: rowOf.get(key) ?? -1, totalMs }))
      .sort((a, b) => b.totalMs - a.totalMs || a.row - b.row)
      .slice(0, shownCallers),
  }));
}

function noRow(fn: SampledFunction): Gathered {
  const sums = { variance: 0, squaredMs: 0, awaited: undefined };
  return { fn, self: noTime(), total: noTime(), ...sums, lanes: [], callers: new Map() };
}

function addWaits(
  gathered: Map<string, Gathered>,
  lanes: readonly NamedLane[],
  { hasLane, span }: { readonly hasLane: (lane: Lane) => boolean; readonly span: Span | undefined },
): void {
  const sampled = new CallFinder([...gathered.values()].map((row) => [row.fn, row]));
  const unsampled = new Map<string, Gathered>();
  for (const [lane, { lane: data }] of lanes.entries()) {
    if (!hasLane(data)) continue;
    for (const { place, time } of awaitedPlaces(data, span)) {
      // Calls of one function in several lines are one row, which has the place of the first.
      const name = place.name === '' ? functionKey(place) : `${place.url} ${place.name}`;
      const row = sampled.find(place) ?? unsampled.get(name) ?? noRow(place);
      if (row.total.sampleCount === 0) {
        unsampled.set(name, row);
        gathered.set(functionKey(row.fn), row);
        const measured = measuredKind(Number.NaN, Number.NaN, evidenceOf(row.total, 0));
        if (row.lanes.at(-1)?.lane !== lane)
          row.lanes.push({ lane, self: noTime(), total: noTime(), measured });
      }
      row.awaited = addAwaited(row.awaited, time);
    }
  }
}

function evidenceOf({ wallMs, sampleCount }: FunctionTime, squaredMs: number): Evidence {
  return { sampleCount, equalSamples: squaredMs > 0 ? wallMs ** 2 / squaredMs : 0 };
}

function busyShareOf({ wallMs, cpuMs, waitingForCoreMs }: FunctionTime): number {
  return wallMs > 0 ? (cpuMs + waitingForCoreMs) / wallMs : Number.NaN;
}
