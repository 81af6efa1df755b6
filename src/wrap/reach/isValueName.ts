import {
  isBindingElement,
  isBreakOrContinueStatement,
  isExportSpecifier,
  isImportClause,
  isImportSpecifier,
  isLabeledStatement,
  isMetaProperty,
  isMethodDeclaration,
  isNamespaceExport,
  isNamespaceImport,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isGetAccessorDeclaration,
  isSetAccessorDeclaration,
  isEnumMember,
  type Identifier,
} from '../../compiler/index.ts';

/** Whether an identifier stands for a value by itself, rather than naming a property, a label or a declaration. */
export function isValueName(name: Identifier): boolean {
  const { parent } = name;
  if (isPropertyAccessExpression(parent)) return parent.expression === name;
  if (isPropertyAssignment(parent)) return parent.initializer === name;
  if (isBindingElement(parent)) return parent.initializer === name;
  if (isPropertyDeclaration(parent) || isEnumMember(parent)) return parent.initializer === name;
  if (isMethodDeclaration(parent) || isGetAccessorDeclaration(parent) || isSetAccessorDeclaration(parent))
    return false;
  if (isMetaProperty(parent) || isLabeledStatement(parent) || isBreakOrContinueStatement(parent))
    return false;
  if (isImportSpecifier(parent) || isImportClause(parent) || isNamespaceImport(parent)) return false;
  if (isExportSpecifier(parent) || isNamespaceExport(parent)) return false;
  return !('name' in parent && parent.name === name);
}
