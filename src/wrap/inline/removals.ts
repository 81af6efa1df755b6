import {
  isImportDeclaration,
  isNamedImports,
  type ExportSpecifier,
  type ImportSpecifier,
  type Node,
  type NodeArray,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';

/** Takes a statement away, with its documentation and the empty lines that would be left over. */
export function removeStatement(statement: Node): TextEdit {
  const sourceFile = statement.getSourceFile();
  const { text } = sourceFile;
  const start = statement.getStart(sourceFile, true);
  const before = text.slice(0, start).trimEnd().length;
  const rest = /^[ \t]*(?:\r?\n)?/.exec(text.slice(statement.end))?.[0].length ?? 0;
  const isFirst = before === 0;
  if (isFirst || isImportDeclaration(statement)) return removeLines(statement, sourceFile);
  // The line end in front of it goes with it; the one behind it stays for what stands in front.
  return { file: sourceFile.fileName, start: before, end: statement.end + (rest > 0 ? 0 : rest), text: '' };
}

/** The lines of a statement; the empty ones behind it too, where nothing else stands in front of it. */
function removeLines(statement: Node, sourceFile: SourceFile): TextEdit {
  const { fileName: file, text } = sourceFile;
  const start = statement.getStart(sourceFile, true);
  const before = text.slice(0, start);
  const previous = sourceFile.statements.findLast((one) => one.end <= start);
  const isBelowImport = previous !== undefined && isImportDeclaration(previous);
  const isAlone = before.slice(previous?.end ?? 0).trim() === '';
  if (isBelowImport && isAlone) return { file, start: previous.end, end: statement.end, text: '' };
  const behind = /^(?:[ \t]*\r?\n)*/.exec(text.slice(statement.end))?.[0].length ?? 0;
  return { file, start, end: statement.end + behind, text: '' };
}

/** Takes specifiers out of their list, and the whole declaration with them where nothing is left. */
export function removeSpecifiers(
  specifiers: readonly (ImportSpecifier | ExportSpecifier)[],
): readonly TextEdit[] {
  const [first] = specifiers;
  if (first === undefined) return [];
  const list = first.parent as Node & { readonly elements: NodeArray<ImportSpecifier | ExportSpecifier> };
  const gone = new Set<Node>(specifiers);
  const kept = list.elements.filter((one) => !gone.has(one));
  if (kept.length === 0) return [removeWhole(list)];
  const file = first.getSourceFile().fileName;
  return list.elements.flatMap((one, index): TextEdit[] => {
    if (!gone.has(one)) return [];
    const previous = list.elements[index - 1];
    const next = list.elements[index + 1];
    const isFirst = list.elements.slice(0, index).every((other) => gone.has(other));
    if (previous !== undefined && !isFirst) return [{ file, start: previous.end, end: one.end, text: '' }];
    return next === undefined ? [] : [{ file, start: one.getStart(), end: next.getStart(), text: '' }];
  });
}

/** The declaration of an empty list; a default import beside it stays. */
function removeWhole(list: Node): TextEdit {
  const clause = list.parent as Node & { readonly name?: Node };
  if (isNamedImports(list) && clause.name !== undefined) {
    const file = list.getSourceFile().fileName;
    return { file, start: clause.name.end, end: list.end, text: '' };
  }
  return removeStatement(isNamedImports(list) ? clause.parent : clause);
}
