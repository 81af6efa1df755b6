import path from 'node:path';

/** A path as it is printed: relative to the root, with forward slashes. */
export function relativePath(root: string, file: string): string {
  const relative = path.posix.relative(root, file);
  return relative === '' ? '.' : relative;
}

/** A sentence with the root taken off the paths in it. */
export function relativeText(root: string, message: string): string {
  return message.replaceAll(`${root}/`, '');
}
