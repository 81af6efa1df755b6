import type { PathStep } from '../../core/index.ts';
import type { Cost, Factor, Monomial } from '../cost/cost.ts';
import type { BodyOwner } from '../syntax/functionNode.ts';
import type { Contribution, ParameterCall, Summary } from '../summary/summary.ts';
import { newLine } from './editedRegion.ts';
import type { FileUpdate } from './fileUpdate.ts';

/** Says of an edited file's functions that did not change what is said of them now: other lines, other tree. */
export class Translation {
  readonly #file: string;
  readonly #update: FileUpdate;
  readonly #nodes: ReadonlyMap<BodyOwner, BodyOwner>;
  /** `<arrow@10:21>` by what it is called now, where that differs. */
  readonly #names = new Map<string, string>();

  constructor(update: FileUpdate) {
    this.#update = update;
    this.#nodes = update.nodes;
    this.#file = update.now.source.fileName;
    for (const [old, now] of update.successors) {
      if (old.name === now.name) continue;
      const tokens = [...old.name.matchAll(placed)].map(([token]) => token);
      for (const [index, [token]] of [...now.name.matchAll(placed)].entries()) {
        const before = tokens[index];
        if (before !== undefined) this.#names.set(before, token);
      }
    }
  }

  summary(summary: Summary): Summary {
    const cpu = this.#cost(summary.cpu);
    const startCpu = summary.start.cpu === summary.cpu ? cpu : this.#cost(summary.start.cpu);
    const contributions = this.#all(summary.contributions, (one) => this.#contribution(one));
    const unresolved = this.#all(summary.unresolved, (one) => this.#contribution(one));
    const parameterCalls = this.#all(summary.parameterCalls, (one) => this.#parameterCall(one));
    const isSame =
      cpu === summary.cpu &&
      startCpu === summary.start.cpu &&
      contributions === summary.contributions &&
      unresolved === summary.unresolved &&
      parameterCalls === summary.parameterCalls;
    if (isSame) return summary;
    const start = { ...summary.start, cpu: startCpu };
    return { ...summary, cpu, start, contributions, unresolved, parameterCalls };
  }

  line(file: string, line: number): number {
    return file === this.#file ? newLine(this.#update.region, line) : line;
  }

  #contribution(one: Contribution): Contribution {
    const line = this.line(one.file, one.line);
    const path = this.#all(one.path, (step) => this.#step(step));
    const detail = this.#text(one.detail);
    return line === one.line && path === one.path && detail === one.detail
      ? one
      : { ...one, line, path, detail };
  }

  #step(step: PathStep): PathStep {
    const line = this.line(step.file, step.line);
    const name = this.#text(step.name);
    return line === step.line && name === step.name ? step : { ...step, line, name };
  }

  #text(text: string): string {
    if (this.#names.size === 0 || !text.includes('@')) return text;
    return text.replaceAll(placed, (token) => this.#names.get(token) ?? token);
  }

  #parameterCall(one: ParameterCall): ParameterCall {
    const owner = this.#nodes.get(one.owner) ?? one.owner;
    const line = this.line(one.file, one.line);
    const times = this.#monomial(one.times);
    if (owner === one.owner && line === one.line && times === one.times) return one;
    return { ...one, owner, line, times };
  }

  #cost(cost: Cost): Cost {
    return this.#all(cost, (term) => this.#monomial(term));
  }

  #monomial(term: Monomial): Monomial {
    const factors = this.#all(term.factors, (one) => this.#factor(one));
    return factors === term.factors ? term : { ...term, factors };
  }

  #factor(factor: Factor): Factor {
    const { parameter, cursor } = factor;
    const owner = parameter === undefined ? undefined : this.#nodes.get(parameter.owner);
    const holder = cursor?.owner === undefined ? undefined : this.#nodes.get(cursor.owner);
    if (owner === undefined && holder === undefined) return factor;
    return {
      ...factor,
      ...(parameter === undefined || owner === undefined ? {} : { parameter: { ...parameter, owner } }),
      ...(cursor === undefined || holder === undefined ? {} : { cursor: { ...cursor, owner: holder } }),
    };
  }

  /** The same list where nothing in it changes. */
  #all<T>(list: readonly T[], translated: (one: T) => T): readonly T[] {
    let isSame = true;
    const result = list.map((one) => {
      const other = translated(one);
      isSame &&= other === one;
      return other;
    });
    return isSame ? list : result;
  }
}

/** A function that is named by its place. */
const placed = /<\w+@\d+:\d+>/g;
