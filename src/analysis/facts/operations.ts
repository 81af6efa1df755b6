import {
  type BinaryExpression,
  type Expression,
  isBinaryExpression,
  isIdentifier,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import type { Scopes } from '../syntax/scopes.ts';

const byKind: ReadonlyMap<SyntaxKind, number> = new Map([
  [SyntaxKind.PrefixUnaryExpression, 0.5],
  [SyntaxKind.PostfixUnaryExpression, 0.5],
  [SyntaxKind.PropertyAccessExpression, 0.5],
  [SyntaxKind.ConditionalExpression, 0.5],
  [SyntaxKind.IfStatement, 0.5],
  [SyntaxKind.ElementAccessExpression, 1],
  [SyntaxKind.CallExpression, 3],
  [SyntaxKind.TaggedTemplateExpression, 3],
  [SyntaxKind.ArrowFunction, 10],
  [SyntaxKind.FunctionExpression, 10],
  [SyntaxKind.ArrayLiteralExpression, 15],
  [SyntaxKind.ObjectLiteralExpression, 15],
  [SyntaxKind.NewExpression, 20],
  [SyntaxKind.RegularExpressionLiteral, 20],
  [SyntaxKind.DeleteExpression, 20],
  [SyntaxKind.TemplateExpression, 40],
  [SyntaxKind.AwaitExpression, 100],
  [SyntaxKind.YieldExpression, 100],
]);

const byOperator: ReadonlyMap<SyntaxKind, number> = new Map([
  [SyntaxKind.PercentToken, 3],
  [SyntaxKind.SlashToken, 3],
  [SyntaxKind.PercentEqualsToken, 3],
  [SyntaxKind.SlashEqualsToken, 3],
  [SyntaxKind.InKeyword, 5],
  [SyntaxKind.InstanceOfKeyword, 5],
  [SyntaxKind.AsteriskAsteriskToken, 15],
  [SyntaxKind.AsteriskAsteriskEqualsToken, 15],
]);

/** Adding numbers, comparing, assigning. */
const plainOperatorNs = 0.7;
/** Making a text of two. */
const joiningNs = 12;

/**
 * About how many nanoseconds one operation takes once V8 has compiled it. Orders of magnitude on a machine of today:
 * they tell work that matters from work that does not, and say nothing finer.
 */
export function operationNs(node: Node, scopes: Scopes): number {
  if (isBinaryExpression(node)) {
    return (
      byOperator.get(node.operatorToken.kind) ?? (joinsTexts(node, scopes) ? joiningNs : plainOperatorNs)
    );
  }
  return byKind.get(node.kind) ?? 0;
}

/** `a + b` and `a += b` where a side is a text as far as its file says. */
function joinsTexts({ left, right, operatorToken }: BinaryExpression, scopes: Scopes): boolean {
  const operator: SyntaxKind = operatorToken.kind;
  if (operator !== SyntaxKind.PlusToken && operator !== SyntaxKind.PlusEqualsToken) return false;
  return isText(left, scopes) || isText(right, scopes);
}

const texts: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateExpression,
]);

function isText(node: Expression, scopes: Scopes): boolean {
  if (texts.has(node.kind)) return true;
  if (!isIdentifier(node)) return false;
  const declared = scopes.lookUp(node);
  const value = declared?.kind === 'variable' ? declared.node.initializer : undefined;
  return value !== undefined && texts.has(value.kind);
}
