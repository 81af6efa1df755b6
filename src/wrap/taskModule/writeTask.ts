import {
  isClassDeclaration,
  isEnumDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isImportDeclaration,
  isInterfaceDeclaration,
  isModuleDeclaration,
  isTypeAliasDeclaration,
  isVariableStatement,
  SyntaxKind,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import { applyEdits, type CreatedFile, type TextEdit } from '../../core/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { declarationsOf } from '../effects/binding.ts';
import { importEnding, quoted, relativeSpecifier, type FileStyle } from '../output/sourceStyle.ts';
import { hasModifier, isDefaultExport } from '../target/functionLike.ts';
import { importsOf, namesIn, type ImportedName } from './closure.ts';
import type { TaskModule } from './planTask.ts';
import { importLines, withoutImports } from './taskImports.ts';

export interface TaskRequest {
  readonly context: WrapContext;
  readonly task: TaskModule;
  readonly twin: string;
  /** The line that imports the pool's function into the task module. */
  readonly poolImport: string;
  /** The twin and what is rewritten everywhere, as if the function stayed where it is. */
  readonly edits: readonly TextEdit[];
  /** The names of the calls that are rewritten. */
  readonly rewritten: ReadonlySet<Node>;
  readonly style: FileStyle;
}

/** Moves a function and what it needs to a task module; the old module imports and exports what it did before. */
export function writeTask(request: TaskRequest): {
  readonly edits: readonly TextEdit[];
  readonly created: CreatedFile;
} {
  const { context, edits, style, task } = request;
  const { sourceFile } = context.target;
  const ranges = task.statements.map((one) => rangeOf(one, sourceFile));
  const isOwn = ({ file }: TextEdit): boolean => file === sourceFile.fileName;
  const isMoved = (edit: TextEdit): boolean =>
    isOwn(edit) && ranges.some(({ start, end }) => edit.start >= start && edit.end <= end);
  const names = sharedNames(request);
  const exported = task.statements.filter((one) => needsExport(one, names, request));
  const moved = task.statements.map((statement, index) => {
    const range = ranges[index] ?? { start: statement.pos, end: statement.end };
    const own = edits.filter((edit) => isMoved(edit) && edit.start >= range.start && edit.end <= range.end);
    const start = statement.getStart(sourceFile);
    const keyword = { file: task.file, start, end: start, text: 'export ' };
    const all = [
      ...own,
      ...(exported.includes(statement) ? [keyword] : []),
      ...byName(statement, sourceFile),
    ];
    const shifted = all.map((edit) => ({
      ...edit,
      start: edit.start - range.start,
      end: edit.end - range.start,
    }));
    return applyEdits(sourceFile.text.slice(range.start, range.end), shifted);
  });
  const { lineEnd } = style;
  const imports = [...importLines(task.imports, sourceFile), request.poolImport].join(lineEnd);
  return {
    edits: [...edits.filter((edit) => !isMoved(edit)), ...restEdits(request, ranges, names)],
    created: { file: task.file, text: `${[imports, ...moved].join(lineEnd.repeat(2))}${lineEnd}` },
  };
}

/** Names of the moved statements that the rest of the module goes on using. */
function sharedNames({ context, rewritten, task }: TaskRequest): ReadonlySet<string> {
  const { project, target } = context;
  const { sourceFile } = target;
  const names = new Set<string>();
  for (const statement of restOf(task, sourceFile)) {
    for (const { name, declarations } of namesIn(statement, sourceFile, project)) {
      const isMoved = declarations.some((one) => task.statements.some((moved) => isInside(one, moved)));
      if (isMoved && !rewritten.has(name)) names.add(name.text);
    }
  }
  return names;
}

/** What becomes of the module that the function leaves. */
function restEdits(
  request: TaskRequest,
  ranges: readonly Range[],
  names: ReadonlySet<string>,
): readonly TextEdit[] {
  const { context, rewritten, style, task, twin } = request;
  const { project, target } = context;
  const { sourceFile } = target;
  const { lineEnd } = style;
  const rest = restOf(task, sourceFile);
  const used = importsOf(rest, sourceFile, project);
  const unused = new Set<ImportedName>([...task.imports].filter((one) => !used.has(one)));
  const isCalled = [...rewritten].some((name) => rest.some((one) => isInside(name, one)));
  const types = new Set(task.statements.filter(isTypeStatement).flatMap(declaredNames));
  const marked = (name: string): string =>
    types.has(name) && sourceFile.fileName.endsWith('s') && !sourceFile.fileName.endsWith('js')
      ? `type ${name}`
      : name;
  const exported = task.statements.filter(isExported).flatMap((statement) => {
    const declared = declaredNames(statement);
    return isDefaultExport(statement) ? declared.map((name) => `${name} as default`) : declared.map(marked);
  });
  const isTwinExported = target.member === undefined && target.unexported === undefined;
  const isTwinUsed = target.member === undefined && isCalled;
  const lines = [
    listLine('import', [...[...names].map(marked), ...(isTwinUsed ? [twin] : [])], request),
    listLine('export', [...exported, ...(isTwinExported ? [twin] : [])], request),
  ].filter((line) => line !== '');
  const edits = withoutImports(unused, sourceFile).map((edit) => ({ ...edit }));
  const removals = ranges.map(({ start, end }) => removal(start, end, sourceFile));
  const last = sourceFile.statements.findLast(isImportDeclaration);
  const gone = edits.find(({ start }) => start === last?.getStart(sourceFile));
  const [first] = sourceFile.statements;
  if (gone !== undefined)
    gone.text =
      [gone.text, ...lines].filter((line) => line !== '').join(lineEnd) + (gone.text === '' ? lineEnd : '');
  else if (last !== undefined) edits.push(insertion(sourceFile, last.end, lineEnd + lines.join(lineEnd)));
  else {
    const at = first === undefined ? 0 : rangeOf(first, sourceFile).start;
    const own = removals.find(({ start }) => start === at);
    const text = lines.join(lineEnd) + lineEnd.repeat(2);
    if (own === undefined) edits.push(insertion(sourceFile, at, text));
    else own.text = text;
  }
  return [...edits, ...removals];
}

function listLine(
  keyword: 'import' | 'export',
  names: readonly string[],
  { context, style, task }: TaskRequest,
): string {
  if (names.length === 0) return '';
  const { project, target } = context;
  const { sourceFile } = target;
  const specifier = relativeSpecifier(sourceFile.fileName, task.file, importEnding(sourceFile, project));
  const unique = [...new Set(names)];
  const isAllTypes = unique.every((name) => name.startsWith('type '));
  const list = isAllTypes ? unique.map((name) => name.slice('type '.length)) : unique;
  const start = isAllTypes ? `${keyword} type` : keyword;
  return `${start} { ${list.join(', ')} } from ${quoted(specifier, style)}${style.semicolons ? ';' : ''}`;
}

/** In its new module, a default export is exported by its name, like all that moves. */
function byName(statement: Statement, { fileName: file, text }: SourceFile): readonly TextEdit[] {
  const { modifiers } = statement as { readonly modifiers?: readonly Node[] };
  const keyword = modifiers?.find(({ kind }) => kind === SyntaxKind.DefaultKeyword);
  if (keyword === undefined) return [];
  const behind = /^\s*/.exec(text.slice(keyword.end))?.[0].length ?? 0;
  return [{ file, start: keyword.getStart(), end: keyword.end + behind, text: '' }];
}

function needsExport(statement: Statement, names: ReadonlySet<string>, { context }: TaskRequest): boolean {
  if (isExported(statement)) return false;
  return statement === context.target.statement || declaredNames(statement).some((name) => names.has(name));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A statement with the comment that stands right above it and the one behind it. */
function rangeOf(statement: Statement, sourceFile: SourceFile): Range {
  const { text } = sourceFile;
  const start = statement.getStart(sourceFile);
  const above = text.slice(statement.pos, start);
  const blank = [...above.matchAll(/\n[ \t]*\r?\n/g)].at(-1);
  const shebang = statement.pos === 0 ? (/^#!.*\r?\n/.exec(text)?.[0].length ?? 0) : 0;
  const from =
    blank === undefined ? Math.max(statement.pos, shebang) : statement.pos + blank.index + blank[0].length;
  const leading = /^[ \t]*\r?\n/.exec(text.slice(from, start))?.[0].length ?? 0;
  const behind = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(statement.end))?.[0].length ?? 0;
  return { start: endOfLastLine(statement, sourceFile, from + leading), end: statement.end + behind };
}

/** Behind a comment that ends the line of the statement before. */
function endOfLastLine(statement: Statement, sourceFile: SourceFile, start: number): number {
  if (start !== statement.pos || start === 0) return start;
  const behind = /^[ \t]*\/\/[^\r\n]*\r?\n/.exec(sourceFile.text.slice(start));
  return behind === null ? start : start + behind[0].length;
}

/** Takes a range out, with the blank lines below it; at the end of the file, with those above. */
function removal(
  start: number,
  end: number,
  sourceFile: SourceFile,
): { -readonly [Key in keyof TextEdit]: TextEdit[Key] } {
  const { fileName: file, text } = sourceFile;
  const below = /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0;
  const isLast = end + below >= text.length;
  const above = isLast ? (/(?:\r?\n[ \t]*)+$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  const lineEnd = isLast && above > 0 ? (text.includes('\r\n') ? '\r\n' : '\n') : '';
  return { file, start: start - above, end: end + below, text: lineEnd };
}

function insertion(
  { fileName: file }: SourceFile,
  at: number,
  text: string,
): { -readonly [Key in keyof TextEdit]: TextEdit[Key] } {
  return { file, start: at, end: at, text };
}

function restOf(task: TaskModule, sourceFile: SourceFile): readonly Statement[] {
  return sourceFile.statements.filter((one) => !task.statements.includes(one) && !isImportDeclaration(one));
}

function isInside(node: Node, statement: Statement): boolean {
  return (
    node.pos >= statement.pos &&
    node.end <= statement.end &&
    node.getSourceFile() === statement.getSourceFile()
  );
}

function isExported(statement: Statement): boolean {
  return hasModifier(statement as Parameters<typeof hasModifier>[0], SyntaxKind.ExportKeyword);
}

function isTypeStatement(statement: Statement): boolean {
  return isInterfaceDeclaration(statement) || isTypeAliasDeclaration(statement);
}

function declaredNames(statement: Statement): readonly string[] {
  if (isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .flatMap(({ name }) => declarationsOf(name))
      .flatMap((one) =>
        'name' in one && isIdentifier(one.name as Node) ? [(one.name as Node).getText()] : [],
      );
  }
  const isNamed =
    isFunctionDeclaration(statement) ||
    isClassDeclaration(statement) ||
    isInterfaceDeclaration(statement) ||
    isTypeAliasDeclaration(statement) ||
    isEnumDeclaration(statement) ||
    isModuleDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.getText()] : [];
}
