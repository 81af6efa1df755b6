import { isAwaitExpression, type CallExpression, type Node } from '../../compiler/index.ts';
import { isQuiet } from '../checks/quietExternals.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import { collectReach } from '../reach/collectReach.ts';
import type { ExternalUse } from '../reach/externalUse.ts';
import type { Resolver } from '../reach/resolver.ts';
import { TooMuchCode } from '../reach/tooMuchCode.ts';
import { isFunctionLike, isWithin, walk, type FunctionLike } from '../target/functionLike.ts';
import type { Sink } from './obstacle.ts';

/**
 * Warns where several calls of a caller are under way at once and each does something outside after its new `await`:
 * that used to happen in the order of the calls. Where the caller waits for something before anyway, it did not.
 */
export function checkOverlap(
  owner: FunctionLike,
  waits: readonly { readonly call: CallExpression; readonly what: string }[],
  { projects, reach }: WrapContext,
  findings: Sink,
): void {
  const [wait] = waits;
  if (wait === undefined || waitsBefore(owner, wait.call)) return;
  const { call, what } = wait;
  const { resolver } = knowledgeOf(projects.of(owner));
  const start = call.getStart();
  const externals = externalsOf(owner, resolver);
  if (externals === undefined) {
    const message = `Several of these run at once now, and what comes after the call of ${what} may happen in another order; it is too much to be followed.`;
    findings.warn('interleaves-caller', call, message);
    return;
  }
  const effect = externals.find((use) => {
    if (isQuiet(use) || (use.usage !== 'call' && use.usage !== 'new')) return false;
    if (reach.regions.some((region) => isWithin(use.node, region))) return false;
    return !isWithin(use.node, owner) || use.node.getStart() > start;
  });
  if (effect === undefined) return;
  const message = `Several of these run at once now, so \`${effect.node.getText()}\` after the call of ${what} may happen in another order.`;
  findings.warn('interleaves-caller', effect.node, message);
}

/** What a caller uses from outside the project; `undefined` where it is too much to be followed. */
function externalsOf(owner: FunctionLike, resolver: Resolver): readonly ExternalUse[] | undefined {
  try {
    return collectReach([owner], resolver).externals;
  } catch (error) {
    if (error instanceof TooMuchCode) return undefined;
    throw error;
  }
}

function waitsBefore(owner: FunctionLike, call: Node): boolean {
  let waits = false;
  walk(owner, (node) => {
    if (isFunctionLike(node) && node !== owner) return false;
    if (isAwaitExpression(node) && node.end <= call.getStart()) waits = true;
    return true;
  });
  return waits;
}
