import {
  isExportAssignment,
  isExportDeclaration,
  isIdentifier,
  isNamedExports,
  isStringLiteral,
  isVariableStatement,
  ModifierFlags,
  type Node,
  SyntaxKind,
} from '../../compiler/index.ts';
import { hasModifier } from '../syntax/functionNode.ts';
import type { ModuleText } from './moduleText.ts';

/** Notes what a statement exports in the syntax of ES modules. */
export function noteExports(node: Node, text: ModuleText): void {
  if (isExportAssignment(node)) text.named.set('default', node.expression);
  else if (isExportDeclaration(node)) noteList(node, text);
  else if (isVariableStatement(node) && hasModifier(node, ModifierFlags.Export)) {
    for (const declaration of node.declarationList.declarations) {
      if (isIdentifier(declaration.name)) text.named.set(declaration.name.text, declaration.name);
    }
  } else noteDeclaration(node, text);
}

function noteDeclaration(node: Node, text: ModuleText): void {
  if (!hasModifier(node, ModifierFlags.Export) || node.parent.kind !== SyntaxKind.SourceFile) return;
  const { name } = node as Partial<{ name: Node }>;
  const own = name !== undefined && isIdentifier(name) ? name.text : undefined;
  const exported = hasModifier(node, ModifierFlags.Default) ? 'default' : own;
  if (exported !== undefined) text.declared.set(exported, node);
}

function noteList(
  node: Node & { moduleSpecifier?: Node | undefined; exportClause?: Node | undefined },
  text: ModuleText,
): void {
  const { moduleSpecifier, exportClause } = node;
  const module =
    moduleSpecifier !== undefined && isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
  if (exportClause === undefined) {
    if (module !== undefined) text.stars.push(module);
    return;
  }
  if (!isNamedExports(exportClause)) {
    const { name } = exportClause as unknown as { name: { text: string } };
    if (module !== undefined) text.passed.set(name.text, { module, exported: '*' });
    return;
  }
  for (const element of exportClause.elements) {
    const local = element.propertyName ?? element.name;
    if (module !== undefined) text.passed.set(element.name.text, { module, exported: local.text });
    else if (isIdentifier(local)) text.named.set(element.name.text, local);
  }
}
