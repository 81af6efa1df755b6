import { type Identifier, isIdentifier, type Node } from '../../compiler/index.ts';

/** Whether a name stands anywhere in a node. */
export function mentions(node: Node, name: string): boolean {
  return someIdentifier(node, (identifier) => identifier.text === name);
}

/** Whether a test holds of an identifier anywhere in a node. */
export function someIdentifier(node: Node, test: (node: Identifier) => boolean): boolean {
  let found = isIdentifier(node) && test(node);
  node.forEachChild((child) => {
    found ||= someIdentifier(child, test);
  });
  return found;
}
