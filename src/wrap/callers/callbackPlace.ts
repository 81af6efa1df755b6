import {
  isCallExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  SyntaxKind,
  type CallExpression,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import { unwrap, wrapped } from '../target/functionLike.ts';

/** The call that a function is handed to on the spot. */
export function receiverOfCallback(fn: Node): Expression | undefined {
  const outer = wrapped(fn);
  const { parent } = outer;
  if (!isCallExpression(parent) && !isNewExpression(parent)) return undefined;
  return parent.arguments?.some((argument) => argument === outer) === true ? parent.expression : undefined;
}

/** The last name of a callee: `map` of `rows.map`. */
export function calledName(callee: Expression): string | undefined {
  if (isPropertyAccessExpression(callee)) return callee.name.text;
  return callee.kind === SyntaxKind.Identifier ? callee.getText() : undefined;
}

/** A call of a method of the language's arrays with a function as its first argument: `rows.map(fn)`. */
export function arrayCallWith(fn: Node, method: string, resolver: Resolver): CallExpression | undefined {
  const outer = wrapped(fn);
  const call = outer.parent;
  if (!isCallExpression(call) || call.arguments.length !== 1 || call.arguments[0] !== outer) return undefined;
  const callee = unwrap(call.expression);
  if (!isPropertyAccessExpression(callee) || callee.name.text !== method) return undefined;
  if (call.questionDotToken !== undefined || callee.questionDotToken !== undefined) return undefined;
  const declared = resolver.declared(callee.name);
  if (declared.kind !== 'library' || declared.library !== 'language') return undefined;
  return resolver.isArray(callee.expression) ? call : undefined;
}

/** `Promise.all` and the like around a list, awaited: it waits for what the list holds. */
export function isAwaitedList(list: Node): boolean {
  const call = wrapped(list).parent;
  if (!isCallExpression(call) || !call.arguments.some((argument) => argument === wrapped(list))) return false;
  const callee = unwrap(call.expression);
  const isAll =
    isPropertyAccessExpression(callee) &&
    isIdentifier(callee.expression) &&
    callee.expression.text === 'Promise' &&
    callee.name.text === 'all';
  return isAll && wrapped(call).parent.kind === SyntaxKind.AwaitExpression;
}
