import type { Node } from '../../compiler/index.ts';
import type { CreatedFile, TextEdit } from '../../core/index.ts';
import type { WrapContext } from '../checks/wrapContext.ts';
import { importEnding, relativeSpecifier, type FileStyle } from '../output/sourceStyle.ts';
import type { TaskModule } from './planTask.ts';

/** What is to be written when a function moves to a task module. */
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

/** The old modules as they will be, and the new one. */
export interface WrittenTask {
  readonly edits: readonly TextEdit[];
  readonly created: CreatedFile;
}

/** How the task module names the one that its code came from. */
export function moduleSpecifier({ context, task }: TaskRequest): string {
  const { project, target } = context;
  return relativeSpecifier(task.file, target.sourceFile.fileName, importEnding(target.sourceFile, project));
}
