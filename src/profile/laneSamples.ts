import { countColumn, floatColumn, indexColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { ColumnSpace } from './columnSpace.ts';
import type { CallNodesRecord, FunctionsRecord, SamplesRecord } from './format.ts';

/** A function as one lane was seen in it. */
export interface SampledFunction {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** What V8 names instead of a function, when there is none. */
export type Mark = 'idle' | 'program' | 'garbage-collector';

/** More than any collector writes; a file with more is hostile. */
const functionLimit = 200_000;
const nodeLimit = 1_000_000;
const entryLimit = 20_000_000;
/** V8 tells of so many callers at most; a hostile file could have a million, and each way is walked up. */
const depthLimit = 500;

const nowhere = -1;

/** What one lane was seen in, in whatever order the records come. Columns of different lengths are cut to the shortest. */
export class LaneSamples {
  readonly #functions = new Map<number, SampledFunction>();
  readonly #nodes = new Map<number, { readonly function: number; readonly parent: number }>();
  /** Of each record of samples: when it begins and ends, and its first entry. */
  readonly #startUs: Column<Float64Array>;
  readonly #atUs: Column<Float64Array>;
  readonly #firsts: Column<Uint32Array>;
  /** Of each entry of all records. */
  readonly #at: Column<Int32Array>;
  readonly #counts: Column<Uint32Array>;
  readonly #lengthsUs: Column<Float64Array>;
  #entries = 0;
  #lastUs = -Infinity;
  /** Records in order of time; `undefined` while they lie in order. */
  #order: Uint32Array | undefined;
  #inOrder = true;
  #isDeep = false;

  constructor(space?: ColumnSpace) {
    this.#startUs = floatColumn(space);
    this.#atUs = floatColumn(space);
    this.#firsts = countColumn(space);
    this.#at = indexColumn(space);
    this.#counts = countColumn(space);
    this.#lengthsUs = floatColumn(space);
  }

  addFunctions({ first, names, urls, lines, columns }: FunctionsRecord): void {
    for (const [index, name] of names.entries()) {
      const [url, line, column] = [urls[index], lines[index], columns[index]];
      const id = first + index;
      if (url === undefined || line === undefined || column === undefined || id >= functionLimit) return;
      if (!this.#functions.has(id)) this.#functions.set(id, { name, url, line, column });
    }
  }

  addNodes({ first, functions, parents }: CallNodesRecord): void {
    for (const [index, called] of functions.entries()) {
      const parent = parents[index];
      const id = first + index;
      if (parent === undefined || id >= nodeLimit) return;
      if (this.#nodes.has(id)) continue;
      // A caller's number is smaller: what says otherwise would be a path without an end.
      this.#nodes.set(id, { function: called, parent: parent < id ? parent : nowhere });
    }
    this.#isDeep = this.#nodes.size > depthLimit;
  }

  addSamples(record: SamplesRecord): void {
    if (this.#entries + record.nodes.length > entryLimit) return;
    this.#entries += record.nodes.length;
    const { startUs, atUs, nodes, counts, lengthsUs } = record;
    if (this.#startUs.at(this.#startUs.length - 1) > startUs) this.#inOrder = false;
    this.#order = undefined;
    this.#lastUs = Math.max(this.#lastUs, atUs);
    this.#startUs.push(startUs);
    this.#atUs.push(atUs);
    this.#firsts.push(this.#at.length);
    this.#at.pushAll(nodes);
    for (const index of nodes.keys()) {
      this.#counts.push(counts[index] ?? 0);
      this.#lengthsUs.push(lengthsUs[index] ?? 0);
    }
  }

  /** Grows with every record of samples: what was made of this many is of all that there are. */
  get entryCount(): number {
    return this.#entries;
  }

  get isEmpty(): boolean {
    return this.#startUs.length === 0;
  }

  /** The last moment of which it is known where the lane was; `-Infinity` for none. */
  get lastUs(): number {
    return this.#lastUs;
  }

  /** Where the lane was within a span, in order of time. Records that overlap (a hostile file) are cut. */
  *runs({ startUs: fromUs, endUs: toUs }: Span): Iterable<Run> {
    if (!this.#inOrder) this.#order ??= this.#sorted();
    let knownUntilUs = fromUs;
    for (let place = 0; place < this.#startUs.length; place += 1) {
      const record = this.#order?.[place] ?? place;
      let atUs = this.#startUs.at(record);
      if (atUs >= toUs) return;
      if (this.#atUs.at(record) <= fromUs) continue;
      const next = this.#firsts.at(record + 1);
      const afterLast = Number.isNaN(next) ? this.#at.length : next;
      for (let entry = this.#firsts.at(record); entry < afterLast; entry += 1) {
        const endUs = atUs + this.#lengthsUs.at(entry);
        const startUs = Math.max(atUs, knownUntilUs);
        const untilUs = Math.min(endUs, toUs);
        if (untilUs > startUs) {
          const count = this.#counts.at(entry);
          const isCut = endUs > toUs || atUs < fromUs;
          const shown = isCut ? Math.round((count * (untilUs - startUs)) / (endUs - atUs)) : count;
          yield { node: this.#at.at(entry), startUs, endUs: untilUs, count: shown };
          knownUntilUs = untilUs;
        }
        atUs = endUs;
      }
    }
  }

  #sorted(): Uint32Array {
    const compare = (a: number, b: number): number =>
      this.#startUs.at(a) - this.#startUs.at(b) || this.#atUs.at(a) - this.#atUs.at(b) || a - b;
    return Uint32Array.from({ length: this.#startUs.length }, (_, record) => record).sort(compare);
  }

  /** The function at a node; `undefined` where the profile does not tell. */
  functionAt(node: number): SampledFunction | undefined {
    return this.#functions.get(this.#nodes.get(node)?.function ?? nowhere);
  }

  parentOf(node: number): number {
    if (this.#isDeep) this.#cutDeep();
    return this.#nodes.get(node)?.parent ?? nowhere;
  }

  /** `undefined` for a node that is a function. Functions of the program have a URL, so none is taken for a mark. */
  markAt(node: number): Mark | undefined {
    if (this.parentOf(node) !== nowhere || !this.#nodes.has(node)) return undefined;
    const { name, url } = this.functionAt(node) ?? { name: '', url: '' };
    if (url !== '') return undefined;
    if (name === '(idle)') return 'idle';
    if (name === '(program)') return 'program';
    return name === '(garbage collector)' ? 'garbage-collector' : undefined;
  }

  /** A way that is too long begins anew where it is. Callers have smaller numbers, so theirs are known first. */
  #cutDeep(): void {
    this.#isDeep = false;
    const depths = new Map<number, number>();
    for (const id of Uint32Array.from(this.#nodes.keys()).sort()) {
      const node = this.#nodes.get(id);
      const depth = node === undefined ? 0 : (depths.get(node.parent) ?? 0) + 1;
      depths.set(id, depth > depthLimit ? 0 : depth);
      if (depth > depthLimit && node !== undefined) this.#nodes.set(id, { ...node, parent: nowhere });
    }
  }
}

/** One place for a while. */
export interface Run {
  readonly node: number;
  readonly startUs: number;
  readonly endUs: number;
  readonly count: number;
}

/** A part of the profile, in µs of the host's clock. */
export interface Span {
  readonly startUs: number;
  readonly endUs: number;
}

export const allTime: Span = { startUs: -Infinity, endUs: Infinity };

/** The lane's places within a span, in order of time. */
export function runsOf(samples: LaneSamples, span = allTime): Iterable<Run> {
  return samples.runs(span);
}
