import type { ProfileRecord } from '../profile/format.ts';
import type { CompiledMaps } from './compiledMaps.ts';
import { sourcePosition } from './sourcePosition.ts';
import type { V8Frame, V8Node, V8Profile } from './v8Profile.ts';

/** Entries of one record; a longer stretch becomes several. */
const entriesPerRecord = 2_000;
/** A program that makes functions without end (`new Function` a request) must not fill the memory with their names. */
const functionLimit = 50_000;
const nodeLimit = 100_000;

const root = -1;

/**
 * The functions and call paths that a thread was seen in, each once. A stretch of V8's has a tree of its own; this one
 * goes on through all of them, so that a record need only name what is new.
 */
export class CallTree {
  readonly #lane: string;
  readonly #collectorUrls: ReadonlySet<string>;
  readonly #compiled: CompiledMaps | undefined;
  readonly #functions = new Map<string, number>();
  readonly #nodes = new Map<string, number>();
  #newFrames: V8Frame[] = [];
  #newNodes: { readonly function: number; readonly parent: number }[] = [];

  /** Frames in `collectorUrls` are ours, and shown as one function: what profiling costs the thread. */
  constructor(lane: string, collectorUrls: readonly string[], compiled?: CompiledMaps) {
    this.#lane = lane;
    this.#collectorUrls = new Set(collectorUrls);
    this.#compiled = compiled;
  }

  /**
   * The records of a stretch that was sampled at this interval. It counts from `fromUs` on: what came before it stands in
   * the stretch before.
   */
  records(profile: V8Profile, fromUs: number, everyUs: number): ProfileRecord[] {
    const idOf = this.#enter(profile.nodes);
    const startUs = Math.max(fromUs, Math.round(profile.startTime));
    const endUs = Math.round(profile.endTime);
    const runs = runsOf(profile, idOf, everyUs, { startUs, endUs });
    const place = { lane: this.#lane, atUs: endUs };
    return [...this.#newRecords(place), ...sampleRecords(runs, { lane: this.#lane, everyUs }, startUs)];
  }

  /** Of each of V8's node ids, ours. */
  #enter(nodes: readonly V8Node[]): Map<number, number> {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const idOf = new Map<number, number>();
    const [top] = nodes;
    if (top === undefined) return idOf;
    idOf.set(top.id, root);
    const open = [top];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const parent = idOf.get(node.id) ?? root;
      const isOurs = this.#collectorUrls.has(node.callFrame.url);
      for (const child of node.children ?? []) {
        const found = byId.get(child);
        if (found === undefined) continue;
        idOf.set(child, isOurs ? parent : this.#node(parent, found.callFrame));
        open.push(found);
      }
    }
    return idOf;
  }

  /** At the limits a new path counts as the one that it comes from. */
  #node(parent: number, frame: V8Frame): number {
    const index = this.#function(frame);
    if (index === undefined) return parent;
    const key = `${parent} ${index}`;
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    if (this.#nodes.size >= nodeLimit) return parent;
    const id = this.#nodes.size;
    this.#nodes.set(key, id);
    this.#newNodes.push({ function: index, parent });
    return id;
  }

  #function(frame: V8Frame): number | undefined {
    const shown = this.#collectorUrls.has(frame.url) ? profilerFrame : frame;
    const key = `${shown.url} ${shown.lineNumber} ${shown.columnNumber} ${shown.functionName}`;
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    if (this.#functions.size >= functionLimit) return undefined;
    const index = this.#functions.size;
    this.#functions.set(key, index);
    this.#newFrames.push(sourcePosition(shown, this.#compiled));
    return index;
  }

  *#newRecords(place: { readonly lane: string; readonly atUs: number }): Iterable<ProfileRecord> {
    const frames = this.#newFrames;
    const nodes = this.#newNodes;
    this.#newFrames = [];
    this.#newNodes = [];
    let first = this.#functions.size - frames.length;
    for (const part of parts(frames)) {
      yield {
        type: 'functions',
        ...place,
        first,
        names: part.map(({ functionName }) => functionName.slice(0, 500)),
        urls: part.map(({ url }) => url.slice(0, 2_000)),
        lines: part.map(({ lineNumber }) => countedFromOne(lineNumber)),
        columns: part.map(({ columnNumber }) => countedFromOne(columnNumber)),
      };
      first += part.length;
    }
    first = this.#nodes.size - nodes.length;
    for (const part of parts(nodes)) {
      const functions = part.map((node) => node.function);
      yield { type: 'call-nodes', ...place, first, functions, parents: part.map(({ parent }) => parent) };
      first += part.length;
    }
  }
}

/** Programs may tell `vm` that their text begins before its line (Vitest does, for what it wraps modules in): 0 is no place. */
function countedFromOne(index: number): number {
  return Math.max(0, index + 1);
}

const profilerFrame: V8Frame = { functionName: '(profiler)', url: '', lineNumber: -1, columnNumber: -1 };

/** Samples in a row that found the thread at the same place. */
interface Run {
  readonly node: number;
  count: number;
  lengthUs: number;
}

/**
 * A sample stands for the time around it: half an interval after it, or half the way to the next where that is less, and
 * before it from where the last one ends. A thread that waits for a core is seen when it has one, still at the place at
 * which it waited, so a long time without a sample is mostly that of the one after it. What is before `startUs` is left
 * out.
 */
function runsOf(
  profile: V8Profile,
  idOf: ReadonlyMap<number, number>,
  intervalUs: number,
  { startUs, endUs }: { readonly startUs: number; readonly endUs: number },
): Run[] {
  const runs: Run[] = [];
  let atUs = profile.startTime;
  let fromUs = startUs;
  for (const [index, sample] of profile.samples.entries()) {
    atUs += profile.timeDeltas[index] ?? 0;
    const next = profile.timeDeltas[index + 1];
    const untilUs =
      next === undefined ? endUs : Math.min(endUs, Math.round(atUs + Math.min(next, intervalUs) / 2));
    const lengthUs = untilUs - fromUs;
    const node = idOf.get(sample);
    if (lengthUs <= 0 || node === undefined) continue;
    fromUs = untilUs;
    const last = runs.at(-1);
    if (last?.node === node) {
      last.count += 1;
      last.lengthUs += lengthUs;
    } else runs.push({ node, count: 1, lengthUs });
  }
  return runs;
}

function* sampleRecords(
  runs: readonly Run[],
  of: { readonly lane: string; readonly everyUs: number },
  startUs: number,
): Iterable<ProfileRecord> {
  let fromUs = startUs;
  for (const part of parts(runs)) {
    const lengthsUs = part.map(({ lengthUs }) => lengthUs);
    const atUs = fromUs + lengthsUs.reduce((sum, lengthUs) => sum + lengthUs, 0);
    yield {
      type: 'samples',
      lane: of.lane,
      startUs: fromUs,
      atUs,
      everyUs: of.everyUs,
      nodes: part.map(({ node }) => node),
      counts: part.map(({ count }) => count),
      lengthsUs,
    };
    fromUs = atUs;
  }
}

function* parts<T>(entries: readonly T[]): Iterable<readonly T[]> {
  for (let start = 0; start < entries.length; start += entriesPerRecord) {
    yield entries.slice(start, start + entriesPerRecord);
  }
}
