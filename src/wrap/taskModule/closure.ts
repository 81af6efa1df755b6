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
import { isPlainScript } from '../commonJs/exports.ts';
import { isRequireStatement } from '../commonJs/requires.ts';
import { walk } from '../target/functionLike.ts';

export type ImportedName = ImportSpecifier | ImportClause | NamespaceImport;

/** Statements of a module that need one another, and what they import. */
export interface Closure {
  /** In the order of the module. */
  readonly statements: readonly Statement[];
  readonly imports: ReadonlySet<ImportedName>;
  /** What a CommonJS module has in their place: the statements that require what is used. */
  readonly requires: ReadonlySet<Statement>;
  /** Names of `@typedef` comments of the module. */
  readonly typedefs: ReadonlySet<string>;
}

/** A statement with all that it names in its module, values and types alike, and so on. */
export function closureOf(statement: Statement, sourceFile: SourceFile, project: CompilerProject): Closure {
  const needed = new Set<Statement>([statement]);
  const requires = new Set<Statement>();
  const typedefs = new Set<string>();
  const imports = new Set<ImportedName>();
  // A set that grows while it is walked visits what was added, too.
  for (const one of needed) {
    for (const declaration of declarationsNamedIn(one, sourceFile, project)) {
      if (isImported(declaration)) imports.add(declaration);
      else {
        const named = topStatementOf(declaration);
        const isRequired = isPlainScript(sourceFile) && isRequireStatement(named);
        if (isTypedef(named)) typedefs.add(named.name.text);
        else (isRequired ? requires : needed).add(named);
      }
    }
  }
  return { statements: sourceFile.statements.filter((one) => needed.has(one)), imports, requires, typedefs };
}

/** The compiler lists `@typedef` comments among the statements. */
export function isTypedef(statement: Node): statement is Statement & { readonly name: Identifier } {
  return statement.kind === SyntaxKind.JSTypeAliasDeclaration;
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

/** The statements of a CommonJS module that require what some statements of it use. */
export function requiresOf(
  statements: readonly Statement[],
  sourceFile: SourceFile,
  project: CompilerProject,
): ReadonlySet<Statement> {
  const declarations = statements.flatMap((one) => declarationsNamedIn(one, sourceFile, project));
  return new Set(declarations.map(topStatementOf).filter(isRequireStatement));
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
  // `module` and `exports` are declared by the file as a whole.
  return node.kind !== SyntaxKind.SourceFile && node.parent.kind === SyntaxKind.SourceFile;
}
