import {
  type ArrowFunction,
  type Block,
  type ClassDeclaration,
  type ClassExpression,
  type ClassStaticBlockDeclaration,
  type ConstructorDeclaration,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
  type GetAccessorDeclaration,
  type MethodDeclaration,
  ModifierFlags,
  type Node,
  type ParameterDeclaration,
  type SetAccessorDeclaration,
  type SourceFile,
  SyntaxKind,
} from '../../compiler/index.ts';

/** Everything that has a body of its own and is run by being called. */
export type FunctionNode =
  | ArrowFunction
  | ClassStaticBlockDeclaration
  | ConstructorDeclaration
  | FunctionDeclaration
  | FunctionExpression
  | GetAccessorDeclaration
  | MethodDeclaration
  | SetAccessorDeclaration;

export type ClassNode = ClassDeclaration | ClassExpression;

/**
 * What facts are gathered about: a function-like with a body, a module's top-level code, or a class for the
 * initialisers of its instances' fields, which run with its constructor.
 */
export type BodyOwner = FunctionNode | ClassNode | SourceFile;

const alwaysWithBody: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrowFunction,
  SyntaxKind.FunctionExpression,
  SyntaxKind.ClassStaticBlockDeclaration,
]);
const mayHaveBody: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
  SyntaxKind.Constructor,
]);

/** Whether a node is a function-like with a body: overload signatures and abstract methods have none. */
export function isFunctionWithBody(node: Node): node is FunctionNode {
  if (alwaysWithBody.has(node.kind)) return true;
  return mayHaveBody.has(node.kind) && (node as FunctionDeclaration).body !== undefined;
}

export function bodyOf(node: FunctionNode): Block | Expression | undefined {
  return node.body;
}

export function parametersOf(node: BodyOwner): readonly ParameterDeclaration[] {
  return (node as Partial<FunctionDeclaration>).parameters ?? [];
}

export function hasModifier(node: Node, flag: ModifierFlags): boolean {
  const { modifierFlags } = node as { modifierFlags?: ModifierFlags };
  return modifierFlags !== undefined && (modifierFlags & flag) !== 0;
}

export function isAsyncFunction(node: BodyOwner): boolean {
  return hasModifier(node, ModifierFlags.Async);
}

export function isGeneratorFunction(node: BodyOwner): boolean {
  return (node as Partial<FunctionDeclaration>).asteriskToken !== undefined;
}
