import type { CallExpression, Node } from '../../compiler/index.ts';
import { knowledgeOf } from '../projectKnowledge.ts';
import type { FunctionLike } from '../target/functionLike.ts';
import { arrayCallWith, isAwaitedList } from './callbackPlace.ts';
import { whyNotHandedOn } from './callbackTurn.ts';
import { orderedEffect, throwsIn } from './listOrder.ts';
import type { Placing } from './placing.ts';
import type { Cause } from './wait.ts';

/** A use that is no call: whoever gets the function calls it. */
export function placeValue(
  to: Placing,
  node: Node,
  what: string,
  cause: Cause,
  fn: FunctionLike | undefined,
): boolean {
  const { resolver } = knowledgeOf(to.context.projects.of(node));
  const list = arrayCallWith(node, 'map', resolver);
  if (list !== undefined) return placeList(to, list, fn, cause);
  const why = whyNotHandedOn(node, what, to.slots);
  to.obstacles.refuse(cause, why.code, node, why.message);
  return false;
}

/** `list.map(fn)` becomes a list of promises, which are waited for together. */
export function placeList(
  to: Placing,
  list: CallExpression,
  fn: FunctionLike | undefined,
  cause: Cause,
): boolean {
  const effect = orderedEffect(fn, to.context);
  if (effect !== undefined) {
    const message = `\`map\` would work on all items at once, and ${effect.what} may then happen in another order; use a \`for…of\` loop.`;
    to.obstacles.refuse(cause, 'sync-only-caller', effect.node, message);
    return false;
  }
  const regions = [...to.context.reach.regions, ...(fn === undefined ? [] : [fn])];
  if (throwsIn(regions)) to.throwing.push(list);
  const before = to.obstacles.found.length;
  if (!isAwaitedList(list)) to.place({ call: list, name: undefined, shape: 'all', what: 'the list', cause });
  return to.obstacles.found.length === before;
}
