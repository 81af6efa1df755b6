import {
  isClassDeclaration,
  isFunctionDeclaration,
  isMethodDeclaration,
  SyntaxKind,
  type FunctionDeclaration,
  type MethodDeclaration,
} from '../../compiler/index.ts';
import { hasModifier } from './functionLike.ts';
import type { WrappableFunction, WrapTarget } from './wrapTarget.ts';

/** The signatures that callers of an overloaded function see, in their order; none for any other function. */
export function overloadsOf(fn: WrappableFunction): readonly (FunctionDeclaration | MethodDeclaration)[] {
  if (!isFunctionDeclaration(fn) && !isMethodDeclaration(fn)) return [];
  const name = fn.name?.getText();
  const isStatic = hasModifier(fn, SyntaxKind.StaticKeyword);
  const overloads: (FunctionDeclaration | MethodDeclaration)[] = [];
  fn.parent.forEachChild((sibling) => {
    if (sibling === fn || (!isFunctionDeclaration(sibling) && !isMethodDeclaration(sibling))) return;
    if (sibling.body !== undefined || sibling.name?.getText() !== name) return;
    if (hasModifier(sibling, SyntaxKind.StaticKeyword) === isStatic) overloads.push(sibling);
  });
  return overloads;
}

/** Whether callers decide what some of its types are: by type parameters of its own, of an overload or of its class. */
export function isGeneric({ fn, member }: WrapTarget): boolean {
  const holder = member?.kind === 'instance' && isClassDeclaration(member.holder) ? [member.holder] : [];
  return [fn, ...overloadsOf(fn), ...holder].some(({ typeParameters }) => (typeParameters?.length ?? 0) > 0);
}
