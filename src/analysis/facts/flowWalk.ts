import type { Expression, ForInOrOfStatement, ForStatement, Node } from '../../compiler/index.ts';
import { constantCondition } from '../syntax/constantCondition.ts';
import { addImplicit } from './callFacts.ts';
import { inLoop, unreached, type Walk, type WalkContext } from './walk.ts';
import { workerBranch } from './workerBranch.ts';

/** A `for` that counts: what starts it runs once, and nothing behind a condition that never holds. */
export function walkFor(walk: Walk, node: ForStatement, context: WalkContext): void {
  if (node.initializer !== undefined) walk.visit(node.initializer, context);
  const isNever =
    node.condition !== undefined && constantCondition(node.condition, walk.draft.scopes) === false;
  const inside = inLoop(node, isNever ? unreached(context) : context);
  if (node.condition !== undefined) {
    walk.visit(node.condition, inside);
    context.fn.addSized(node.condition);
  }
  if (node.incrementor !== undefined) walk.visit(node.incrementor, inside);
  walk.visit(node.statement, inside);
}

/** A `for` over the elements or keys of something, which is evaluated once. */
export function walkForEach(walk: Walk, node: ForInOrOfStatement, context: WalkContext): void {
  walk.visit(node.expression, context);
  context.fn.addSized(node.expression);
  const inside = inLoop(node, context);
  addImplicit(node, context, walk.draft);
  walk.visit(node.initializer, inside);
  walk.visit(node.statement, inside);
  if (node.awaitModifier !== undefined) context.fn.noteAwait(node.expression.end, context.isOnError);
}

/**
 * Code that only worker threads reach does not hold the main thread's event loop, and a branch that is never taken
 * holds nothing.
 */
export function walkBranches(
  walk: Walk,
  condition: Expression,
  first: Node,
  second: Node | undefined,
  context: WalkContext,
): void {
  const { scopes } = walk.draft;
  walk.visit(condition, context);
  const holds = constantCondition(condition, scopes);
  const branch = holds === undefined ? workerBranch(condition, scopes) : undefined;
  const inWorker: WalkContext = { ...context, isInWorkerOnly: true };
  walk.visit(first, holds === false ? unreached(context) : branch === 'then' ? inWorker : context);
  if (second !== undefined)
    walk.visit(second, holds === true ? unreached(context) : branch === 'else' ? inWorker : context);
}
