import {
  type Expression,
  isCallExpression,
  isPropertyAccessExpression,
  type Node,
} from '../../compiler/index.ts';
import { constant, input, larger } from './amounts.ts';
import { type Monomial, sizeOf, times } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import { type Filling, fillingsOf, marksOutside } from '../values/growth.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import type { Declaration, Scopes } from '../syntax/scopes.ts';
import type { TypeSize } from './typeSizes.ts';

/** How large collections become that code fills after it has made them. */
export class GrownSizes {
  readonly #scopes: Scopes;
  readonly #extentOf: (expression: Expression) => Monomial;
  /** Collections whose growth is being looked at: one may be filled by a loop over itself. */
  readonly #growing = new Set<Node>();
  readonly #fillings = new Map<Declaration, readonly Filling[]>();
  #turnsOf: (loop: Node) => Monomial = () => constant(1);

  constructor(scopes: Scopes, extentOf: (expression: Expression) => Monomial) {
    this.#scopes = scopes;
    this.#extentOf = extentOf;
  }

  countTurnsWith(turnsOf: (loop: Node) => Monomial): void {
    this.#turnsOf = turnsOf;
  }

  /** What is put into a collection after it was made; `undefined` where nothing is. */
  of(declared: Declaration & { kind: 'variable' }, typeOf: () => TypeSize): Monomial | undefined {
    let fillings = this.#fillings.get(declared);
    if (fillings === undefined) this.#fillings.set(declared, (fillings = fillingsOf(declared, this.#scopes)));
    if (fillings.length === 0) return undefined;
    const own = input(declared.name, { ...typeOf(), size: realisticSizes.elements });
    // A queue that its own loop fills, until each of many was in it.
    if (this.#growing.has(declared.node)) return own;
    this.#growing.add(declared.node);
    // Of a list that its own loop fills and empties, what that loop does counts alone.
    const itself = fillings.filter((filling) =>
      filling.repeatedBy.some((loop) => goesThrough(loop, declared.name)),
    );
    const amounts = (itself.length > 0 ? itself : fillings).map((filling): Monomial => {
      // Started again and again, but never going where it was before: once in all for each place to go.
      if (filling.repeatedBy.some((loop) => goesThrough(loop, declared.name) && marksOutside(loop)))
        return constant(4);
      if (filling.isUncounted || itself.length > 0) return own;
      const factors = [
        ...filling.repeatedBy.map((by) => this.#turnsBy(by)),
        ...filling.spread.map((spread) => this.#extentOf(spread)),
      ];
      const amount = factors.reduce(times, constant(1));
      return filling.isKeyed && sizeOf(amount) > realisticSizes.elements ? own : amount;
    });
    this.#growing.delete(declared.node);
    return amounts.reduce(larger);
  }

  #turnsBy(node: Node): Monomial {
    if (!isCallExpression(node)) return this.#turnsOf(node);
    const callee = unwrap(node.expression);
    return isPropertyAccessExpression(callee) ? this.#extentOf(callee.expression) : constant(1);
  }
}

/** Whether the condition or the iterable of a loop is about a collection. */
function goesThrough(loop: Node, name: string): boolean {
  const { expression, condition } = loop as Partial<{ expression: Node; condition: Node }>;
  const text = (expression ?? condition)?.getText() ?? '';
  if (isCallExpression(loop)) return false;
  return new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\b`).test(text);
}
