import {
  isImportDeclaration,
  isInterfaceDeclaration,
  isTypeAliasDeclaration,
  SyntaxKind,
  type Node,
  type SourceFile,
  type Statement,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { importEnding, quoted, relativeSpecifier } from '../output/sourceStyle.ts';
import { hasModifier, isDefaultExport } from '../target/functionLike.ts';
import { importsOf, type ImportedName } from './closure.ts';
import { declaredNames } from './declaredNames.ts';
import { isInside, moveCode, restOf, sharedNames } from './movedCode.ts';
import { moduleSpecifier, type TaskRequest, type WrittenTask } from './taskRequest.ts';
import { writeScriptTask } from './writeScriptTask.ts';
import { insertion, rangeOf, removal, type Range } from './ranges.ts';
import { importLines, typedefLines, withoutImports } from './taskImports.ts';

/** Moves a function and what it needs to a task module; the old module imports and exports what it did before. */
export function writeTask(request: TaskRequest): WrittenTask {
  return isPlainScript(request.context.target.sourceFile)
    ? writeScriptTask(request)
    : writeModuleTask(request);
}

function writeModuleTask(request: TaskRequest): WrittenTask {
  const { context, style, task } = request;
  const { sourceFile } = context.target;
  const names = sharedNames(request);
  const { otherEdits, ranges, texts } = moveCode(task, sourceFile, request.edits, (statement) => {
    const start = statement.getStart(sourceFile);
    const keyword = { file: task.file, start, end: start, text: 'export ' };
    return [...(needsExport(statement, names, request) ? [keyword] : []), ...byName(statement, sourceFile)];
  });
  const { lineEnd } = style;
  const typedefs = typedefLines(task.typedefs, moduleSpecifier(request));
  const imports = [
    ...importLines(task.imports, sourceFile),
    request.poolImport,
    ...(typedefs.length > 0 ? ['', ...typedefs] : []),
  ].join(lineEnd);
  return {
    edits: [...otherEdits, ...restEdits(request, ranges, names)],
    created: { file: task.file, text: `${[imports, ...texts].join(lineEnd.repeat(2))}${lineEnd}` },
  };
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

function isExported(statement: Statement): boolean {
  return hasModifier(statement as Parameters<typeof hasModifier>[0], SyntaxKind.ExportKeyword);
}

function isTypeStatement(statement: Statement): boolean {
  return isInterfaceDeclaration(statement) || isTypeAliasDeclaration(statement);
}
