import {
  type Expression,
  isBinaryExpression,
  isBlock,
  isIfStatement,
  isPropertyAccessExpression,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { constant, smaller } from '../sizes/amounts.ts';
import type { Monomial } from '../cost/cost.ts';
import { unwrap } from '../syntax/expressions.ts';
import { type Extents, lengthNames } from '../sizes/extents.ts';

/** Bits that shifting can move something by: what is put together from groups of bits has no more of them. */
const bitsOfNumber = 64;

/** How many turns a loop takes at most before it breaks off, where its body says so by a constant. */
export function earlyExit(loop: Node, extents: Extents): Monomial | undefined {
  const { statement } = loop as Partial<{ statement: Node }>;
  if (statement === undefined) return undefined;
  let least = groupsOfBits(statement);
  for (const condition of exitConditions(statement)) {
    const bound = countIn(condition, statement, extents);
    if (bound !== undefined) least = least === undefined ? bound : smaller(least, bound);
  }
  return least;
}

/** Conditions in the body of a loop on which it ends. */
function exitConditions(body: Node): readonly Expression[] {
  const statements: readonly Node[] = isBlock(body) ? body.statements : [body];
  return statements.flatMap((statement) => {
    if (!isIfStatement(statement) || !ends(statement.thenStatement)) return [];
    return [statement.expression];
  });
}

/** `shown.length === 80`, `found >= 10` of something that is counted in the loop. */
function countIn(condition: Expression, body: Node, extents: Extents): Monomial | undefined {
  const node = unwrap(condition);
  if (!isBinaryExpression(node)) return undefined;
  const operator: SyntaxKind = node.operatorToken.kind;
  if (operator === SyntaxKind.BarBarToken) {
    return countIn(node.left, body, extents) ?? countIn(node.right, body, extents);
  }
  if (!reaching.has(operator) || !isCounted(unwrap(node.left), body)) return undefined;
  const bound = extents.of(node.right);
  return bound.factors.length === 0 && bound.coefficient > 0 ? constant(bound.coefficient) : undefined;
}

const reaching: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
]);

function isCounted(node: Expression, body: Node): boolean {
  const text = body.getText();
  if (isPropertyAccessExpression(node)) {
    if (!lengthNames.has(node.name.text)) return false;
    const name = escaped(node.expression.getText());
    return new RegExp(`(?<![\\w$.])${name}(\\.(push|add|set|unshift)\\(|\\s*\\+=)`).test(text);
  }
  if (/^(\+\+[\w$]+|[\w$]+\+\+)$/.test(node.getText())) return true;
  if (node.kind !== SyntaxKind.Identifier) return false;
  const name = escaped(node.getText());
  return new RegExp(`(\\+\\+${name}(?![\\w$])|(?<![\\w$.])${name}(\\+\\+|\\s*\\+=\\s*1\\b))`).test(text);
}

/** A number that is put together from a few bits of each byte, until one says that it is the last. */
function groupsOfBits(body: Node): Monomial | undefined {
  const text = body.getText();
  if (!/\b(break|return)\b/.test(text)) return undefined;
  const by = /(?<![\w$.])([\w$]+)\s*\+=\s*(\d+)\b/.exec(text);
  const [, name = '', step = ''] = by ?? [];
  if (name === '' || Number(step) < 4) return undefined;
  const isShift = new RegExp(`(<<|\\*\\*|Math\\.pow\\(2,)\\s*(BigInt\\()?${escaped(name)}(?![\\w$])`).test(
    text,
  );
  return isShift ? constant(Math.ceil(bitsOfNumber / Number(step))) : undefined;
}

function ends(statement: Node): boolean {
  if (isBlock(statement)) return statement.statements.some(ends);
  return (
    statement.kind === SyntaxKind.ReturnStatement ||
    statement.kind === SyntaxKind.ThrowStatement ||
    statement.kind === SyntaxKind.BreakStatement
  );
}

function escaped(name: string): string {
  return name.replaceAll(/[^\w]/g, String.raw`\$&`);
}
