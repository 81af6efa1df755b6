import {
  type Expression,
  isAsExpression,
  isClassDeclaration,
  isClassExpression,
  isInterfaceDeclaration,
  isPropertyDeclaration,
  isReturnStatement,
  isSatisfiesExpression,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isTypeReferenceNode,
  isVariableDeclaration,
  type Node,
  type ObjectLiteralExpression,
  SyntaxKind,
  type TypeNode,
} from '../../compiler/index.ts';
import type { ImplementationFact } from './facts.ts';
import { type ClassNode, isFunctionWithBody } from '../syntax/functionNode.ts';

/** The classes and interfaces that a class names in its `extends` and `implements`. */
export function basesOf(node: ClassNode): readonly ImplementationFact[] {
  return [...(node.heritageClauses ?? [])].flatMap((clause) =>
    [...clause.types].flatMap(({ expression }) => {
      const base = lastName(expression);
      return base === undefined ? [] : [{ node, base, baseName: base.text }];
    }),
  );
}

/** The named type that an object literal is written for: an annotation, `as`, `satisfies`, or what is to be returned. */
export function typeOfLiteral(node: ObjectLiteralExpression): readonly ImplementationFact[] {
  const written = writtenType(node);
  if (written === undefined || !isTypeReferenceNode(written)) return [];
  const base = lastName(written.typeName);
  return base === undefined ? [] : [{ node, base, baseName: base.text }];
}

/** The declaration whose members a member stands among, by the name that others implement it under. */
export function ownerOfMember(member: Node): { readonly node: Node; readonly name: string } | undefined {
  // A whole module is a value too (`export * as`), and a source file stands in nothing.
  if (member.kind === SyntaxKind.SourceFile) return undefined;
  const owner = member.parent;
  if (isClassDeclaration(owner) || isClassExpression(owner) || isInterfaceDeclaration(owner))
    return owner.name === undefined ? undefined : { node: owner, name: owner.name.text };
  if (isTypeLiteralNode(owner) && isTypeAliasDeclaration(owner.parent))
    return { node: owner.parent, name: owner.parent.name.text };
  return undefined;
}

function writtenType(node: ObjectLiteralExpression): TypeNode | undefined {
  let outer: Node = node.parent;
  while (outer.kind === SyntaxKind.ParenthesizedExpression) outer = outer.parent;
  if (isAsExpression(outer) || isSatisfiesExpression(outer)) return outer.type;
  if (isVariableDeclaration(outer) || isPropertyDeclaration(outer)) return outer.type;
  if (isReturnStatement(outer)) {
    let fn: Node = outer.parent;
    while (fn.kind !== SyntaxKind.SourceFile && !isFunctionWithBody(fn)) fn = fn.parent;
    return (fn as Partial<{ type: TypeNode }>).type;
  }
  return outer.kind === SyntaxKind.ArrowFunction ? (outer as Partial<{ type: TypeNode }>).type : undefined;
}

/** `Base` of `Base`, of `space.Base`, and of `Base<T>`. */
function lastName(node: Node): (Expression & { readonly text: string }) | undefined {
  if (node.kind === SyntaxKind.Identifier) return node as Expression & { readonly text: string };
  const { name, right } = node as Partial<{ name: Node; right: Node }>;
  const last = right ?? name;
  return last === undefined ? undefined : lastName(last);
}
