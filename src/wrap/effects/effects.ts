import type { Node } from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import type { Change } from './environment.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import { analyseUnit } from './unitAnalysis.ts';
import { adds, join, nothing, outerOf, type Location, type Value } from './value.ts';

/** What running a piece of code does to objects that it did not make itself. */
export interface Summary {
  /** Every location from outside that may be changed; one change for each type that it is changed as. */
  readonly changes: ReadonlyMap<Location, ReadonlyMap<number, Change>>;
  readonly returns: Value;
  /** What it puts into which object, the new ones included. */
  readonly heap: ReadonlyMap<Location, Value>;
}

/** Walks over units for one question: enough for some hundred functions that call each other. */
const maxUpdates = 1_500;

const empty: Summary = { changes: new Map(), returns: nothing, heap: new Map() };

/**
 * Summaries of functions and initialisers. They depend on one another, also in circles, so one is
 * computed again when one that they read has changed; each time can only add to them, and there are finitely many locations.
 */
export class Effects {
  readonly resolver: Resolver;
  readonly #summaries = new Map<Node, Summary>();
  readonly #locations = new Map<Node, Location>();
  readonly #allocations = new Map<Node, Location>();
  readonly #declarations = new Map<Location, Node>();
  /** Which units looked at the summary of a unit. */
  readonly #readers = new Map<Node, Set<Node>>();
  readonly #stale = new Set<Node>();
  /** What was asked about and is more than can be followed; it need not be tried twice. */
  readonly #tooLarge = new Set<Node>();
  #current: Node | undefined;
  #updates = 0;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /**
   * The summary of a function, an initialiser or a statement, with those of all that it calls.
   *
   * @throws TooMuchCode when that is more than can be followed.
   */
  summaryOf(unit: Node): Summary {
    if (this.#tooLarge.has(unit)) throw new TooMuchCode();
    this.peek(unit);
    this.#updates = 0;
    // A set that grows while it is walked visits what was added, also what was taken out before.
    for (const stale of this.#stale) {
      this.#stale.delete(stale);
      try {
        this.#update(stale);
      } catch (error) {
        if (error instanceof TooMuchCode) this.#tooLarge.add(unit);
        this.#forgetUnfinished(stale);
        throw error;
      }
    }
    return this.#summaries.get(unit) ?? empty;
  }

  /** What is known of a unit so far; for use while summaries are being computed. */
  peek(unit: Node): Summary {
    if (this.#current !== undefined) {
      const readers = this.#readers.get(unit) ?? new Set();
      this.#readers.set(unit, readers.add(this.#current));
    }
    const known = this.#summaries.get(unit);
    if (known !== undefined) return known;
    this.#summaries.set(unit, empty);
    this.#stale.add(unit);
    return empty;
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

  /** The location of what an expression makes anew each time that it is evaluated. */
  allocationOf(expression: Node): Location {
    const known = this.#allocations.get(expression);
    if (known !== undefined) return known;
    const location = `n${this.#allocations.size}`;
    this.#allocations.set(expression, location);
    return location;
  }

  /** The declaration whose object a location is, or is inside of; `undefined` for parameters and receivers. */
  declarationAt(location: Location): Node | undefined {
    return this.#declarations.get(outerOf(location));
  }

  #update(unit: Node): void {
    this.#updates += 1;
    if (this.#updates > maxUpdates) throw new TooMuchCode();
    const before = this.#summaries.get(unit) ?? empty;
    const found = this.#analyse(unit);
    if (!isMore(before, found)) return;
    this.#summaries.set(unit, found);
    for (const reader of this.#readers.get(unit) ?? []) this.#stale.add(reader);
  }

  #analyse(unit: Node): Summary {
    this.#current = unit;
    try {
      return analyseUnit(unit, this);
    } finally {
      this.#current = undefined;
    }
  }

  /** Half a summary says less than is true: all that rest on what is not done are made anew by whoever asks next. */
  #forgetUnfinished(failed: Node): void {
    const unfinished = new Set([failed, ...this.#stale]);
    // A set that grows while it is walked visits what was added, too.
    for (const one of unfinished) for (const reader of this.#readers.get(one) ?? []) unfinished.add(reader);
    for (const one of unfinished) {
      this.#summaries.delete(one);
      this.#readers.delete(one);
    }
    this.#stale.clear();
  }
}

/** Units only ever grow, because what they are computed from does. */
function isMore(before: Summary, found: Summary): boolean {
  for (const [location, changes] of found.changes) {
    if (changes.size > (before.changes.get(location)?.size ?? 0)) return true;
  }
  for (const [location, value] of found.heap)
    if (adds(before.heap.get(location) ?? nothing, value)) return true;
  return adds(before.returns, found.returns);
}

/** All that a summary's result may be or contain from outside: what the caller would have shared with it. */
export function sharedBy(summary: Summary): Value {
  let all = summary.returns;
  for (;;) {
    const more = join(all, ...[...all].map((location) => summary.heap.get(location)));
    if (!adds(all, more)) return all;
    all = more;
  }
}
