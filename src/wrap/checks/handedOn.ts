import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isGetAccessorDeclaration,
  isIdentifier,
  isNewExpression,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSetAccessorDeclaration,
  isShorthandPropertyAssignment,
  isSpreadAssignment,
  isSpreadElement,
  isVariableDeclaration,
  type CallExpression,
  type NewExpression,
  type Node,
} from '../../compiler/index.ts';
import { unwrap, wrapped } from '../target/functionLike.ts';

/** Functions and classes of the language that call none of the functions that they are given, nor what is in them. */
export const callsNothing: ReadonlySet<string> = new Set(
  'Object.freeze Object.seal Object.preventExtensions Object.defineProperty Object.defineProperties Map Set WeakMap WeakSet'.split(
    ' ',
  ),
);

/** All that a call has its hands on: its arguments, and the object whose method it is. */
export function givenTo(call: CallExpression | NewExpression): readonly Node[] {
  const callee = unwrap(call.expression);
  const isMember = isPropertyAccessExpression(callee) || isElementAccessExpression(callee);
  return [...(isMember ? [callee.expression] : []), ...(call.arguments ?? [])];
}

/** Whether something is an argument of a call, or in a list or an object that is one. */
export function isHandedOn(node: Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  if (isCallExpression(parent)) return parent.arguments.some((one) => one === outer);
  if (isNewExpression(parent)) return parent.arguments?.some((one) => one === outer) ?? false;
  const isPart =
    isObjectLiteralExpression(parent) ||
    isPropertyAssignment(parent) ||
    isShorthandPropertyAssignment(parent) ||
    isSpreadAssignment(parent) ||
    isArrayLiteralExpression(parent) ||
    isSpreadElement(parent) ||
    isConditionalExpression(parent) ||
    isBinaryExpression(parent);
  return isPart && isHandedOn(parent);
}

/**
 * Whether the result of a call becomes the value of a variable, or a part of that, and nothing else. What is in it runs
 * only where that variable is used.
 */
export function isKeptByVariable(call: Node): boolean {
  const outer = wrapped(call);
  const { parent } = outer;
  if (isVariableDeclaration(parent)) return isIdentifier(parent.name);
  if (isPropertyAssignment(parent)) return parent.initializer === outer && isKeptByVariable(parent.parent);
  return isArrayLiteralExpression(parent) && isKeptByVariable(parent);
}

/** Runs where it is only named. */
export function isAccessor(declaration: Node): boolean {
  return isGetAccessorDeclaration(declaration) || isSetAccessorDeclaration(declaration);
}
