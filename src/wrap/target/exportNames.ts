import {
  isExportAssignment,
  isExportDeclaration,
  isIdentifier,
  isNamedExports,
  SyntaxKind,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { commonJsExports, isPlainScript } from '../commonJs/exports.ts';
import { hasModifier, isDefaultExport } from './functionLike.ts';

/** The name under which a module exports what a statement of it declares as `name`; `undefined` where it does not. */
export function exportNameOf(sourceFile: SourceFile, statement: Statement, name: string): string | undefined {
  const modified = statement as Statement & {
    readonly modifiers?: Parameters<typeof hasModifier>[0]['modifiers'];
  };
  if (hasModifier(modified, SyntaxKind.ExportKeyword)) {
    return isDefaultExport(statement) ? 'default' : name;
  }
  for (const other of sourceFile.statements) {
    if (isExportAssignment(other) && isIdentifier(other.expression) && other.expression.text === name)
      return 'default';
    if (!isExportDeclaration(other) || other.isTypeOnly || other.moduleSpecifier !== undefined) continue;
    if (other.exportClause === undefined || !isNamedExports(other.exportClause)) continue;
    const specifier = other.exportClause.elements.find(
      (one) => (one.propertyName ?? one.name).text === name && !one.isTypeOnly && isIdentifier(one.name),
    );
    if (specifier !== undefined) return specifier.name.text;
  }
  if (!isPlainScript(sourceFile)) return undefined;
  return commonJsExports(sourceFile).named.find(({ value }) => isIdentifier(value) && value.text === name)
    ?.name.text;
}

/** The name in the module of what it exports by default, where that has one. */
export function defaultExportName(sourceFile: SourceFile): string | undefined {
  for (const statement of sourceFile.statements) {
    if (isExportAssignment(statement) && isIdentifier(statement.expression)) return statement.expression.text;
    if (!isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    if (statement.exportClause === undefined || !isNamedExports(statement.exportClause)) continue;
    const specifier = statement.exportClause.elements.find(({ name }) => name.text === 'default');
    if (specifier !== undefined) return (specifier.propertyName ?? specifier.name).text;
  }
  return undefined;
}
