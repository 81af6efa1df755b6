import {
  type AsExpression,
  type AwaitExpression,
  type Expression,
  type Identifier,
  isIdentifier,
  isNumericLiteral,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';

const transparent: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.NonNullExpression,
  SyntaxKind.SatisfiesExpression,
  SyntaxKind.TypeAssertionExpression,
]);

/** Takes off what does not change the value: parentheses, type assertions, `!`, `satisfies`. */
export function unwrap(node: Expression): Expression {
  let inner: Expression = node;
  while (transparent.has(inner.kind)) inner = (inner as AsExpression).expression;
  return inner;
}

/** As `unwrap`, and through `await`. */
export function unwrapAwait(node: Expression): Expression {
  let inner = unwrap(node);
  while (inner.kind === SyntaxKind.AwaitExpression) inner = unwrap((inner as AwaitExpression).expression);
  return inner;
}

/** `a` of `a.b.c()`, where it is a plain identifier. */
export function rootIdentifier(node: Expression): Identifier | undefined {
  let inner = unwrap(node);
  while (isPropertyAccessExpression(inner)) inner = unwrap(inner.expression);
  return isIdentifier(inner) ? inner : undefined;
}

/** The number that a literal stands for, with its sign. */
export function literalNumber(node: Expression): number | undefined {
  const inner = unwrap(node);
  if (isNumericLiteral(inner)) return Number(inner.text.replaceAll('_', ''));
  if (isPrefixUnaryExpression(inner) && inner.operator === SyntaxKind.MinusToken) {
    const value = literalNumber(inner.operand);
    return value === undefined ? undefined : -value;
  }
  return undefined;
}

/** The characters of a number that is made a text, at most. */
export const digits = 20;

/** An expression as one line of at most `limit` characters. */
export function shortText(node: Node, limit = 40): string {
  const text = node.getText().replaceAll(/\s+/g, ' ');
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
