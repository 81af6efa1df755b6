import {
  isArrowFunction,
  isAsExpression,
  isConstructorDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isGetAccessorDeclaration,
  isMethodDeclaration,
  isNonNullExpression,
  isParenthesizedExpression,
  isSatisfiesExpression,
  isSetAccessorDeclaration,
  isTypeAssertion,
  SyntaxKind,
  type ArrowFunction,
  type ConstructorDeclaration,
  type Expression,
  type FunctionDeclaration,
  type FunctionExpression,
  type GetAccessorDeclaration,
  type MethodDeclaration,
  type ModifierLike,
  type Node,
  type SetAccessorDeclaration,
} from '../../compiler/index.ts';

/** Everything with a body that runs when it is called. */
export type FunctionLike =
  | FunctionDeclaration
  | FunctionExpression
  | ArrowFunction
  | MethodDeclaration
  | GetAccessorDeclaration
  | SetAccessorDeclaration
  | ConstructorDeclaration;

export function isFunctionLike(node: Node): node is FunctionLike {
  return (
    isFunctionDeclaration(node) ||
    isFunctionExpression(node) ||
    isArrowFunction(node) ||
    isMethodDeclaration(node) ||
    isGetAccessorDeclaration(node) ||
    isSetAccessorDeclaration(node) ||
    isConstructorDeclaration(node)
  );
}

export function hasModifier(
  node: { readonly modifiers?: readonly ModifierLike[] | undefined },
  kind: SyntaxKind,
): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

/** Whether a declaration itself is what its module exports by default. */
export function isDefaultExport(declaration: Node): boolean {
  return hasModifier(declaration as Parameters<typeof hasModifier>[0], SyntaxKind.DefaultKeyword);
}

export function isAsync(fn: FunctionLike): boolean {
  return 'modifiers' in fn && hasModifier(fn, SyntaxKind.AsyncKeyword);
}

export function isGenerator(fn: FunctionLike): boolean {
  return 'asteriskToken' in fn && fn.asteriskToken !== undefined;
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: Node, outer: Node): boolean {
  return (
    inner.pos >= outer.pos &&
    inner.end <= outer.end &&
    inner.getSourceFile().path === outer.getSourceFile().path
  );
}

/** The expression inside parentheses, type assertions, `satisfies` and `!`: what is left at run time. */
export function unwrap(expression: Expression): Expression {
  let inner = expression;
  while (
    isParenthesizedExpression(inner) ||
    isAsExpression(inner) ||
    isSatisfiesExpression(inner) ||
    isTypeAssertion(inner) ||
    isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The outermost expression that is `node` at run time: the reverse of `unwrap`. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (
    isParenthesizedExpression(outer.parent) ||
    isAsExpression(outer.parent) ||
    isSatisfiesExpression(outer.parent) ||
    isTypeAssertion(outer.parent) ||
    isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent;
  }
  return outer;
}

/** Visits `root` and everything below it, in source order; `enter` returning `false` leaves a subtree out. */
export function walk(root: Node, enter: (node: Node) => boolean | void): void {
  if (enter(root) === false) return;
  root.forEachChild((child) => {
    walk(child, enter);
  });
}

/** A name for messages: `sum`, `Report.build`, `the arrow function on line 12`. */
export function describeFunction(fn: FunctionLike): string {
  if (isConstructorDeclaration(fn)) return 'a constructor';
  const name = 'name' in fn && fn.name !== undefined ? fn.name : nameOfOwner(fn);
  if (name !== undefined) return `\`${name.getText()}\``;
  const sourceFile = fn.getSourceFile();
  const { line } = sourceFile.getLineAndCharacterOfPosition(fn.getStart(sourceFile));
  return `the function on line ${line + 1}`;
}

function nameOfOwner(fn: FunctionLike): Node | undefined {
  const parent = wrapped(fn).parent;
  const isOwner =
    parent.kind === SyntaxKind.VariableDeclaration || parent.kind === SyntaxKind.PropertyAssignment;
  return isOwner ? (parent as Node & { readonly name?: Node }).name : undefined;
}
