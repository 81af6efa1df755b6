import type { TextEdit } from '../core/index.ts';

/** By file, then by place: the order in which a person reads them. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start || a.end - b.end);
}
