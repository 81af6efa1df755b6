import {
  isClassDeclaration,
  isVariableStatement,
  SyntaxKind,
  type CompilerProject,
  type Node,
  type SourceFile,
} from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { WrapTarget } from '../target/wrapTarget.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import type { HandedOver } from '../callers/handedOver.ts';
import { OWN_MODULE, type ModuleFormat } from '../poolVariant.ts';
import { endOfLineComment } from './endOfLineComment.ts';
import { internalMark, scriptExports, type ExportEdits } from './scriptExports.ts';
import { isTyped, scriptDocumentation } from './scriptDocumentation.ts';
import { transferList, withTransfers } from './transfers.ts';
import { quoted, type FileStyle } from './sourceStyle.ts';
import { twinSignature, type SignatureText } from './twinSignature.ts';

export interface TwinRequest {
  readonly target: WrapTarget;
  readonly project: CompilerProject;
  readonly twin: string;
  /** The name by which the module calls the pool's function. */
  readonly poolFunction: string;
  /** What Node takes the module for. */
  readonly format: ModuleFormat;
  /** Buffers that threads take over. */
  readonly transfers: readonly HandedOver[];
  readonly style: FileStyle;
}

/**
 * The lines of the twin: a function declaration, so that callers above it can call it, or a method beside the original.
 * It has the types of the original and its documentation; defaults stay the original's business.
 */
function twinLines(request: TwinRequest): readonly string[] {
  const { format, poolFunction, project, style, target, transfers, twin } = request;
  const end = style.semicolons ? ';' : '';
  const { original, overloads, own, passed } = twinSignature(target, project);
  const start = `${keywords(target)}${twin}`;
  const call = `return ${poolFunction}(${OWN_MODULE[format]}, ${quoted(target.exportPath, style)}, ${original}, ${passed}`;
  const depth = target.member === undefined ? 0 : indentOf(target).length;
  const announced = overloads.flatMap(({ head, of }) => [
    ...documentationOf(of, target.sourceFile),
    ...broken(start, head, end, depth, style),
  ]);
  return [
    ...(overloads.length > 0 ? announced : withTransfers(documentation(target, project), transfers)),
    ...broken(start, own, ' {', depth, style),
    ...body(call, transferList(transfers, passed, isTyped(target.sourceFile)), depth, style),
    '}',
  ];
}

/** The call of the pool, its options on lines of their own where that is too long. */
function body(
  call: string,
  transfer: string | undefined,
  depth: number,
  { indent, semicolons, width }: FileStyle,
): readonly string[] {
  const end = semicolons ? ';' : '';
  if (transfer === undefined) return [`${indent}${call})${end}`];
  const line = `${indent}${call}, { transfer: ${transfer} })${end}`;
  if (depth + line.length <= width) return [line];
  return [`${indent}${call}, {`, `${indent}${indent}transfer: ${transfer},`, `${indent}})${end}`];
}

/** A signature in one line, or its parameters on a line of their own where that is too long. */
function broken(
  start: string,
  { parameters, result, typeParameters }: SignatureText,
  end: string,
  depth: number,
  { indent, width }: FileStyle,
): readonly string[] {
  const line = `${start}${typeParameters}(${parameters})${result}${end}`;
  if (depth + line.length <= width) return [line];
  return [`${start}${typeParameters}(`, `${indent}${parameters}`, `)${result}${end}`];
}

/** What stands before the twin's name: it is as visible as the original. */
function keywords({ member, place, sourceFile, unexported }: WrapTarget): string {
  const isExported = unexported === undefined && !isPlainScript(sourceFile);
  if (member === undefined) return `${isExported ? 'export ' : ''}function `;
  if (!isClassDeclaration(member.holder)) return '';
  const { modifiers } = place as { readonly modifiers?: readonly Node[] };
  const kept = (modifiers ?? []).filter(({ kind }) => visibility.has(kind)).map((one) => `${one.getText()} `);
  return kept.join('');
}

const visibility = new Set([
  SyntaxKind.PublicKeyword,
  SyntaxKind.PrivateKeyword,
  SyntaxKind.ProtectedKeyword,
  SyntaxKind.StaticKeyword,
]);

/** Writes the twin below the original, and what exports them as far as that takes more than a keyword. */
export function twinEdits(request: TwinRequest): readonly TextEdit[] {
  const { member, place, sourceFile, statement, unexported } = request.target;
  const { lineEnd } = request.style;
  const { text } = sourceFile;
  const indent = member === undefined ? '' : indentOf(request.target);
  const lines = twinLines(request).map((line) => (line === '' ? line : indent + line));
  const isInObject = member !== undefined && !isClassDeclaration(member.holder);
  const comma = isInObject ? /^\s*,/.exec(text.slice(place.end)) : null;
  const at = endOfLineComment(text, place.end + (comma?.[0].length ?? 0));
  const before = isInObject && comma === null ? ',' : '';
  const after = isInObject && comma !== null ? ',' : '';
  const exporting = isPlainScript(sourceFile) ? scriptExports(request) : moduleExports(request);
  const insert = (offset: number, inserted: string): TextEdit => ({
    file: sourceFile.fileName,
    start: offset,
    end: offset,
    text: inserted,
  });
  const below = member === undefined ? exporting.lines : [];
  const written = [...lines, ...below].join(lineEnd);
  const edits = [insert(at, `${before}${lineEnd.repeat(2)}${written}${after}`), ...exporting.edits];
  if (member !== undefined && unexported !== undefined && exporting.lines.length > 0)
    edits.push(insert(endOfLineComment(text, statement.end), lineEnd + exporting.lines.join(lineEnd)));
  return edits;
}

/** An export for workers alone: marked, so that nobody takes it for a part of what the module offers. */
function moduleExports({ style, target }: TwinRequest): ExportEdits {
  if (target.unexported === undefined) return { lines: [], edits: [] };
  const end = style.semicolons ? ';' : '';
  return { lines: ['', internalMark, `export { ${target.unexported.text} }${end}`], edits: [] };
}

/** The white space before the line that a member begins on. */
function indentOf({ place, sourceFile }: WrapTarget): string {
  const start = place.getStart(sourceFile);
  const lineStart = sourceFile.text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(sourceFile.text.slice(lineStart, start))?.[0] ?? '';
}

function documented({ fn, member, place, statement }: WrapTarget): Node {
  if (member !== undefined) return place;
  return isVariableStatement(statement) ? statement : fn;
}

/** In JavaScript the types are in the comment, and the twin's are others than the original's. */
function documentation(target: WrapTarget, project: CompilerProject): readonly string[] {
  const lines = documentationOf(documented(target), target.sourceFile);
  return isTyped(target.sourceFile) ? lines : scriptDocumentation(lines, target, project);
}

/** The lines of the comment that documents the original, as they are but for the indentation of the first. */
function documentationOf(owner: Node, sourceFile: SourceFile): readonly string[] {
  const comment = owner.jsDoc?.at(-1);
  if (comment === undefined) return [];
  // The node begins behind the statement before, and with it what is said about that at the end of its line.
  const before =
    /^(?:\s|\/\/[^\n]*\n)*/.exec(sourceFile.text.slice(comment.pos, comment.end))?.[0].length ?? 0;
  const start = comment.pos + before;
  const lineStart = sourceFile.text.lastIndexOf('\n', start - 1) + 1;
  const indent = sourceFile.text.slice(lineStart, start);
  const lines = sourceFile.text.slice(start, comment.end).split(/\r?\n/);
  return lines.map((line) =>
    /^\s*$/.test(indent) && line.startsWith(indent) ? line.slice(indent.length) : line,
  );
}
