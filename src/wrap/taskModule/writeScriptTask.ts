import { type SourceFile, type Statement } from '../../compiler/index.ts';
import { isDirective } from '../commonJs/isDirective.ts';
import { isRequireStatement } from '../commonJs/requires.ts';
import type { TextEdit } from '../../core/index.ts';
import { importEnding, quoted, relativeSpecifier } from '../output/sourceStyle.ts';
import { requiresOf } from './closure.ts';
import { isInside, moveCode, restOf, sharedNames } from './movedCode.ts';
import { insertion, rangeOf, removal } from './ranges.ts';
import { typedefLines } from './taskImports.ts';
import { moduleSpecifier, type TaskRequest, type WrittenTask } from './taskRequest.ts';

/** The same for a CommonJS module in JavaScript: it requires what moved, and its exports stay where they are. */
export function writeScriptTask(request: TaskRequest): WrittenTask {
  const { context, poolImport, style, task, twin } = request;
  const { project, target } = context;
  const { sourceFile } = target;
  const { lineEnd, semicolons } = style;
  const end = semicolons ? ';' : '';
  const { otherEdits, ranges, texts } = moveCode(task, sourceFile, request.edits, () => []);
  const rest = restOf(task, sourceFile);

  const shared = sharedNames(request);
  const isTwinUsed = target.member === undefined && isTwinNamed(request, rest, otherEdits);
  const needed = [...shared, ...(isTwinUsed ? [twin] : [])];
  const [top = ''] = target.reference.split('.');
  const exported = [...new Set([top, ...needed])];

  const directive = sourceFile.statements.find(isDirective);
  const typedefs = typedefLines(task.typedefs, moduleSpecifier(request));
  const head = [
    ...(directive === undefined ? [] : [directive.getText(sourceFile) + lineEnd]),
    ...[...task.requires].map((one) => one.getText(sourceFile)),
    poolImport,
    ...(typedefs.length > 0 ? ['', ...typedefs] : []),
  ].join(lineEnd);
  const last = `module.exports = { ${exported.join(', ')} }${end}`;

  const used = requiresOf(rest, sourceFile, project);
  const unused = [...task.requires].filter((one) => !used.has(one));
  const removals = [
    ...ranges.map(({ start, end: to }) => removal(start, to, sourceFile)),
    ...unused.map((one) => lineRemoval(one, sourceFile)),
  ];
  const specifier = relativeSpecifier(sourceFile.fileName, task.file, importEnding(sourceFile, project));
  const line = `const { ${needed.join(', ')} } = require(${quoted(specifier, style)})${end}`;
  const added = needed.length > 0 ? [requireLine(line, sourceFile, unused, lineEnd)] : [];
  return {
    edits: [...otherEdits, ...removals, ...added],
    created: { file: task.file, text: [head, ...texts, last].join(lineEnd.repeat(2)) + lineEnd },
  };
}

/** Below what the module requires before it does anything else, or above all that it does. */
function requireLine(
  line: string,
  sourceFile: SourceFile,
  removed: readonly Statement[],
  lineEnd: string,
): TextEdit {
  const { statements } = sourceFile;
  const body = statements.find((one) => !isDirective(one) && !isRequireStatement(one));
  const above = statements.filter((one) => body === undefined || one.pos < body.pos);
  const last = above.findLast((one) => !removed.includes(one));
  if (last !== undefined)
    return insertion(sourceFile, last.end, (isDirective(last) ? lineEnd : '') + lineEnd + line);
  const [first] = statements;
  const at = first === undefined ? 0 : rangeOf(first, sourceFile).start;
  return insertion(sourceFile, at, line + lineEnd.repeat(above.length > 0 ? 1 : 2));
}

/** Takes out the lines of a statement, and none of the blank ones around them. */
function lineRemoval(statement: Statement, { fileName: file, text }: SourceFile): TextEdit {
  const lineBreak = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
  return { file, start: statement.getStart(), end: statement.end + lineBreak, text: '' };
}

/** Whether what stays calls the twin or exports it. */
function isTwinNamed(
  { context, rewritten, twin }: TaskRequest,
  rest: readonly Statement[],
  edits: readonly TextEdit[],
): boolean {
  const { sourceFile } = context.target;
  const isCalled = [...rewritten].some((name) => rest.some((one) => isInside(name, one)));
  const isExported = edits.some(({ file, text }) => file === sourceFile.fileName && text.includes(twin));
  return isCalled || isExported;
}
