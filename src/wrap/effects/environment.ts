import type { Node } from '../../compiler/index.ts';
import { adds, fresh, holding, join, type Location, type Value } from './value.ts';

/**
 * The variables of one unit and what happened to the objects from outside. Independent of the order of statements: a
 * variable is everything that is ever assigned to it, so the unit is walked until nothing is added.
 */
export class Environment {
  readonly changes = new Map<Location, Node>();
  readonly #values = new Map<Node, Value>();
  /** What each function of the unit may return; keyed by the function. */
  readonly #returns = new Map<Node, Value>();
  readonly #aliases = new Map<Node, Set<Node>>();
  #hasGrown = false;

  /** Whether anything was added since the last call. */
  takeGrowth(): boolean {
    const grown = this.#hasGrown;
    this.#hasGrown = false;
    return grown;
  }

  get(variable: Node): Value {
    return this.#values.get(variable) ?? fresh;
  }

  add(variable: Node, value: Value): void {
    const before = this.get(variable);
    if (!adds(before, value)) return;
    this.#values.set(variable, join(before, value));
    this.#hasGrown = true;
    const held: Value = { is: fresh.is, holds: value.holds };
    // A new object in two variables is one object: what goes into it through one is seen through the other.
    for (const alias of this.#aliases.get(variable) ?? []) this.add(alias, held);
  }

  /** Says that two variables may have parts of one object. */
  alias(one: Node, other: Node): void {
    if (one === other || this.#aliases.get(one)?.has(other) === true) return;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#aliases.get(from) ?? new Set();
      known.add(to);
      this.#aliases.set(from, known);
      this.add(to, { is: fresh.is, holds: this.get(from).holds });
    }
  }

  /** Something was put into the object that a variable has, however deep. */
  store(variable: Node, value: Value): void {
    this.add(variable, holding(value));
  }

  returnsOf(fn: Node): Value {
    return this.#returns.get(fn) ?? fresh;
  }

  addReturn(fn: Node, value: Value): void {
    const before = this.returnsOf(fn);
    if (!adds(before, value)) return;
    this.#returns.set(fn, join(before, value));
    this.#hasGrown = true;
  }

  /** The objects that `value` may be are changed at a place. */
  change(value: Value, place: Node): void {
    for (const location of value.is) {
      if (this.changes.has(location)) continue;
      this.changes.set(location, place);
      this.#hasGrown = true;
    }
  }

  /** Whatever can be reached from `value` may be changed at a place. */
  changeDeeply(value: Value, place: Node): void {
    this.change(value, place);
    this.change({ is: value.holds, holds: fresh.holds }, place);
  }
}
