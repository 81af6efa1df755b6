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

/** What a record of samples says, in half the room. */
export interface Stretches {
  readonly startUs: number;
  readonly atUs: number;
  readonly nodes: Int32Array;
  readonly counts: Uint32Array;
  readonly lengthsUs: Float64Array;
}

/** What one lane was seen in, in whatever order the records come. Columns of different lengths are cut to the shortest. */
export class LaneSamples {
  readonly #functions = new Map<number, SampledFunction>();
  readonly #nodes = new Map<number, { readonly function: number; readonly parent: number }>();
  readonly #stretches: Stretches[] = [];
  #entries = 0;
  #inOrder = true;
  #isDeep = false;

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
    const last = this.#stretches.at(-1);
    if (last !== undefined && last.startUs > record.startUs) this.#inOrder = false;
    const { startUs, atUs, nodes, counts, lengthsUs } = record;
    this.#stretches.push({
      startUs,
      atUs,
      nodes: Int32Array.from(nodes),
      counts: Uint32Array.from(counts),
      lengthsUs: Float64Array.from(lengthsUs),
    });
  }

  /** Grows with every record of samples: what was made of this many is of all that there are. */
  get entryCount(): number {
    return this.#entries;
  }

  get isEmpty(): boolean {
    return this.#stretches.length === 0;
  }

  /** The last moment of which it is known where the lane was; `-Infinity` for none. */
  get lastUs(): number {
    return this.#stretches.reduce((last, { atUs }) => Math.max(last, atUs), -Infinity);
  }

  /** In order of time. */
  stretches(): readonly Stretches[] {
    if (!this.#inOrder) this.#stretches.sort((a, b) => a.startUs - b.startUs || a.atUs - b.atUs);
    this.#inOrder = true;
    return this.#stretches;
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

/** The lane's places within a span, in order of time. Stretches that overlap (a hostile file) are cut. */
export function* runsOf(samples: LaneSamples, span = allTime): Iterable<Run> {
  let knownUntilUs = span.startUs;
  for (const { startUs, atUs: lastUs, nodes, counts, lengthsUs } of samples.stretches()) {
    if (startUs >= span.endUs) return;
    if (lastUs <= span.startUs) continue;
    let atUs = startUs;
    for (let index = 0; index < nodes.length; index += 1) {
      const endUs = atUs + (lengthsUs[index] ?? 0);
      const fromUs = Math.max(atUs, knownUntilUs);
      const untilUs = Math.min(endUs, span.endUs);
      if (untilUs > fromUs) {
        const count = counts[index] ?? 0;
        const isCut = endUs > span.endUs || atUs < span.startUs;
        const shown = isCut ? Math.round((count * (untilUs - fromUs)) / (endUs - atUs)) : count;
        yield { node: nodes[index] ?? nowhere, startUs: fromUs, endUs: untilUs, count: shown };
        knownUntilUs = untilUs;
      }
      atUs = endUs;
    }
  }
}
