import {
  isCallExpression,
  isElementAccessExpression,
  isNonNullExpression,
  isPropertyAccessExpression,
  type CallExpression,
  type Node,
} from '../../compiler/index.ts';

/** Whether an optional chain goes on after a call that is part of it: `all?.f(x).length`. */
export function isInsideChain(call: CallExpression): boolean {
  const { parent } = call;
  const goesOn =
    (isPropertyAccessExpression(parent) || isElementAccessExpression(parent) || isCallExpression(parent)) &&
    parent.expression === call;
  const isAsserted = isNonNullExpression(parent) && parent.expression === call;
  if (!goesOn && !isAsserted) return false;
  for (let at: Node = call; ;) {
    const part = at as Node & { readonly expression?: Node; readonly questionDotToken?: Node };
    if (part.questionDotToken !== undefined) return true;
    if (part.expression === undefined) return false;
    at = part.expression;
  }
}
