import type { Node, Type } from '../../compiler/index.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import { adds, innerOf, isNew, join, nothing, type Location, type Value } from './value.ts';

/** Where an object may be changed, and as what: the type of the expression that is changed there. */
export interface Change {
  readonly place: Node;
  readonly type: Type | undefined;
}

/** Locations that are copied from set to set for one unit: enough for functions of five hundred lines full of objects. */
const maxCopied = 1_500_000;

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
  /** Answers that hold until something is put into an object. */
  #contents = new WeakMap<Value, Value>();
  #reachable = new WeakMap<Value, Value>();
  #hasGrown = false;
  #copied = 0;

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
    const known = this.#contents.get(value);
    if (known !== undefined) return known;
    const inside = new Set<Location>();
    for (const location of value) this.#addContents(location, inside);
    this.#contents.set(value, inside);
    return inside;
  }

  /** A value, what is inside it, and so on. */
  reachable(value: Value): Value {
    const known = this.#reachable.get(value);
    if (known !== undefined) return known;
    const all = new Set(value);
    // A set that grows while it is walked visits what was added, too.
    for (const location of all) this.#addContents(location, all);
    this.#reachable.set(value, all);
    // Nothing more is reachable from there.
    this.#reachable.set(all, all);
    return all;
  }

  #addContents(location: Location, into: Set<Location>): void {
    if (!isNew(location)) into.add(innerOf(location));
    for (const inner of this.heap.get(location) ?? nothing) into.add(inner);
  }

  /** `value` is put into the objects of `into`. */
  store(into: Value, value: Value): void {
    let hasGrown = false;
    for (const location of into) hasGrown = this.#grow(this.heap, location, value) || hasGrown;
    if (!hasGrown) return;
    this.#contents = new WeakMap();
    this.#reachable = new WeakMap();
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

  /** @throws TooMuchCode when the unit has more objects in more variables than can be told apart in a while. */
  #grow<Key>(values: Map<Key, Value>, key: Key, value: Value): boolean {
    const before = values.get(key) ?? nothing;
    if (!adds(before, value)) return false;
    this.#copied += before.size + value.size;
    if (this.#copied > maxCopied) throw new TooMuchCode();
    values.set(key, join(before, value));
    this.#hasGrown = true;
    return true;
  }
}
