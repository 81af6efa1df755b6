import type { Node } from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import { analyseUnit } from './unitAnalysis.ts';
import { adds, fresh, join, type Location, type Value } from './value.ts';

/** What running a piece of code does to objects that it did not make itself. */
export interface Summary {
  /** Every location that may be changed, with the place where that happens. */
  readonly changes: ReadonlyMap<Location, Node>;
  readonly returns: Value;
}

const nothing: Summary = { changes: new Map(), returns: fresh };

/**
 * Summaries of functions and initialisers. They depend on one another, also in circles, so all that are known are
 * computed again until none changes; each round can only add to them, and there are finitely many locations.
 */
export class Effects {
  readonly resolver: Resolver;
  readonly #summaries = new Map<Node, Summary>();
  readonly #locations = new Map<Node, Location>();
  readonly #declarations = new Map<Location, Node>();
  #isSettled = true;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** The summary of a function, an initialiser or a statement, with those of all that it calls. */
  summaryOf(unit: Node): Summary {
    this.peek(unit);
    while (!this.#isSettled) {
      this.#isSettled = true;
      for (const known of this.#summaries.keys()) this.#update(known);
    }
    return this.#summaries.get(unit) ?? nothing;
  }

  /** What is known of a unit so far; for use while summaries are being computed. */
  peek(unit: Node): Summary {
    const known = this.#summaries.get(unit);
    if (known !== undefined) return known;
    this.#summaries.set(unit, nothing);
    this.#isSettled = false;
    return nothing;
  }

  /** The location of the object in a variable (or of a class, whose static properties can change). */
  locationOf(declaration: Node): Location {
    const known = this.#locations.get(declaration);
    if (known !== undefined) return known;
    const location = `v${this.#locations.size}`;
    this.#locations.set(declaration, location);
    this.#declarations.set(location, declaration);
    return location;
  }

  /** The declaration whose object a location is, or is inside of; `undefined` for parameters and receivers. */
  declarationAt(location: Location): Node | undefined {
    return this.#declarations.get(location.replace('*', ''));
  }

  #update(unit: Node): void {
    const before = this.#summaries.get(unit) ?? nothing;
    const found = analyseUnit(unit, this);
    const isMore =
      [...found.changes.keys()].some((location) => !before.changes.has(location)) ||
      adds(before.returns, found.returns);
    if (!isMore) return;
    this.#isSettled = false;
    this.#summaries.set(unit, {
      // The first place that was found stays, so that messages do not depend on the number of rounds.
      changes: new Map([...found.changes, ...before.changes]),
      returns: join(before.returns, found.returns),
    });
  }
}
