import {
  isImportClause,
  isImportDeclaration,
  isImportSpecifier,
  isNamedImports,
  isNamespaceImport,
  type ImportDeclaration,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { ImportedName } from './closure.ts';

/** The import declarations of a module, cut down to some of their names; those without any of them are left out. */
export function importLines(names: ReadonlySet<ImportedName>, sourceFile: SourceFile): readonly string[] {
  return sourceFile.statements.flatMap((statement) => {
    if (!isImportDeclaration(statement)) return [];
    const all = namesOf(statement);
    const kept = all.filter((name) => names.has(name));
    if (kept.length === 0) return [];
    return [
      kept.length === all.length ? statement.getText(sourceFile) : lineWith(kept, statement, sourceFile),
    ];
  });
}

/** Takes names out of the imports of a module; a declaration that has no name left goes as a whole. */
export function withoutImports(
  names: ReadonlySet<ImportedName>,
  sourceFile: SourceFile,
): readonly TextEdit[] {
  return sourceFile.statements.flatMap((statement) => {
    if (!isImportDeclaration(statement)) return [];
    const all = namesOf(statement);
    const kept = all.filter((name) => !names.has(name));
    if (kept.length === all.length) return [];
    const start = statement.getStart(sourceFile);
    const lineBreak = /^[ \t]*\r?\n/.exec(sourceFile.text.slice(statement.end))?.[0].length ?? 0;
    const isGone = kept.length === 0;
    return [
      {
        file: sourceFile.fileName,
        start,
        end: statement.end + (isGone ? lineBreak : 0),
        text: isGone ? '' : lineWith(kept, statement, sourceFile),
      },
    ];
  });
}

function namesOf({ importClause }: ImportDeclaration): readonly ImportedName[] {
  if (importClause === undefined) return [];
  const { name, namedBindings } = importClause;
  const first = name === undefined ? [] : [importClause];
  if (namedBindings === undefined) return first;
  return [...first, ...(isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings])];
}

function lineWith(
  kept: readonly ImportedName[],
  statement: ImportDeclaration,
  sourceFile: SourceFile,
): string {
  const { importClause, moduleSpecifier } = statement;
  const named = kept.filter(isImportSpecifier).map((one) => one.getText(sourceFile));
  const parts = [
    ...kept.filter(isImportClause).flatMap(({ name }) => name?.text ?? []),
    ...kept.filter(isNamespaceImport).map((one) => one.getText(sourceFile)),
    ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : []),
  ];
  const keyword = importClause?.phaseModifier === undefined ? 'import' : 'import type';
  const from = sourceFile.text.slice(moduleSpecifier.getStart(sourceFile), statement.end);
  return `${keyword} ${parts.join(', ')} from ${from}`;
}

/** In JavaScript, what says in a module's comments which types of another one it means. */
export function typedefLines(names: ReadonlySet<string>, specifier: string): readonly string[] {
  return [...names].map((name) => `/** @typedef {import('${specifier}').${name}} ${name} */`);
}
