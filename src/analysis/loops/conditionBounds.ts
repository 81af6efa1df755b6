import {
  type Expression,
  isBinaryExpression,
  isCallExpression,
  isIdentifier,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { type Monomial, sizeOf } from '../cost/cost.ts';
import { realisticSizes } from '../cost/realisticSizes.ts';
import { larger, smaller, squareRoot } from '../sizes/amounts.ts';
import type { ExpressionExtents } from '../sizes/expressionExtents.ts';
import { lengthNames } from '../syntax/collections.ts';
import { shortText, unwrap } from '../syntax/expressions.ts';
import { mentions } from '../syntax/identifiers.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { counterOf, followsOuterCounter } from './counter.ts';
import { fillsUp, takesAway } from './takingAndFilling.ts';

/** How many turns the condition of a loop lets it take. */
export class ConditionBounds {
  readonly #extents: ExpressionExtents;
  readonly #scopes: Scopes;

  constructor(extents: ExpressionExtents, scopes: Scopes) {
    this.#extents = extents;
    this.#scopes = scopes;
  }

  /** The bound in `i < n`, and in what else people write. */
  of(loop: Node, condition: Expression): Monomial | undefined {
    const node = unwrap(condition);
    if (!isBinaryExpression(node)) return this.#whileThereIs(loop, node);
    const { left, right } = node;
    const operator: SyntaxKind = node.operatorToken.kind;
    if (operator === SyntaxKind.AmpersandAmpersandToken || operator === SyntaxKind.BarBarToken) {
      const first = this.of(loop, left);
      const second = this.of(loop, right);
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

function steps(name: string): Monomial {
  return { coefficient: 1, factors: [{ name, size: realisticSizes.steps }] };
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
