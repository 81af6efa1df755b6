import {
  isClassDeclaration,
  isComputedPropertyName,
  isGetAccessorDeclaration,
  isIdentifier,
  isMethodDeclaration,
  isPrivateIdentifier,
  isSetAccessorDeclaration,
  SyntaxKind,
  type ClassDeclaration,
  type ClassElement,
  type CompilerSymbol,
  type Node,
} from '../../compiler/index.ts';
import type { Resolver } from '../reach/resolver.ts';
import { hasModifier } from '../target/functionLike.ts';

/**
 * Whether instances of a class arrive with all that is in them, though without their class: it and all that it extends
 * are of the project, have no private fields, and no member that the language calls by itself.
 */
export function arrivesAsPlainObject(symbol: CompilerSymbol, resolver: Resolver): boolean {
  const classes = classesOf(symbol, resolver);
  return classes !== undefined && classes.every((one) => one.members.every(isOrdinary));
}

/** A class and all that it extends; `undefined` where one of them is not of the project. */
export function classesOf(
  symbol: CompilerSymbol,
  resolver: Resolver,
): readonly ClassDeclaration[] | undefined {
  const handle = symbol.valueDeclaration;
  const isForeign = handle === undefined || resolver.libraryOf(symbol) !== undefined;
  const declaration = isForeign ? undefined : resolver.project.resolve(handle);
  if (declaration === undefined || !isClassDeclaration(declaration)) return undefined;
  const classes = [declaration];
  // A list that grows while it is walked visits what was added, too.
  for (const { heritageClauses } of classes) {
    const clause = heritageClauses?.find(({ token }) => token === SyntaxKind.ExtendsKeyword);
    const base = clause?.types[0]?.expression;
    if (base === undefined) return classes;
    const extended = isIdentifier(base) ? ownDeclaration(base, resolver) : undefined;
    if (extended === undefined || !isClassDeclaration(extended) || classes.includes(extended))
      return undefined;
    classes.push(extended);
  }
  return undefined;
}

/** The names of methods and accessors, which instances lose on their way. */
export function lostNames(classes: readonly ClassDeclaration[]): ReadonlySet<string> {
  return new Set(
    classes.flatMap(({ members }) =>
      members.filter(isLost).flatMap((member) => {
        const name = nameOf(member);
        return name !== undefined && isIdentifier(name) ? [name.text] : [];
      }),
    ),
  );
}

function ownDeclaration(name: Node, resolver: Resolver): Node | undefined {
  const declared = resolver.declared(name);
  return declared.kind === 'own' ? declared.declaration : undefined;
}

function isLost(member: ClassElement): boolean {
  const isMember =
    isMethodDeclaration(member) || isGetAccessorDeclaration(member) || isSetAccessorDeclaration(member);
  return isMember && !hasModifier(member, SyntaxKind.StaticKeyword);
}

/** Private fields do not arrive at all, nor do `accessor` fields, which are private ones in disguise; `toString` and its like are called without being named. */
function isOrdinary(member: ClassElement): boolean {
  const name = nameOf(member);
  if (name === undefined) return true;
  if (hasModifier(member as Parameters<typeof hasModifier>[0], SyntaxKind.StaticKeyword)) return true;
  if (isPrivateIdentifier(name)) return isMethodDeclaration(member);
  if (hasModifier(member as Parameters<typeof hasModifier>[0], SyntaxKind.AccessorKeyword)) return false;
  if (isComputedPropertyName(name)) return false;
  return !isLost(member) || !/^(?:toString|valueOf|toJSON|then|toLocaleString)$/.test(name.getText());
}

function nameOf(member: ClassElement): Node | undefined {
  return 'name' in member ? (member.name as Node | undefined) : undefined;
}
