import {
  isElementAccessExpression,
  isExportAssignment,
  isExportSpecifier,
  isImportClause,
  isImportSpecifier,
  isNumericLiteral,
  isPropertyAccessExpression,
  isStringLiteral,
  type CompilerSymbol,
  type Node,
} from '../../compiler/index.ts';
import { wrapped } from '../target/functionLike.ts';
import type { AsyncGroup } from './asyncGroup.ts';
import { isInTypeQuery } from './findUses.ts';
import type { Projects } from './projects.ts';

/** Whether a use of an object or module leads on by name only. */
export function isNamedUse(use: Node): boolean {
  const { parent } = use;
  if (isImportSpecifier(parent) || isImportClause(parent) || isExportSpecifier(parent)) return true;
  if ((isExportAssignment(parent) && !parent.isExportEquals) || isInTypeQuery(use)) return true;
  const outer = wrapped(isPropertyAccessExpression(parent) && parent.name === use ? parent : use);
  const around = outer.parent;
  if (isPropertyAccessExpression(around)) return around.expression === outer;
  return (
    isElementAccessExpression(around) &&
    around.expression === outer &&
    isWrittenKey(around.argumentExpression)
  );
}

/** Whether a symbol, seen from `near`, is one of a group's declarations. */
export function declaresMember(
  symbol: CompilerSymbol,
  group: AsyncGroup,
  projects: Projects,
  near: Node,
): boolean {
  const project = projects.of(near);
  return symbol.declarations.some((handle) => {
    const node = project.resolve(handle);
    return (
      node !== undefined &&
      [...group.declarations].some(
        (own) => own.pos === node.pos && own.getSourceFile().fileName === node.getSourceFile().fileName,
      )
    );
  });
}

/** Whether a key is written out. */
export function isWrittenKey(key: Node): boolean {
  return isStringLiteral(key) || isNumericLiteral(key);
}
