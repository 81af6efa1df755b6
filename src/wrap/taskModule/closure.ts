import {
  isBindingElement,
  isIdentifier,
  isImportClause,
  isImportSpecifier,
  isNamespaceImport,
  isShorthandPropertyAssignment,
  isVariableDeclaration,
  SyntaxKind,
  type CompilerProject,
  type Identifier,
  type ImportClause,
  type ImportSpecifier,
  type NamespaceImport,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { walk } from '../target/functionLike.ts';

export type ImportedName = ImportSpecifier | ImportClause | NamespaceImport;

/** Statements of a module that need one another, and what they import. */
export interface Closure {
  /** In the order of the module. */
  readonly statements: readonly Statement[];
  readonly imports: ReadonlySet<ImportedName>;
}

/** A statement with all that it names in its module, values and types alike, and so on. */
export function closureOf(statement: Statement, sourceFile: SourceFile, project: CompilerProject): Closure {
  const needed = new Set<Statement>([statement]);
  const imports = new Set<ImportedName>();
  // A set that grows while it is walked visits what was added, too.
  for (const one of needed) {
    for (const declaration of declarationsNamedIn(one, sourceFile, project)) {
      if (isImported(declaration)) imports.add(declaration);
      else needed.add(topStatementOf(declaration));
    }
  }
  return { statements: sourceFile.statements.filter((one) => needed.has(one)), imports };
}

/** The imports that some statements use. */
export function importsOf(
  statements: readonly Statement[],
  sourceFile: SourceFile,
  project: CompilerProject,
): ReadonlySet<ImportedName> {
  const declarations = statements.flatMap((one) => declarationsNamedIn(one, sourceFile, project));
  return new Set(declarations.filter(isImported));
}

/** The names of a statement that stand for something that the module declares or imports, with what that is. */
export function namesIn(
  statement: Statement,
  sourceFile: SourceFile,
  project: CompilerProject,
): readonly { readonly name: Identifier; readonly declarations: readonly Node[] }[] {
  const names: Identifier[] = [];
  walk(statement, (node) => {
    if (isIdentifier(node)) names.push(node);
  });
  const { checker } = project;
  const symbols = names.length === 0 ? [] : checker.getSymbolAtLocation(names);
  return names.map((name, index) => {
    const symbol = isShorthandPropertyAssignment(name.parent)
      ? checker.getShorthandAssignmentValueSymbol(name.parent)
      : symbols[index];
    const handles = (symbol?.declarations ?? []).filter(({ path }) => path === sourceFile.path);
    const declarations = handles.flatMap((handle) => project.resolve(handle) ?? []);
    return { name, declarations: declarations.filter((one) => isImported(one) || isAtTop(one)) };
  });
}

function declarationsNamedIn(
  statement: Statement,
  sourceFile: SourceFile,
  project: CompilerProject,
): readonly Node[] {
  return namesIn(statement, sourceFile, project).flatMap(({ declarations }) => declarations);
}

export function isImported(node: Node): node is ImportedName {
  return isImportSpecifier(node) || isImportClause(node) || isNamespaceImport(node);
}

/** The statement at the top level that a node is, or is in. */
export function topStatementOf(node: Node): Statement {
  let at = node;
  while (at.parent.kind !== SyntaxKind.SourceFile) at = at.parent;
  return at as Statement;
}

/** Whether the whole module sees a declaration: it is a statement, or a variable of one. */
function isAtTop(declaration: Node): boolean {
  let node = declaration;
  while (isBindingElement(node)) node = node.parent.parent;
  if (isVariableDeclaration(node)) node = node.parent.parent;
  return node.parent.kind === SyntaxKind.SourceFile;
}
