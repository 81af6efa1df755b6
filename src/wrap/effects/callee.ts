import {
  isArrowFunction,
  isBindingElement,
  isClassDeclaration,
  isClassExpression,
  isConstructorDeclaration,
  isElementAccessExpression,
  isFunctionExpression,
  isIdentifier,
  isParameterDeclaration,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isVariableDeclaration,
  NodeFlags,
  SymbolFlags,
  SyntaxKind,
  type ClassDeclaration,
  type ClassExpression,
  type Expression,
  type Identifier,
  type Node,
} from '../../compiler/index.ts';
import { externalUse } from '../reach/externalUse.ts';
import type { Resolver } from '../reach/resolver.ts';
import { isFunctionLike, isWithin, unwrap, type FunctionLike } from '../target/functionLike.ts';

/** What a call calls. */
export type Callee =
  /** A function of the unit itself, walked with it. */
  | { readonly kind: 'nested'; readonly fn: FunctionLike }
  /** A function of the project, elsewhere. */
  | { readonly kind: 'own'; readonly fn: FunctionLike }
  | { readonly kind: 'class'; readonly declaration: ClassDeclaration | ClassExpression }
  /** A function that a parameter is or holds: whoever passed it answers for what it does. */
  | { readonly kind: 'given' }
  /** The language's or Node's: `path` is `Object.assign` or `node:fs.readSync`, for a method only `.push`. */
  | { readonly kind: 'builtin'; readonly path: string }
  /** A package's, or one that cannot be told: it may do anything to what it is given. */
  | { readonly kind: 'unknown' };

const unknown: Callee = { kind: 'unknown' };

/** What an expression stands for when it is called, or handed on to be called. */
export function calleeOf(expression: Expression, unit: Node, resolver: Resolver): Callee {
  const callee = unwrap(expression);
  if (isArrowFunction(callee) || isFunctionExpression(callee)) return functionCallee(callee, unit);
  if (callee.kind === SyntaxKind.ImportKeyword) return { kind: 'builtin', path: 'import' };
  const name = isPropertyAccessExpression(callee) ? callee.name : callee;
  const root = rootOf(callee);
  if (!isIdentifier(name) && name.kind !== SyntaxKind.PrivateIdentifier) {
    return root !== undefined && isParameter(root, resolver) ? { kind: 'given' } : unknown;
  }
  const declared = resolver.declared(name);
  if (declared.kind === 'own') return ownCallee(declared.declaration, root, unit, resolver);
  const isBuiltin =
    declared.kind === 'library' && (declared.library === 'language' || declared.library === 'node');
  const path = root === undefined ? undefined : externalPath(root, resolver);
  if (isBuiltin) {
    const reached = path ?? (isPropertyAccessExpression(callee) ? `.${callee.name.text}` : undefined);
    return reached === undefined ? unknown : { kind: 'builtin', path: reached };
  }
  // Without Node's types nothing of Node resolves, and the import's specifier is all there is to recognise it by.
  return declared.kind === 'unresolved' && path !== undefined && isNodes(path)
    ? { kind: 'builtin', path }
    : unknown;
}

function ownCallee(declaration: Node, root: Identifier | undefined, unit: Node, resolver: Resolver): Callee {
  if (isClassDeclaration(declaration) || isClassExpression(declaration))
    return { kind: 'class', declaration };
  const fn = functionOfDeclaration(declaration);
  if (fn !== undefined) return functionCallee(fn, unit);
  return root !== undefined && isParameter(root, resolver) ? { kind: 'given' } : unknown;
}

function functionCallee(fn: FunctionLike, unit: Node): Callee {
  return { kind: fn !== unit && isWithin(fn, unit) ? 'nested' : 'own', fn };
}

/** The function with a body that a declaration declares or is initialised with. */
export function functionOfDeclaration(declaration: Node): FunctionLike | undefined {
  if (isFunctionLike(declaration)) return declaration.body === undefined ? undefined : declaration;
  if (
    !isVariableDeclaration(declaration) &&
    !isPropertyAssignment(declaration) &&
    !isPropertyDeclaration(declaration)
  ) {
    return undefined;
  }
  if (declaration.initializer === undefined) return undefined;
  // Another function may be assigned to a variable later.
  if (isVariableDeclaration(declaration) && !isConstant(declaration)) return undefined;
  const value = unwrap(declaration.initializer);
  return isArrowFunction(value) || isFunctionExpression(value) ? value : undefined;
}

function isConstant(declaration: Node): boolean {
  return (declaration.parent.flags & NodeFlags.Const) !== 0;
}

/** The constructor of a class, or `undefined` when it has none of its own. */
export function constructorOf(declaration: ClassDeclaration | ClassExpression): FunctionLike | undefined {
  return declaration.members.find(
    (member) => isConstructorDeclaration(member) && member.body !== undefined,
  ) as FunctionLike | undefined;
}

/** The name that an access path begins with: `rows` in `rows[0].cells.at(1)` is not, calls end a path. */
export function rootOf(expression: Expression): Identifier | undefined {
  let node = unwrap(expression);
  while (isPropertyAccessExpression(node) || isElementAccessExpression(node)) node = unwrap(node.expression);
  return isIdentifier(node) ? node : undefined;
}

function isParameter(root: Identifier, resolver: Resolver): boolean {
  const declared = resolver.declared(root);
  if (declared.kind !== 'own') return false;
  let node = declared.declaration;
  while (isBindingElement(node)) node = node.parent.parent;
  return isParameterDeclaration(node);
}

/** `node:fs.readSync`, `Object.assign`; `undefined` where the path begins with something of the project. */
function externalPath(root: Identifier, resolver: Resolver): string | undefined {
  const declared = resolver.declared(root);
  if (declared.kind === 'own') return undefined;
  const symbol = resolver.symbolOf(root);
  if (declared.kind === 'unresolved' && symbol !== undefined && (symbol.flags & SymbolFlags.Alias) === 0)
    return undefined;
  const { module, path } = externalUse(root, symbol, resolver.project);
  return module === '' ? path.join('.') : [module, ...path].join('.');
}

function isNodes(path: string): boolean {
  return path.startsWith('node:') || /^(Buffer|process|console)\./.test(path);
}
