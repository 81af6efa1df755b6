import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The first executable file with one of these names on PATH, absolute. On Windows `.exe` and `.cmd` are tried as well.
 *
 * @param {...string} names in order of preference
 * @returns {string | undefined}
 */
export function findOnPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      const found = endings.map((ending) => path.join(folder, name + ending)).find(isExecutable);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // Missing and not executable mean the same here.
  }
}
