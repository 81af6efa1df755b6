import {
  type Expression,
  isArrayLiteralExpression,
  isCallExpression,
  isForInStatement,
  isForOfStatement,
  isPropertyAccessExpression,
  isSpreadElement,
  SyntaxKind,
  type VariableDeclaration,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';
import type { Declaration } from '../syntax/scopes.ts';
import { isSizedMethod } from '../facts/sizedExpressions.ts';

/** The variable of a `for…of`, and what an array method hands to its callback. */
export function isOneOfMany(declared: Declaration | undefined): boolean {
  if (declared?.kind === 'variable') return isLoopVariable(declared.node);
  if (declared?.kind !== 'parameter') return false;
  const { owner } = declared;
  if (owner.kind !== SyntaxKind.ArrowFunction && owner.kind !== SyntaxKind.FunctionExpression) return false;
  const call = owner.parent;
  if (!isCallExpression(call) || !isPropertyAccessExpression(call.expression)) return false;
  return isSizedMethod(call.expression.name.text) && gatheredFrom(declared) === undefined;
}

/** Of `all` in `parts.reduce((all, part) => …)`: `parts`, which it grows with. */
export function gatheredFrom(declared: Declaration | undefined): Expression | undefined {
  if (declared?.kind !== 'parameter' || declared.index !== 0 || declared.path !== '') return undefined;
  const call = declared.owner.parent;
  if (!isCallExpression(call) || !isPropertyAccessExpression(call.expression)) return undefined;
  return /^reduce(Right)?$/.test(call.expression.name.text) ? call.expression.expression : undefined;
}

/** The elements of `[a, b].map((one) => …)`, of which one is handed to the callback. */
export function listedFor(declared: Declaration & { kind: 'parameter' }): readonly Expression[] | undefined {
  const call = declared.owner.parent;
  if (!isCallExpression(call) || !isPropertyAccessExpression(call.expression)) return undefined;
  const list = unwrap(call.expression.expression);
  if (!isArrayLiteralExpression(list) || declared.index !== 0) return undefined;
  return list.elements.some(isSpreadElement) ? undefined : [...list.elements];
}

/** Whether `for (const x of …)` or `for (const x in …)` declares it. */
export function isLoopVariable(node: VariableDeclaration): boolean {
  const statement = node.parent.parent;
  return isForOfStatement(statement) || isForInStatement(statement);
}
