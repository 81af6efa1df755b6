import {
  isArrowFunction,
  isAwaitExpression,
  isParenthesizedExpression,
  isReturnStatement,
  isTryStatement,
  SyntaxKind,
  type CallExpression,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { isAsync, isFunctionLike, isGenerator, walk, wrapped } from '../target/functionLike.ts';

export interface InlinedCall {
  readonly call: CallExpression;
  /** What is renamed, and what it becomes. */
  readonly name: Identifier;
  readonly original: string;
}

/**
 * A call of the twin as one of the original. One that is awaited, or whose promise an async function returns, is simply
 * made: what it throws becomes the rejection of that function, as before. Elsewhere the promise itself is wanted, so an
 * async function makes it. `undefined` where neither can stand.
 */
export function inlineCall(
  { call, name, original }: InlinedCall,
  givesPromise: boolean,
): readonly TextEdit[] | undefined {
  const file = call.getSourceFile().fileName;
  const renamed: TextEdit = { file, start: name.getStart(), end: name.end, text: original };
  if (givesPromise) return [renamed];
  const outer = wrapped(call);
  const { parent } = outer;
  if (isAwaitExpression(parent)) {
    const start = parent.getStart();
    const inner = outer.getStart();
    const removed: TextEdit = { file, start, end: inner, text: '' };
    // The parentheses were for the sake of the `await`.
    const around = parent.parent;
    if (isParenthesizedExpression(around) && outer === call && !isCalledBefore(around)) {
      return [
        { file, start: startOf(around), end: inner, text: '' },
        renamed,
        { file, start: parent.end, end: around.end, text: '' },
      ];
    }
    return [removed, renamed];
  }
  if (isReturnedByAsync(outer)) return [renamed];
  if (hasYield(call)) return undefined;
  const start = call.getStart();
  return [
    { file, start, end: start, text: '(async () => ' },
    renamed,
    { file, start: call.end, end: call.end, text: ')()' },
  ];
}

/** Where parentheses begin, with the semicolon that keeps the line above from calling them. */
function startOf(parenthesized: Node): number {
  const start = parenthesized.getStart();
  const before = parenthesized.getSourceFile().text.slice(0, start);
  return /(?:^|\n)[ \t]*;$/.test(before) ? start - 1 : start;
}

/** Whether what stands in front of parentheses would be called with what is in them if they stayed alone. */
function isCalledBefore(parenthesized: Node): boolean {
  return parenthesized.parent.kind === SyntaxKind.NewExpression;
}

function isReturnedByAsync(outer: Node): boolean {
  const { parent } = outer;
  if (isArrowFunction(parent)) return parent.body === outer && isAsync(parent);
  if (!isReturnStatement(parent)) return false;
  for (let at: Node = parent; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    // A `return` of a promise leaves the `try` before it fails.
    if (isTryStatement(at)) return false;
    if (isFunctionLike(at)) return isAsync(at) && !isGenerator(at);
  }
  return false;
}

function hasYield(call: Node): boolean {
  let found = false;
  walk(call, (node) => {
    if (isFunctionLike(node)) return false;
    if (node.kind === SyntaxKind.YieldExpression || isAwaitExpression(node)) found = true;
    return true;
  });
  return found;
}
