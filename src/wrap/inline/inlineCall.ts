import {
  isArrowFunction,
  isAwaitExpression,
  isCallExpression,
  isElementAccessExpression,
  isNonNullExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isReturnStatement,
  isTryStatement,
  SyntaxKind,
  type CallExpression,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { isInsideChain } from '../callers/optionalChain.ts';
import { isAsync, isFunctionLike, isGenerator, walk, wrapped } from '../target/functionLike.ts';

export interface InlinedCall {
  readonly call: CallExpression;
  /** What is renamed, and what it becomes. */
  readonly name: Identifier;
  readonly original: string;
  /** Whether the original is async by itself, or always gives a promise where it is awaited. */
  readonly isAsync: boolean;
  readonly returnsPromise: boolean;
}

/**
 * A call of the twin as one of the original. One that is awaited, or whose promise an async function returns, is simply
 * made: what it throws becomes the rejection of that function, as before. Elsewhere the promise itself is wanted, so an
 * async function makes it. `undefined` where neither can stand.
 */
export function inlineCall({
  call,
  isAsync: givesPromise,
  name,
  original,
  returnsPromise,
}: InlinedCall): readonly TextEdit[] | undefined {
  const file = call.getSourceFile().fileName;
  const renamed: TextEdit = { file, start: name.getStart(), end: name.end, text: original };
  const outer = wrapped(call);
  const { parent } = outer;
  const isOptional = isInOptionalChain(call);
  // What the chain goes on with would be skipped, too.
  if (isOptional && isInsideChain(call)) return undefined;
  if (givesPromise || (returnsPromise && isAwaitExpression(parent))) return [renamed];
  if (isAwaitExpression(parent)) {
    const start = parent.getStart();
    const inner = outer.getStart();
    const removed: TextEdit = { file, start, end: inner, text: '' };
    // The parentheses were for the sake of the `await`.
    const around = parent.parent;
    const isKept = isCalledBefore(around) || (isOptional && goesOnFrom(around));
    if (isParenthesizedExpression(around) && outer === call && !isKept) {
      return [
        { file, start: startOf(around), end: inner, text: '' },
        renamed,
        { file, start: parent.end, end: around.end, text: '' },
      ];
    }
    return [removed, renamed];
  }
  if (isReturnedByAsync(outer)) return [renamed];
  // Where the chain ends early there is no promise, which an async function would make.
  if (isOptional || hasYield(call)) return undefined;
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

/** Whether a call is skipped where what stands before `?.` in it is nothing. */
function isInOptionalChain(call: CallExpression): boolean {
  for (let at: Node = call; ;) {
    const part = at as Node & { readonly expression?: Node; readonly questionDotToken?: Node };
    if (part.questionDotToken !== undefined) return true;
    if (part.expression === undefined || isParenthesizedExpression(at)) return false;
    at = part.expression;
  }
}

/** Whether a value is called or asked for a property: without parentheses that would belong to the chain inside. */
function goesOnFrom(value: Node): boolean {
  const { parent } = value as Node & { readonly parent: Node & { readonly expression?: Node } };
  const isPart =
    isCallExpression(parent) ||
    isElementAccessExpression(parent) ||
    isNonNullExpression(parent) ||
    isPropertyAccessExpression(parent);
  return isPart && parent.expression === value;
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
