import { isImportDeclaration, type Node, type SourceFile, type Statement } from '../../compiler/index.ts';
import { applyEdits, type TextEdit } from '../../core/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { isPlainScript } from '../commonJs/exports.ts';
import { isRequireStatement } from '../commonJs/requires.ts';
import { isTypedef, namesIn } from './closure.ts';
import type { TaskModule } from './planTask.ts';
import { rangeOf, type Range } from './ranges.ts';

interface Shared {
  readonly context: WrapContext;
  readonly task: TaskModule;
  readonly rewritten: ReadonlySet<Node>;
}

/** Names of the moved statements that the rest of the module goes on using. */
export function sharedNames({ context, rewritten, task }: Shared): ReadonlySet<string> {
  const { project, target } = context;
  const { sourceFile } = target;
  const names = new Set<string>();
  for (const statement of restOf(task, sourceFile)) {
    for (const { name, declarations } of namesIn(statement, sourceFile, project)) {
      const isMoved = declarations.some(
        (one) => !isTypedef(one) && task.statements.some((moved) => isInside(one, moved)),
      );
      if (isMoved && !rewritten.has(name)) names.add(name.text);
    }
  }
  return names;
}

/** The statements that move with what is edited in them, and the edits of everything else. */
export interface MovedCode {
  readonly ranges: readonly Range[];
  readonly texts: readonly string[];
  readonly otherEdits: readonly TextEdit[];
}

/** @param more edits of a statement that only its new module needs; offsets of the old one */
export function moveCode(
  { statements }: TaskModule,
  sourceFile: SourceFile,
  edits: readonly TextEdit[],
  more: (statement: Statement) => readonly TextEdit[],
): MovedCode {
  const moved = statements.map((statement) => ({ statement, range: rangeOf(statement, sourceFile) }));
  const isIn = (edit: TextEdit, { start, end }: Range): boolean =>
    edit.file === sourceFile.fileName && edit.start >= start && edit.end <= end;
  const texts = moved.map(({ range, statement }) => {
    const own = [...edits.filter((edit) => isIn(edit, range)), ...more(statement)];
    const shifted = own.map((edit) => ({
      ...edit,
      start: edit.start - range.start,
      end: edit.end - range.start,
    }));
    return applyEdits(sourceFile.text.slice(range.start, range.end), shifted);
  });
  const otherEdits = edits.filter((edit) => !moved.some(({ range }) => isIn(edit, range)));
  return { ranges: moved.map(({ range }) => range), texts, otherEdits };
}

/** The statements that stay, imports left out. */
export function restOf(task: TaskModule, sourceFile: SourceFile): readonly Statement[] {
  const isImport = isPlainScript(sourceFile) ? isRequireStatement : isImportDeclaration;
  return sourceFile.statements.filter((one) => !task.statements.includes(one) && !isImport(one));
}

/** Whether a node lies in a statement. */
export function isInside(node: Node, statement: Statement): boolean {
  return (
    node.pos >= statement.pos &&
    node.end <= statement.end &&
    node.getSourceFile() === statement.getSourceFile()
  );
}
