import type { SourceFile, Statement } from '../../compiler/index.ts';
import type { TextEdit } from '../../core/index.ts';

type WritableEdit = { -readonly [Key in keyof TextEdit]: TextEdit[Key] };

/** A stretch of a module's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A statement with the comment that stands right above it and the one behind it. */
export function rangeOf(statement: Statement, sourceFile: SourceFile): Range {
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
export function removal(start: number, end: number, sourceFile: SourceFile): WritableEdit {
  const { fileName: file, text } = sourceFile;
  const below = /^[ \t]*(?:\r?\n[ \t]*)*(?:\r?\n|$)/.exec(text.slice(end))?.[0].length ?? 0;
  const isLast = end + below >= text.length;
  const above = isLast ? (/(?:\r?\n[ \t]*)+$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  const lineEnd = isLast && above > 0 ? (text.includes('\r\n') ? '\r\n' : '\n') : '';
  return { file, start: start - above, end: end + below, text: lineEnd };
}

export function insertion({ fileName: file }: SourceFile, at: number, text: string): WritableEdit {
  return { file, start: at, end: at, text };
}
