import {
  isExportAssignment,
  isExportSpecifier,
  isExternalModuleReference,
  isIdentifier,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isImportSpecifier,
  isPropertyAssignment,
  isStringLiteral,
  isVariableDeclaration,
  type Node,
} from '../../compiler/index.ts';
import type { FactsDraft } from './factsDraft.ts';

/** Notes the names that a node declares, and what goes by another name through it. */
export function declareNames(node: Node, draft: FactsDraft): void {
  const { scopes } = draft;
  if (isVariableDeclaration(node)) {
    scopes.declareVariable(node);
    if (isIdentifier(node.name) && node.initializer !== undefined)
      draft.rename(node.initializer, node.name.text);
  } else if (isImportDeclaration(node)) {
    scopes.declareImports(draft.source, node);
    if (node.importClause?.name !== undefined) draft.renameText('default', node.importClause.name.text);
  } else if (isImportEqualsDeclaration(node)) {
    const reference = node.moduleReference;
    const specifier = isExternalModuleReference(reference) ? reference.expression : undefined;
    const module = specifier !== undefined && isStringLiteral(specifier) ? specifier.text : '';
    scopes.declare(draft.source, { kind: 'import', name: node.name.text, module, exported: '*' });
  } else if (isImportSpecifier(node) || isExportSpecifier(node)) {
    draft.mention(node.name.text);
    if (node.propertyName !== undefined) draft.renameText(node.propertyName.text, node.name.text);
  } else if (isExportAssignment(node)) {
    draft.rename(node.expression, 'default');
  } else if (isPropertyAssignment(node) && isIdentifier(node.name)) {
    draft.rename(node.initializer, node.name.text);
  }
}
