import {
  isElementAccessExpression,
  isExportAssignment,
  isExportSpecifier,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  isTypeQueryNode,
  isVariableDeclaration,
  SyntaxKind,
  type Node,
} from '../../compiler/index.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { wrapped } from '../target/functionLike.ts';

/**
 * Refuses a function in an object that is used as a whole: a twin beside it is one property more, which a loop over the
 * object, a copy or a comparison would meet.
 */
export function checkHolderUses({ projects, target }: WrapContext, findings: Findings): void {
  const { holder, kind } = target.member ?? {};
  if (kind !== 'property' || holder === undefined || !isObjectLiteralExpression(holder)) return;
  const declaration = wrapped(holder).parent;
  if (!isVariableDeclaration(declaration) || !isIdentifier(declaration.name)) return;
  for (const use of projects.usesOf(declaration.name)) {
    if (use === declaration.name || readsOneProperty(use)) continue;
    const message = `\`${use.getText()}\` is used as a whole here, which would meet the twin of \`${target.name}\` too; move \`${target.name}\` out of it.`;
    findings.refuse('unsupported-form', use, message);
  }
}

/** `geometry.area`, `shapes.geometry.area`, `geometry['area']`; imports, exports and types do not look into it. */
function readsOneProperty(use: Node): boolean {
  const { parent } = use;
  if (isImportSpecifier(parent) || isImportClause(parent) || isExportSpecifier(parent)) return true;
  if (isExportAssignment(parent) || isInType(use)) return true;
  const path = isPropertyAccessExpression(parent) && parent.name === use ? parent : use;
  const outer = wrapped(path);
  const access = outer.parent;
  if (isPropertyAccessExpression(access)) return access.expression === outer;
  return (
    isElementAccessExpression(access) &&
    access.expression === outer &&
    isStringLiteral(access.argumentExpression)
  );
}

function isInType(use: Node): boolean {
  for (let at = use; at.kind !== SyntaxKind.SourceFile; at = at.parent) {
    if (isTypeQueryNode(at) || at.kind === SyntaxKind.JSDoc) return true;
  }
  return false;
}
