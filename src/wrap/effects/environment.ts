import type { Node, Type } from '../../compiler/index.ts';
import { adds, innerOf, isNew, join, nothing, type Location, type Value } from './value.ts';

/** Where an object may be changed, and as what: the type of the expression that is changed there. */
export interface Change {
  readonly place: Node;
  readonly type: Type | undefined;
}

/**
 * The variables of one unit, what is inside the objects that it knows, and which of them it changes. Independent of the
 * order of statements: a variable is everything that is ever assigned to it, so a unit is walked until nothing is added.
 */
export class Environment {
  readonly changes = new Map<Location, Map<number, Change>>();
  readonly heap = new Map<Location, Value>();
  readonly #variables = new Map<Node, Value>();
  /** What each function of the unit may return; keyed by the function. */
  readonly #returns = new Map<Node, Value>();
  #hasGrown = false;

  /** Whether anything was added since the last call. */
  takeGrowth(): boolean {
    const grown = this.#hasGrown;
    this.#hasGrown = false;
    return grown;
  }

  get(variable: Node): Value {
    return this.#variables.get(variable) ?? nothing;
  }

  add(variable: Node, value: Value): void {
    this.#grow(this.#variables, variable, value);
  }

  returnsOf(fn: Node): Value {
    return this.#returns.get(fn) ?? nothing;
  }

  addReturn(fn: Node, value: Value): void {
    this.#grow(this.#returns, fn, value);
  }

  /** What reading a property, an element or the next item of a value may give. */
  contents(value: Value): Value {
    const parts: Value[] = [];
    for (const location of value) {
      if (!isNew(location)) parts.push(new Set([innerOf(location)]));
      parts.push(this.heap.get(location) ?? nothing);
    }
    return join(...parts);
  }

  /** A value, what is inside it, and so on. */
  reachable(value: Value): Value {
    let all = value;
    for (;;) {
      const more = this.contents(all);
      if (!adds(all, more)) return all;
      all = join(all, more);
    }
  }

  /** `value` is put into the objects of `into`. */
  store(into: Value, value: Value): void {
    for (const location of into) this.#grow(this.heap, location, value);
  }

  /** The objects of `value` are changed. */
  change(value: Value, change: Change): void {
    for (const location of value) {
      if (isNew(location)) continue;
      const known = this.changes.get(location) ?? new Map<number, Change>();
      const type = change.type?.id ?? -1;
      if (known.has(type)) continue;
      known.set(type, change);
      this.changes.set(location, known);
      this.#hasGrown = true;
    }
  }

  #grow<Key>(values: Map<Key, Value>, key: Key, value: Value): void {
    const before = values.get(key) ?? nothing;
    if (!adds(before, value)) return;
    values.set(key, join(before, value));
    this.#hasGrown = true;
  }
}
