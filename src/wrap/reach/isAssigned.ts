import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isDeleteExpression,
  isForInStatement,
  isForOfStatement,
  isObjectLiteralExpression,
  isPostfixUnaryExpression,
  isPrefixUnaryExpression,
  isPropertyAssignment,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  SyntaxKind,
  type Node,
} from '../../compiler/index.ts';
import { wrapped } from '../target/functionLike.ts';

/** Whether an expression is what an assignment (destructuring and loop heads included), `++`, `--` or `delete` changes. */
export function isAssigned(expression: Node): boolean {
  const node = wrapped(expression);
  const { parent } = node;
  if (isBinaryExpression(parent)) {
    if (!isAssignment(parent.operatorToken.kind)) return false;
    // `[a, b = 1] = pair`: the default value's left side is a target of the pattern.
    return parent.left === node;
  }
  if (isPrefixUnaryExpression(parent) || isPostfixUnaryExpression(parent)) {
    return parent.operator === SyntaxKind.PlusPlusToken || parent.operator === SyntaxKind.MinusMinusToken;
  }
  if (isDeleteExpression(parent)) return true;
  if (isForOfStatement(parent) || isForInStatement(parent)) return parent.initializer === node;
  if (isShorthandPropertyAssignment(parent)) return isAssigned(parent.parent);
  if (isPropertyAssignment(parent)) return parent.initializer === node && isPattern(parent.parent);
  if (isSpreadAssignment(parent)) return isPattern(parent.parent);
  if (isArrayLiteralExpression(parent)) return isPattern(parent);
  if (isSpreadElement(parent)) return isPattern(parent.parent);
  return false;
}

/** Whether an array or object literal is the left side of a destructuring assignment. */
function isPattern(node: Node): boolean {
  return (isArrayLiteralExpression(node) || isObjectLiteralExpression(node)) && isAssigned(node);
}

/** `=` and all the operators that assign, `&&=` and its like included. */
export function isAssignment(kind: SyntaxKind): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}
