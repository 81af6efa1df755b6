import type { CompilerSession } from './compilerSession.ts';
import { findConfigFiles } from './findConfigFiles.ts';
import { folderOf } from './paths.ts';

/** The source files of a folder that are worth looking at, in order of path. */
export interface WorkspaceSources {
  readonly files: readonly string[];
  /** Whether there are more files than a workspace may have, and the rest was left out. */
  readonly truncated: boolean;
}

/**
 * Source files under `root`: those of its projects, and those that no project claims. What a project leaves out on
 * purpose (excluded folders, TypeScript outside its `include`) stays out; JavaScript beside a project that does not
 * take JavaScript is nobody's, and so comes along.
 */
export function workspaceFiles(session: CompilerSession, root: string): WorkspaceSources {
  const { configFiles, sourceFiles, truncated } = findConfigFiles(root);
  session.prepare(sourceFiles);
  const folders = configFiles.map((config) => `${folderOf(config)}/`);
  const files = sourceFiles.filter((file) => {
    if (session.projectOf(file)?.configFile !== undefined) return true;
    return /\.[cm]?jsx?$/.test(file) || !folders.some((folder) => file.startsWith(folder));
  });
  return { files, truncated };
}
