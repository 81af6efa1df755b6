import {
  type Expression,
  isBinaryExpression,
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isExpressionStatement,
  isIdentifier,
  isPrivateIdentifier,
  isPropertyAccessExpression,
  isPropertyDeclaration,
  type Node,
  SyntaxKind,
  type TypeNode,
} from '../../compiler/index.ts';
import type { ClassNode } from './functionNode.ts';

/** What a class says of one of its fields: the type that it is annotated with, or the value that it begins with. */
export interface FieldText {
  readonly type?: TypeNode | undefined;
  readonly value?: Expression | undefined;
}

/** The class that `this` stands for. */
export function classAround(node: Node): ClassNode | undefined {
  let outer: Node | undefined = node.parent;
  while (outer !== undefined && !isClassDeclaration(outer) && !isClassExpression(outer)) outer = outer.parent;
  return outer;
}

/** `Model` of `class User extends Model`. */
export function baseOf(node: ClassNode): Expression | undefined {
  return node.heritageClauses?.find((clause) => clause.token === SyntaxKind.ExtendsKeyword)?.types[0]
    ?.expression;
}

/** A field as it is declared, taken as a parameter of the constructor, or assigned there. */
export function fieldText(node: ClassNode, name: string): FieldText | undefined {
  const isCalled = (one: Node | undefined): boolean =>
    one !== undefined && (isIdentifier(one) || isPrivateIdentifier(one)) && one.text === name;
  const declared = node.members.filter(isPropertyDeclaration).find((member) => isCalled(member.name));
  if (declared?.type !== undefined || declared?.initializer !== undefined)
    return { type: declared.type, value: declared.initializer };
  const maker = node.members.filter(isConstructorDeclaration).find(({ body }) => body !== undefined);
  const taken = maker?.parameters.find((one) => one.modifiers !== undefined && isCalled(one.name));
  if (taken !== undefined) return { type: taken.type, value: taken.initializer };
  for (const statement of maker?.body?.statements ?? []) {
    if (!isExpressionStatement(statement) || !isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    if (isPropertyAccessExpression(left) && isThis(left.expression) && isCalled(left.name))
      return { value: right };
  }
  return undefined;
}

/** Whether an expression is `this`. */
export function isThis(node: Node): boolean {
  return node.kind === SyntaxKind.ThisKeyword;
}
