import { isCallExpression, isPropertyAccessExpression, type Node, SyntaxKind } from '../../compiler/index.ts';

/** What becomes of what a call gives. */
export interface ResultUse {
  /** It is thrown away: a promise that it may be is not waited for. */
  readonly isDiscarded: boolean;
  /** It is a promise, and thrown away: `void f()`, `f().catch(log);`. */
  readonly isStarted: boolean;
  /** It is handed on to the caller as it is: a generator is not run by that. */
  readonly isReturned: boolean;
}

/** Says what becomes of the result of a call, seen through `.then`, `.catch` and `.finally`. */
export function resultUse(node: Node): ResultUse {
  let { outer, inner } = outside(node);
  const isReturned = outer.kind === SyntaxKind.ReturnStatement || outer.kind === SyntaxKind.ArrowFunction;
  let isChain = isContinuation(node);
  for (let next = continuation(outer, inner); next !== undefined; next = continuation(outer, inner)) {
    isChain = true;
    ({ outer, inner } = outside(next));
  }
  const isVoid = outer.kind === SyntaxKind.VoidExpression;
  const isDiscarded = isVoid || outer.kind === SyntaxKind.ExpressionStatement;
  return { isDiscarded, isStarted: isDiscarded && (isVoid || isChain), isReturned };
}

/** What a node stands in, parentheses aside. */
function outside(node: Node): { readonly outer: Node; readonly inner: Node } {
  let [outer, inner] = [node.parent, node];
  while (outer.kind === SyntaxKind.ParenthesizedExpression) [outer, inner] = [outer.parent, outer];
  return { outer, inner };
}

/** `p.catch(…)` around `p`. */
function continuation(outer: Node, inner: Node): Node | undefined {
  if (!isPropertyAccessExpression(outer) || outer.expression !== inner) return undefined;
  return isContinuation(outer.parent) && (outer.parent as Partial<{ expression: Node }>).expression === outer
    ? outer.parent
    : undefined;
}

function isContinuation(node: Node): boolean {
  if (!isCallExpression(node) || !isPropertyAccessExpression(node.expression)) return false;
  return ['then', 'catch', 'finally'].includes(node.expression.name.text);
}
