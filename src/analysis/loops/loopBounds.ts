import {
  type Expression,
  type ForStatement,
  type Identifier,
  isBinaryExpression,
  isCallExpression,
  isDoStatement,
  isForInStatement,
  isForOfStatement,
  isForStatement,
  isIdentifier,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isVariableDeclaration,
  isWhileStatement,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { type Cursor, type Monomial, sizeOf } from '../cost/cost.ts';
import { cursorOf } from './cursors.ts';
import { shortText, unwrap } from '../syntax/expressions.ts';
import { constant, larger, smaller, squareRoot } from '../sizes/amounts.ts';
import { earlyExit } from './earlyExit.ts';
import { type Extents, lengthNames } from '../sizes/extents.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import { halvingSteps, realisticSizes } from '../cost/realisticSizes.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { fillsUp, takesAway, takesBack } from './takingAndFilling.ts';

/** How often a loop statement runs its body each time it is reached. */
export interface LoopBound {
  readonly trips: Monomial;
  /** Nothing says when it ends. */
  readonly isUnbounded: boolean;
}

const unbounded: LoopBound = {
  trips: { coefficient: 1, factors: [{ name: 'iterations', size: realisticSizes.steps }] },
  isUnbounded: true,
};

/** Reads loop statements. */
export class LoopBounds {
  readonly #extents: Extents;
  readonly #scopes: Scopes;
  readonly #known = new Map<Node, LoopBound>();
  readonly #open = new Set<Node>();
  #isCut = false;

  constructor(extents: Extents, scopes: Scopes) {
    this.#extents = extents;
    this.#scopes = scopes;
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

  /**
   * The place that a loop moves onward, where that outlives the function that the loop stands in: a variable around it, a
   * field.
   */
  outerCursor(loop: Node, fn: BodyOwner): Cursor | undefined {
    const name = cursorOf(loop);
    if (name === undefined) return undefined;
    if (name.startsWith('this.')) return { name };
    let owner: BodyOwner | undefined;
    someIdentifier(loop, (node) => {
      if (node.text !== name) return false;
      const declared = this.#scopes.lookUp(node);
      if (declared?.kind === 'variable') owner = ownerOf(declared.node);
      return true;
    });
    return owner === undefined || owner === fn ? undefined : { name, owner };
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
    const whole = first === undefined ? undefined : this.#ofCondition(loop, first);
    return larger(this.of(loop).trips, whole ?? constant(1));
  }

  #find(loop: Node): LoopBound {
    if (isForOfStatement(loop)) return { trips: this.#extents.of(loop.expression), isUnbounded: false };
    if (isForInStatement(loop))
      return { trips: this.#extents.properties(loop.expression), isUnbounded: false };
    const condition = conditionOf(loop);
    if (condition === undefined || unwrap(condition).kind === SyntaxKind.TrueKeyword) return unbounded;
    if (isHalving(loop, condition)) return { trips: constant(halvingSteps), isUnbounded: false };
    const trips = this.#ofCondition(loop, condition);
    return trips === undefined ? unbounded : { trips, isUnbounded: false };
  }

  /** A loop that breaks off when it has enough takes no more turns than that. */
  #endedEarly(loop: Node, bound: LoopBound): LoopBound {
    if (bound.trips.factors.length === 0) return bound;
    const early = earlyExit(loop, this.#extents) ?? (takesBack(loop) ? constant(1) : undefined);
    return early === undefined ? bound : { trips: early, isUnbounded: false };
  }

  /** The bound in `i < n`, and in what else people write. */
  #ofCondition(loop: Node, condition: Expression): Monomial | undefined {
    const node = unwrap(condition);
    if (!isBinaryExpression(node)) return this.#whileThereIs(loop, node);
    const { left, right } = node;
    const operator: SyntaxKind = node.operatorToken.kind;
    if (operator === SyntaxKind.AmpersandAmpersandToken || operator === SyntaxKind.BarBarToken) {
      const first = this.#ofCondition(loop, left);
      const second = this.#ofCondition(loop, right);
      if (first === undefined || second === undefined) return first ?? second;
      return operator === SyntaxKind.BarBarToken ? larger(first, second) : smaller(first, second);
    }
    if (operator === SyntaxKind.LessThanToken || operator === SyntaxKind.LessThanEqualsToken) {
      return this.#counted(loop, left, right);
    }
    if (operator === SyntaxKind.GreaterThanToken || operator === SyntaxKind.GreaterThanEqualsToken) {
      return this.#counted(loop, right, left);
    }
    if (operator === SyntaxKind.EqualsToken) return this.#whileThereIs(loop, right);
    if (
      operator === SyntaxKind.ExclamationEqualsToken ||
      operator === SyntaxKind.ExclamationEqualsEqualsToken
    ) {
      return this.#whileThereIs(loop, isNothing(right) ? left : right);
    }
    return undefined;
  }

  /** `low < high`: the side that the loop does not count itself bounds it; counting down, the start does. */
  #counted(loop: Node, low: Expression, high: Expression): Monomial {
    if (isSquare(unwrap(low))) return squareRoot(this.#extents.of(high));
    const counter = counterOf(loop);
    if (counter === undefined) {
      const start = this.#startOf(loop, unwrap(high));
      if (start !== undefined) return this.#extents.of(start);
      if (takesAway(loop, high, low)) return steps(shortText(high, 24));
      if (fillsUp(loop, low)) return this.#extents.of(high);
      const bound = this.#extents.of(high);
      const other = this.#extents.of(low);
      return bound.factors.length === 0 && other.factors.length > 0 ? other : bound;
    }
    const isCountingDown = mentions(high, counter.name) && !mentions(low, counter.name);
    const turns = isCountingDown
      ? this.#extents.of(counter.start ?? high)
      : this.#between(counter.start, high);
    const step = counter.step === undefined ? undefined : this.#extents.of(counter.step);
    const isDivided = step !== undefined && step.factors.length === 0 && step.coefficient > 1;
    return isDivided ? { ...turns, coefficient: turns.coefficient / step.coefficient } : turns;
  }

  /** Where a variable starts that a loop counts down: `let at = bytes.length; while (at-- > 0) …`. */
  #startOf(loop: Node, high: Expression): Expression | undefined {
    const counted =
      isPostfixUnaryExpression(high) || isPrefixUnaryExpression(high) ? unwrap(high.operand) : high;
    if (!isIdentifier(counted)) return undefined;
    const declared = this.#scopes.lookUp(counted);
    if (declared?.kind !== 'variable' || declared.isConst || declared.path !== '') return undefined;
    const name = counted.text.replaceAll('$', '\\$');
    const isCountedDown = new RegExp(`(--${name}(?![\\w$])|(?<![\\w$.])${name}(--|\\s*-=\\s*1\\b))`);
    return isCountedDown.test(loop.getText()) ? declared.node.initializer : undefined;
  }

  #between(start: Expression | undefined, end: Expression): Monomial {
    const bound = this.#extents.of(end);
    if (start === undefined || bound.factors.length === 0) return bound;
    const isFixedStart = this.#extents.of(start).factors.length === 0;
    if (isFixedStart || followsOuterCounter(start, this.#scopes)) return bound;
    // Both ends move: what counts is how far apart they are.
    const name = `(${shortText(unwrap(end), 16)}−${shortText(unwrap(start), 16)})`;
    return { coefficient: 1, factors: [{ name, size: Math.min(sizeOf(bound), realisticSizes.elements) }] };
  }

  /** A loop that goes on while something is left: a queue, a linked list, matches in a text. */
  #whileThereIs(loop: Node, expression: Expression): Monomial {
    const node = unwrap(expression);
    if (isCallExpression(node)) {
      // `while ((match = pattern.exec(text)) !== null)` goes through the text.
      const [first] = node.arguments;
      const callee = unwrap(node.expression);
      const isMatch = isPropertyAccessExpression(callee) && callee.name.text === 'exec';
      if (isMatch && first !== undefined) return this.#extents.of(first);
    }
    const extent = this.#extents.of(node);
    const isCounted = isPropertyAccessExpression(node) && lengthNames.has(node.name.text);
    if (isCounted && extent.factors.length > 0) return extent;
    const start = this.#startOf(loop, node);
    if (start !== undefined) return this.#extents.of(start);
    return steps(extent.factors[0]?.name ?? shortText(node, 24));
  }
}

function ownerOf(node: Node): BodyOwner {
  let at = node.parent;
  while (at.kind !== SyntaxKind.SourceFile && !isFunctionWithBody(at)) at = at.parent;
  return at as BodyOwner;
}

function steps(name: string): Monomial {
  return { coefficient: 1, factors: [{ name, size: realisticSizes.steps }] };
}

function conditionOf(loop: Node): Expression | undefined {
  if (isForStatement(loop)) return loop.condition;
  return isWhileStatement(loop) || isDoStatement(loop) ? loop.expression : undefined;
}

interface Counter {
  readonly name: string;
  readonly start: Expression | undefined;
  readonly step: Expression | undefined;
}

/** The variable that a `for` statement counts, and where it starts. */
function counterOf(loop: Node): Counter | undefined {
  if (!isForStatement(loop)) return undefined;
  const name = /^(?:\+\+|--)?([\w$]+)/.exec(loop.incrementor?.getText().trim() ?? '')?.[1];
  if (name === undefined) return undefined;
  let start: Expression | undefined;
  const find = (node: Node): void => {
    if (isVariableDeclaration(node) && node.name.getText() === name) start = node.initializer;
    else if (isBinaryExpression(node) && node.left.getText() === name) start = node.right;
    else node.forEachChild(find);
  };
  if (loop.initializer !== undefined) find(loop.initializer);
  return { name, start, step: stepOf(loop) };
}

/** `65_536` of `at += 65_536`. */
function stepOf({ incrementor }: ForStatement): Expression | undefined {
  const node = incrementor === undefined ? undefined : unwrap(incrementor);
  if (node === undefined || !isBinaryExpression(node)) return undefined;
  const operator: SyntaxKind = node.operatorToken.kind;
  const isStep = operator === SyntaxKind.PlusEqualsToken || operator === SyntaxKind.MinusEqualsToken;
  return isStep ? node.right : undefined;
}

/** Whether a start like `i + 1` merely follows the counter of a loop around. */
function followsOuterCounter(start: Expression, scopes: Scopes): boolean {
  return someIdentifier(start, (node) => {
    const declared = scopes.lookUp(node);
    return declared?.kind === 'variable' && declared.node.parent.parent.kind === SyntaxKind.ForStatement;
  });
}

function mentions(node: Node, name: string): boolean {
  return someIdentifier(node, (identifier) => identifier.text === name);
}

function someIdentifier(node: Node, test: (node: Identifier) => boolean): boolean {
  let found = isIdentifier(node) && test(node);
  node.forEachChild((child) => {
    found ||= someIdentifier(child, test);
  });
  return found;
}

/** `i * i` of `i * i <= n`. */
function isSquare(node: Expression): boolean {
  return (
    isBinaryExpression(node) &&
    node.operatorToken.kind === SyntaxKind.AsteriskToken &&
    node.left.getText() === node.right.getText()
  );
}

function isNothing(node: Expression): boolean {
  return /^(null|undefined|0|-1|''|"")$/.test(node.getText());
}

/**
 * Whether what the condition looks at is divided or multiplied each time round (`n >>= 1`, `i *= 2`,
 * `mid = (low + high) >> 1`, `[a, b] = [b, a % b]`): such loops run a logarithmic number of times.
 */
function isHalving(loop: Node, condition: Expression): boolean {
  const names = new Set<string>();
  someIdentifier(condition, (node) => {
    names.add(node.text);
    return false;
  });
  if (names.size === 0) return false;
  const list = [...names].map((name) => name.replaceAll('$', '\\$')).join('|');
  const body = isForStatement(loop)
    ? (loop.incrementor?.getText() ?? '')
    : isWhileStatement(loop) || isDoStatement(loop)
      ? loop.statement.getText()
      : '';
  const scaled = new RegExp(`\\b(${list})\\s*(>>>?=|<<=|\\*=|/=|%=)`);
  const divided = new RegExp(`\\b(${list})\\s*=[^=;]*\\b(${list})\\b\\s*(>>>?|/|%)`);
  const middle = new RegExp(`\\b(${list})\\s*\\+[^;]*\\b(${list})\\b[^;]*(>>>?\\s*1|/\\s*2)`);
  const remainder = new RegExp(`\\[[^\\]]*\\b(${list})\\b[^\\]]*\\]\\s*=[^;]*%`);
  return [scaled, divided, middle, remainder].some((pattern) => pattern.test(body));
}
