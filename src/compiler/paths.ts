import path from 'node:path';

/** The engine's spelling of a path: absolute, forward slashes. */
export function toEnginePath(file: string): string {
  return path.resolve(file).replaceAll('\\', '/');
}

/** The folder of an engine path. */
export function folderOf(file: string): string {
  return path.posix.dirname(file);
}
