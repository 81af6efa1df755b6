import { type Node, SyntaxKind } from '../../compiler/index.ts';
import type { Cursor } from '../cost/cost.ts';
import { type BodyOwner, isFunctionWithBody } from '../syntax/functionNode.ts';
import { someIdentifier } from '../syntax/identifiers.ts';
import type { Scopes } from '../syntax/scopes.ts';
import { cursorOf } from './cursors.ts';

/**
 * The place that a loop moves onward, where that outlives the function that the loop stands in: a variable around it, a
 * field.
 */
export function outerCursor(loop: Node, fn: BodyOwner, scopes: Scopes): Cursor | undefined {
  const name = cursorOf(loop);
  if (name === undefined) return undefined;
  if (name.startsWith('this.')) return { name };
  let owner: BodyOwner | undefined;
  someIdentifier(loop, (node) => {
    if (node.text !== name) return false;
    const declared = scopes.lookUp(node);
    if (declared?.kind === 'variable') owner = ownerOf(declared.node);
    return true;
  });
  return owner === undefined || owner === fn ? undefined : { name, owner };
}

function ownerOf(node: Node): BodyOwner {
  let at = node.parent;
  while (at.kind !== SyntaxKind.SourceFile && !isFunctionWithBody(at)) at = at.parent;
  return at as BodyOwner;
}
