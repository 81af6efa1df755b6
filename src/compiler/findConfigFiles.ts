import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { toEnginePath } from './paths.ts';

/** What a folder holds for the compiler; all paths absolute, in order of path. */
export interface WorkspaceFiles {
  /** `tsconfig.json` and `jsconfig.json` files. */
  readonly configFiles: readonly string[];
  /** TypeScript and JavaScript source files, in projects or not. */
  readonly sourceFiles: readonly string[];
  /** Whether the bound on the number of files was met and the rest was left out. */
  readonly truncated: boolean;
}

const skippedFolders = new Set([
  'node_modules',
  'bower_components',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
]);
const sourceExtension = /\.[cm]?[jt]sx?$/;
const declarationExtension = /\.d\.([^.]+\.)?[cm]?ts$/;

/** Walks `root`; leaves out hidden folders, dependencies, and what builds usually write. Unreadable folders are passed over. */
export function findConfigFiles(root: string, maxFiles = 20_000): WorkspaceFiles {
  const configFiles: string[] = [];
  const sourceFiles: string[] = [];
  const folders = [toEnginePath(root)];
  let truncated = false;
  for (let folder = folders.pop(); folder !== undefined && !truncated; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !skippedFolders.has(entry.name)) folders.push(file);
      } else if (entry.name === 'tsconfig.json' || entry.name === 'jsconfig.json') {
        configFiles.push(file);
      } else if (isSourceFile(entry.name)) {
        truncated = sourceFiles.length >= maxFiles;
        if (truncated) break;
        sourceFiles.push(file);
      }
    }
  }
  return { configFiles: configFiles.sort(), sourceFiles: sourceFiles.sort(), truncated };
}

/** Whether a file name is that of TypeScript or JavaScript source, declaration files aside. */
export function isSourceFile(file: string): boolean {
  return sourceExtension.test(file) && !declarationExtension.test(file);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // Not ours to read, or gone meanwhile.
  }
}
