import { catalogEntries } from '../../catalog/index.ts';
import {
  type Expression,
  isBinaryExpression,
  isIdentifier,
  isPropertyAccessExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { unwrap } from '../syntax/expressions.ts';

const sizedMethods = new Set(
  catalogEntries
    .filter((entry) => entry.work?.over === 'receiver' || entry.callback?.calls === 'each')
    .map((entry) => entry.name.slice(entry.name.lastIndexOf('.') + 1)),
);

/** Whether the work of a method of this name may go by the size of the object that it is called on. */
export function isSizedMethod(name: string): boolean {
  return sizedMethods.has(name);
}

/** The parts of a loop's condition or iterable whose types tell how often it runs. */
export function sizeOperands(expression: Expression): readonly Expression[] {
  const inner = unwrap(expression);
  if (isBinaryExpression(inner) && inner.operatorToken.kind !== SyntaxKind.EqualsToken) {
    return [...sizeOperands(inner.left), ...sizeOperands(inner.right)];
  }
  if (isPropertyAccessExpression(inner)) return [inner, inner.expression];
  return isIdentifier(inner) ? [inner] : [];
}
