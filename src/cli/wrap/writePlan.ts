import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, type ReadyWrap, type TextEdit } from '../../core/index.ts';
import { changedMessage, withoutMark, type ProjectFiles } from '../../wrap/index.ts';
import { CommandError, exitCodes } from '../exitCodes.ts';

/** A file that a plan edits, with the text that the plan was made for. */
export interface EditedFile {
  readonly file: string;
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

export function readEditedFiles(plan: ReadyWrap, files: ProjectFiles): readonly EditedFile[] {
  return [...new Set(plan.edits.map(({ file }) => file))].map((file) => ({
    file,
    text: files.planned(file),
    edits: plan.edits.filter((edit) => edit.file === file),
  }));
}

/**
 * Writes a plan, all of it or nothing: a file that changed since it was planned is not overwritten.
 * @throws CommandError where that is so, or a file cannot be written; what was written is put back then.
 */
export function writePlan(plan: ReadyWrap, files: readonly EditedFile[]): void {
  for (const { file, text } of files) {
    if (textNow(file) !== text) throw new CommandError(changedMessage(file), exitCodes.refused);
  }
  const undo: (() => void)[] = [];
  try {
    for (const { file, text } of plan.created) {
      mkdirSync(path.dirname(file), { recursive: true });
      // Fails where somebody has made a file of that name meanwhile.
      writeFileSync(file, text, { flag: 'wx' });
      undo.push(() => {
        rmSync(file);
      });
    }
    for (const { edits, file, text } of files) {
      const before = readFileSync(file, 'utf8');
      undo.push(() => {
        writeFileSync(file, before);
      });
      const mark = before.slice(0, before.length - text.length);
      writeFileSync(file, mark + applyEdits(text, edits));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `The wrap could not be written (${reason}); all files are as they were.`,
      exitCodes.refused,
    );
  }
}

function textNow(file: string): string | undefined {
  try {
    return withoutMark(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // Gone, which is a change too.
  }
}
