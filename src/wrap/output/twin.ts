import { isVariableStatement, type Node, type SourceFile } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';
import type { WrapTarget } from '../target/findTarget.ts';
import { quoted, type FileStyle } from './sourceStyle.ts';

export interface TwinRequest {
  readonly target: WrapTarget;
  readonly twin: string;
  /** The name by which the module calls the pool's function. */
  readonly poolFunction: string;
  readonly style: FileStyle;
}

/**
 * The twin: a function declaration, so that callers above it can call it, with the types of the original and its
 * documentation. `args` is all it knows of its parameters, so defaults stay the original's business.
 */
export function twinText({ target, twin, poolFunction, style }: TwinRequest): string {
  const { name, exportName } = target;
  const { indent, lineEnd } = style;
  const end = style.semicolons ? ';' : '';
  const args = name === 'args' ? 'rest' : 'args';
  const parameter = `...${args}: Parameters<typeof ${name}>`;
  const result = `Promise<Awaited<ReturnType<typeof ${name}>>>`;
  const oneLine = `export function ${twin}(${parameter}): ${result} {`;
  const head =
    oneLine.length <= style.width
      ? [oneLine]
      : [`export function ${twin}(`, `${indent}${parameter}`, `): ${result} {`];
  const call = `return ${poolFunction}(import.meta.url, ${quoted(exportName, style)}, ${name}, ${args})${end}`;
  return [...documentationOf(target), ...head, `${indent}${call}`, '}'].join(lineEnd);
}

/** Writes the twin below the statement that declares the original. */
export function twinEdit(request: TwinRequest): TextEdit {
  const { sourceFile, statement } = request.target;
  const at = endOfLineComment(sourceFile.text, statement.end);
  const gap = request.style.lineEnd.repeat(2);
  return { file: sourceFile.fileName, start: at, end: at, text: `${gap}${twinText(request)}` };
}

/** Behind a comment that ends the statement's last line, when nothing else follows there. */
function endOfLineComment(text: string, end: number): number {
  const rest = /^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end));
  return rest === null ? end : end + rest[0].length;
}

/** The lines of the comment that documents the original, as they are. */
function documentationOf({ fn, sourceFile, statement }: WrapTarget): readonly string[] {
  const owner: Node = isVariableStatement(statement) ? statement : fn;
  const comment = owner.jsDoc?.at(-1);
  if (comment === undefined) return [];
  return textOf(comment, sourceFile).split(/\r?\n/);
}

function textOf(node: Node, sourceFile: SourceFile): string {
  return sourceFile.text.slice(node.getStart(sourceFile), node.end);
}
