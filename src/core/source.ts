/**
 * Positions and edits in source text. Offsets count UTF-16 code units from 0; lines and columns count from 1,
 * columns in UTF-16 code units. Files are absolute paths with forward slashes inside the engine; only the command
 * line makes them relative to its root.
 */

/** A half-open range of UTF-16 offsets in one file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A place that a person can be sent to. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Replaces `[start, end)` of the *old* text of `file`; edits of one file never overlap. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file that a plan writes and that did not exist when the plan was made. */
export interface CreatedFile {
  readonly file: string;
  readonly text: string;
}

/** Applies edits of one file to its old text; edits may come in any order and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) throw new RangeError(`Overlapping edits at offset ${edit.start} of ${edit.file}`);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
