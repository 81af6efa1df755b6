import {
  type Expression,
  isBinaryExpression,
  isDoStatement,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isWhileStatement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { Monomial } from '../cost/cost.ts';
import type { LoopBound } from '../cost/loopBound.ts';
import { halvingSteps, realisticSizes } from '../cost/realisticSizes.ts';
import { constant, larger } from '../sizes/amounts.ts';
import type { Extents } from '../sizes/extents.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { ConditionBounds } from './conditionBounds.ts';
import { earlyExit } from './earlyExit.ts';
import { isHalving } from './halving.ts';
import { takesBack } from './takingAndFilling.ts';

const unbounded: LoopBound = {
  trips: { coefficient: 1, factors: [{ name: 'iterations', size: realisticSizes.steps }] },
  isUnbounded: true,
};

/** Reads loop statements. */
export class LoopBounds {
  readonly #extents: Extents;
  readonly #conditions: ConditionBounds;
  readonly #known = new Map<Node, LoopBound>();
  readonly #open = new Set<Node>();
  #isCut = false;

  constructor(extents: Extents, scopes: Scopes) {
    this.#extents = extents;
    this.#conditions = new ConditionBounds(extents, scopes);
    extents.countTurnsWith((loop) => this.of(loop));
  }

  of(loop: Node): LoopBound {
    const known = this.#known.get(loop);
    if (known !== undefined) return known;
    // Two loops may fill what the other one goes through. Only what was asked for first is kept then.
    if (this.#open.has(loop)) {
      this.#isCut = true;
      return unbounded;
    }
    this.#open.add(loop);
    const bound = this.#endedEarly(loop, this.#find(loop));
    this.#open.delete(loop);
    if (this.#open.size === 0) this.#isCut = false;
    if (!this.#isCut) this.#known.set(loop, bound);
    return bound;
  }

  /** All there is to go over for a loop that is left and entered again where it was: `at < text.length && …`. */
  wholeOf(loop: Node): Monomial {
    let first = conditionOf(loop);
    for (let node = first; node !== undefined; node = first) {
      const inner = unwrap(node);
      const isBoth =
        isBinaryExpression(inner) && inner.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken;
      if (!isBoth) break;
      first = inner.left;
    }
    const whole = first === undefined ? undefined : this.#conditions.of(loop, first);
    return larger(this.of(loop).trips, whole ?? constant(1));
  }

  #find(loop: Node): LoopBound {
    if (isForOfStatement(loop)) return { trips: this.#extents.of(loop.expression), isUnbounded: false };
    if (isForInStatement(loop))
      return { trips: this.#extents.properties(loop.expression), isUnbounded: false };
    const condition = conditionOf(loop);
    if (condition === undefined || unwrap(condition).kind === SyntaxKind.TrueKeyword) return unbounded;
    if (isHalving(loop, condition)) return { trips: constant(halvingSteps), isUnbounded: false };
    const trips = this.#conditions.of(loop, condition);
    return trips === undefined ? unbounded : { trips, isUnbounded: false };
  }

  /** A loop that breaks off when it has enough takes no more turns than that. */
  #endedEarly(loop: Node, bound: LoopBound): LoopBound {
    if (bound.trips.factors.length === 0) return bound;
    const early = earlyExit(loop, this.#extents) ?? (takesBack(loop) ? constant(1) : undefined);
    return early === undefined ? bound : { trips: early, isUnbounded: false };
  }
}

function conditionOf(loop: Node): Expression | undefined {
  if (isForStatement(loop)) return loop.condition;
  return isWhileStatement(loop) || isDoStatement(loop) ? loop.expression : undefined;
}
