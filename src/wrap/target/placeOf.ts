import {
  isClassDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isVariableDeclaration,
  isVariableStatement,
  SyntaxKind,
  type Identifier,
  type Node,
  type Statement,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import { hasModifier, unwrap, wrapped, type FunctionLike } from './functionLike.ts';
import type { TargetMember } from './wrapTarget.ts';

/** Where a function is declared: at the top level, or as a member of something that is. */
export interface FunctionPlace {
  readonly nameNode: Identifier | undefined;
  /** The name at the top level: the function's own, or that of its class or object. */
  readonly topName: Identifier | undefined;
  /** Whether it is only a property of what a CommonJS module exports. */
  readonly isProperty?: true;
  readonly member: TargetMember | undefined;
  readonly place: Node;
  readonly statement: Statement;
}

/** Why a function has no place that a worker could find it at. */
export interface NoPlace {
  readonly node: Node;
  readonly why: string;
}

/** The place of a function, or the reason why it has none; the reason goes on from the function's name. */
export function placeOf(fn: FunctionLike): FunctionPlace | NoPlace {
  if (isFunctionDeclaration(fn)) {
    return fn.parent.kind === SyntaxKind.SourceFile
      ? { nameNode: fn.name, topName: fn.name, member: undefined, place: fn, statement: fn }
      : notOfItsOwn(fn);
  }
  if (isMethodDeclaration(fn)) return memberPlace(fn, fn);
  const owner = wrapped(fn).parent;
  if (isPropertyAssignment(owner) || isPropertyDeclaration(owner)) return memberPlace(fn, owner);
  const exported = exportedInPlace(fn);
  if (exported !== undefined) return exported;
  const top = topLevelVariable(owner);
  if (top === undefined) return notOfItsOwn(fn);
  const { name, statement } = top;
  return { nameNode: name, topName: name, member: undefined, place: statement, statement };
}

export function isPlace(place: FunctionPlace | NoPlace): place is FunctionPlace {
  return 'place' in place;
}

/** A method, or a property whose value is the function. */
function memberPlace(fn: FunctionLike, place: Node & { readonly name: Node }): FunctionPlace | NoPlace {
  const { name, parent } = place;
  if (!isIdentifier(name)) {
    const why =
      'has a name that cannot be reached from outside of its class or object; give it a plain name.';
    return { node: name, why };
  }
  if (isClassDeclaration(parent)) {
    if (parent.parent.kind !== SyntaxKind.SourceFile) return notOfItsOwn(fn);
    const isStatic = hasModifier(place as Parameters<typeof hasModifier>[0], SyntaxKind.StaticKeyword);
    if (!isStatic && !isMethodDeclaration(place)) {
      return { node: name, why: 'is made anew for each instance of its class; make it a static method.' };
    }
    const kind = isStatic ? 'static' : 'instance';
    const statement = parent as Statement & typeof parent;
    return { nameNode: name, topName: parent.name, member: { kind, holder: parent }, place, statement };
  }
  if (!isObjectLiteralExpression(parent)) return notOfItsOwn(fn);
  const top = topLevelVariable(wrapped(parent).parent);
  if (top === undefined) return notOfItsOwn(fn);
  const member = { kind: 'property' as const, holder: parent };
  return { nameNode: name, topName: top.name, member, place, statement: top.statement };
}

/** `exports.resample = (image) => …`: it has no name in its module but this. */
function exportedInPlace(fn: FunctionLike): FunctionPlace | undefined {
  const sourceFile = fn.getSourceFile();
  if (!isPlainScript(sourceFile)) return undefined;
  const found = commonJsExports(sourceFile).named.find(
    ({ place, statement, value }) => place === statement && unwrap(value) === fn,
  );
  if (found === undefined) return undefined;
  const { name, place, statement } = found;
  return { nameNode: name, topName: name, isProperty: true, member: undefined, place, statement };
}

function topLevelVariable(
  declaration: Node,
): { readonly name: Identifier; readonly statement: Statement } | undefined {
  if (!isVariableDeclaration(declaration) || !isIdentifier(declaration.name)) return undefined;
  const statement = declaration.parent.parent;
  if (!isVariableStatement(statement) || statement.parent.kind !== SyntaxKind.SourceFile) return undefined;
  return { name: declaration.name, statement };
}

function notOfItsOwn(fn: FunctionLike): NoPlace {
  const why =
    'is not a function of its own at the top level of the module, or a member of a class or object there; move it there.';
  return { node: fn, why };
}
