import {
  type CallExpression,
  type Expression,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isTaggedTemplateExpression,
  type NewExpression,
  type Node,
  type PropertyAccessExpression,
  SyntaxKind,
  type TaggedTemplateExpression,
} from '../../compiler/index.ts';
import { rootIdentifier, unwrap } from '../syntax/expressions.ts';
import { resultUse } from '../syntax/resultUse.ts';
import type { CallFact } from './facts.ts';
import type { FactsDraft } from './factsDraft.ts';
import { implicitUses } from './implicitUses.ts';
import type { WalkContext } from './walk.ts';

type WrittenCall = CallExpression | NewExpression | TaggedTemplateExpression;

/** A call that is written as one, with the names that stand in it. */
export function addCall(node: WrittenCall, context: WalkContext, draft: FactsDraft): void {
  const callee = isTaggedTemplateExpression(node) ? node.tag : node.expression;
  const args = isTaggedTemplateExpression(node) ? [] : [...(node.arguments ?? [])];
  context.fn.addCall({
    node,
    form: formOf(node),
    callee,
    arguments: args,
    loop: context.loop,
    line: draft.lineOf(node),
    ...resultUse(node),
    isInWorkerOnly: context.isInWorkerOnly,
    isOnError: context.isOnError,
    defaultOf: context.defaultOf,
  });
  const name = calledName(callee);
  if (name !== undefined) draft.mention(name);
  for (const argument of args) {
    const handed = calledName(argument);
    if (handed !== undefined) draft.mention(handed);
  }
  const inner = unwrap(callee);
  if (isPropertyAccessExpression(inner)) context.fn.addReceiver(inner.expression, inner.name.text);
}

/** A property that is read may be an accessor; one that is called is a call. */
export function addRead(
  node: PropertyAccessExpression,
  { fn, loop, isInWorkerOnly, isOnError }: WalkContext,
): void {
  const { parent } = node;
  if (isCallExpression(parent) && parent.expression === node) return;
  const isWrite =
    isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === SyntaxKind.EqualsToken;
  fn.addRead({ node, isWrite, loop, isInWorkerOnly, isOnError });
}

/** What the language calls by itself: iterators, conversions, disposers. */
export function addImplicit(
  node: Node,
  { fn, loop, isInWorkerOnly, isOnError, defaultOf }: WalkContext,
  draft: FactsDraft,
): void {
  for (const { value, members } of implicitUses(node)) {
    fn.addCall({
      node: value,
      form: 'implicit',
      members,
      callee: value,
      arguments: [],
      loop,
      line: draft.lineOf(node),
      isDiscarded: false,
      isStarted: false,
      isReturned: false,
      isInWorkerOnly,
      isOnError,
      defaultOf,
    });
  }
}

function formOf(node: WrittenCall): CallFact['form'] {
  if (isTaggedTemplateExpression(node)) return 'tag';
  if (isNewExpression(node)) return 'new';
  return node.expression.kind === SyntaxKind.ImportKeyword ? 'import' : 'call';
}

/** The name under which something is called or handed on: `f`, or `m` of `a.b.m`. */
function calledName(node: Expression): string | undefined {
  const inner = unwrap(node);
  if (isIdentifier(inner)) return inner.text;
  if (isPropertyAccessExpression(inner)) return inner.name.text;
  if (isElementAccessExpression(inner)) return rootIdentifier(inner.expression)?.text;
  return undefined;
}
