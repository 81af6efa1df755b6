import {
  isImportDeclaration,
  isNamedExports,
  isNamedImports,
  isObjectBindingPattern,
  isVariableStatement,
  type Node,
  type NodeArray,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { isRequireStatement } from '../commonJs/requires.ts';

/** Takes a statement or a member of a class away, with its documentation and the empty lines that would be left over. */
export function removeStatement(statement: Node): TextEdit {
  const sourceFile = statement.getSourceFile();
  const { text } = sourceFile;
  const start = documentedStart(statement, sourceFile);
  const before = text.slice(0, start).trimEnd().length;
  const isFirst = before === 0;
  if (isFirst || isImport(statement)) return removeLines(statement, sourceFile);
  // The line end in front of it goes with it; the one behind it stays for what stands in front.
  return { file: sourceFile.fileName, start: before, end: statement.end, text: '' };
}

/** The lines of a statement; the empty ones behind it too, where nothing else stands in front of it. */
function removeLines(statement: Node, sourceFile: SourceFile): TextEdit {
  const { fileName: file, text } = sourceFile;
  const start = documentedStart(statement, sourceFile);
  const before = text.slice(0, start);
  const previous = sourceFile.statements.findLast((one) => one.end <= start);
  const isBelowImport = previous !== undefined && isImport(previous);
  const isAlone = before.slice(previous?.end ?? 0).trim() === '';
  if (isBelowImport && isAlone) return { file, start: previous.end, end: statement.end, text: '' };
  const behind = /^(?:[ \t]*\r?\n)*/.exec(text.slice(statement.end))?.[0].length ?? 0;
  return { file, start, end: statement.end + behind, text: '' };
}

/** Where a node's documentation begins: the node itself begins behind the one before, and with it what a line comment says of that. */
function documentedStart(node: Node, sourceFile: SourceFile): number {
  const start = node.getStart(sourceFile, true);
  if (start === node.getStart(sourceFile)) return start;
  return start + (/^(?:\s|\/\/[^\n]*\n)*/.exec(sourceFile.text.slice(start))?.[0].length ?? 0);
}

function isImport(statement: Node): boolean {
  return isImportDeclaration(statement) || isRequireStatement(statement);
}

/** Takes a member out of an object that is written out, with its documentation and one comma. */
export function removeProperty(property: Node): TextEdit {
  const { start, end, file } = removeStatement(property);
  const { text } = property.getSourceFile();
  const behind = /^\s*,/.exec(text.slice(end))?.[0].length;
  if (behind !== undefined) return { file, start, end: end + behind, text: '' };
  return { file, start: text[start - 1] === ',' ? start - 1 : start, end, text: '' };
}

/** A list that names stand in, between braces. */
type NameList = Node & { readonly elements?: NodeArray<Node>; readonly properties?: NodeArray<Node> };

/** Takes names out of their list, and the whole declaration with them where nothing is left. */
export function removeNames(names: readonly Node[]): readonly TextEdit[] {
  const [first] = names;
  if (first === undefined) return [];
  const list: NameList = first.parent;
  const all = [...(list.elements ?? list.properties ?? [])];
  return removeFrom(all, names) ?? [removeWhole(list)];
}

/** What is left of a list in source; `undefined` where that is nothing. */
function removeFrom(all: readonly Node[], names: readonly Node[]): readonly TextEdit[] | undefined {
  const gone = new Set(names);
  if (all.every((one) => gone.has(one))) return undefined;
  return all.flatMap((one, index): TextEdit[] => {
    if (!gone.has(one)) return [];
    const file = one.getSourceFile().fileName;
    const previous = all[index - 1];
    const next = all[index + 1];
    const isFirst = all.slice(0, index).every((other) => gone.has(other));
    if (previous !== undefined && !isFirst) return [{ file, start: previous.end, end: one.end, text: '' }];
    return next === undefined ? [] : [{ file, start: one.getStart(), end: next.getStart(), text: '' }];
  });
}

/** The declaration of an empty list; a default import beside it stays, and so do other variables. */
function removeWhole(list: NameList): TextEdit {
  const file = list.getSourceFile().fileName;
  const clause = list.parent as Node & { readonly name?: Node };
  if (isNamedImports(list)) {
    if (clause.name === undefined) return removeStatement(clause.parent);
    return { file, start: clause.name.end, end: list.end, text: '' };
  }
  if (isNamedExports(list)) return removeStatement(clause);
  if (isObjectBindingPattern(list)) {
    const statement = clause.parent.parent;
    if (!isVariableStatement(statement)) return { file, start: list.getStart(), end: list.end, text: '{}' };
    const [edit] = removeFrom(statement.declarationList.declarations, [clause]) ?? [];
    return edit ?? removeStatement(statement);
  }
  return { file, start: list.getStart(), end: list.end, text: '{}' };
}
