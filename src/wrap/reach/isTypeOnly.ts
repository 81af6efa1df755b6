import {
  isExpressionWithTypeArguments,
  isHeritageClause,
  isInterfaceDeclaration,
  isTypeAliasDeclaration,
  isTypeNode,
  isTypeParameterDeclaration,
  SyntaxKind,
  type Node,
} from '../../compiler/index.ts';

/** Whether nothing of a node is left at run time, because it is about types only. */
export function isTypeOnly(node: Node): boolean {
  if (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node) || isTypeParameterDeclaration(node))
    return true;
  if (isHeritageClause(node)) return node.token === SyntaxKind.ImplementsKeyword;
  // `class A extends B<C>` wears the clothes of a type, but `B` is evaluated.
  return isTypeNode(node) && !isExpressionWithTypeArguments(node);
}
