import {
  isCallExpression,
  isNewExpression,
  isPropertyAccessExpression,
  SyntaxKind,
  type Expression,
  type Node,
} from '../../compiler/index.ts';
import { wrapped } from '../target/functionLike.ts';

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
