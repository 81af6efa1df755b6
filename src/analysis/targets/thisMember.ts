import {
  isClassDeclaration,
  isClassExpression,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  ModifierFlags,
  type Node,
  type PropertyAccessExpression,
  SyntaxKind,
} from '../../compiler/index.ts';
import { hasModifier, isFunctionWithBody } from '../syntax/functionNode.ts';
import { memberOf } from './hierarchy.ts';

/**
 * The member that `this.name` is, where the class or object literal around it has one of that name; `undefined` where
 * `this` is something else, or the member is inherited.
 */
export function thisMember(node: PropertyAccessExpression): Node | undefined {
  if (node.expression.kind !== SyntaxKind.ThisKeyword) return undefined;
  const method = methodAround(node);
  if (method === undefined) return undefined;
  const { parent } = method;
  if (isPropertyAssignment(parent)) return memberOf(parent.parent, node.name.text);
  if (isObjectLiteralExpression(parent)) return memberOf(parent, node.name.text);
  if (!isClassDeclaration(parent) && !isClassExpression(parent)) return undefined;
  if (!hasModifier(method, ModifierFlags.Static)) return memberOf(parent, node.name.text);
  return [...parent.members].find(
    (member) =>
      hasModifier(member, ModifierFlags.Static) &&
      (member as Partial<{ name: Node }>).name?.getText() === node.name.text,
  );
}

/** What gives `this` its meaning: arrow functions have none of their own. */
function methodAround(node: Node): Node | undefined {
  for (let outer: Node = node.parent; outer.kind !== SyntaxKind.SourceFile; outer = outer.parent) {
    if (isPropertyDeclaration(outer)) return outer;
    if (isFunctionWithBody(outer) && outer.kind !== SyntaxKind.ArrowFunction) return outer;
  }
  return undefined;
}
