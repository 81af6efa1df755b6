import {
  isClassDeclaration,
  isClassExpression,
  SyntaxKind,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import { isFunctionLike } from '../target/functionLike.ts';

/** The pieces of a reached region that are summarised one by one: members of a class, statements of a module. */
export function unitsOf(region: Node): readonly Node[] {
  if (isClassDeclaration(region) || isClassExpression(region)) return region.members.filter(hasCode);
  if (region.kind === SyntaxKind.SourceFile) return (region as SourceFile).statements;
  return [region];
}

/** The unit that a piece of code belongs to: the outermost function or class member around it, else its statement. */
export function unitAround(node: Node): Node {
  let unit: Node = node;
  for (let at = node; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (isFunctionLike(at) || hasCode(at)) unit = at;
    else if (!isFunctionLike(unit) && !hasCode(unit)) unit = at;
  }
  return unit;
}

function hasCode(member: Node): boolean {
  return (
    isFunctionLike(member) ||
    member.kind === SyntaxKind.PropertyDeclaration ||
    member.kind === SyntaxKind.ClassStaticBlockDeclaration
  );
}
