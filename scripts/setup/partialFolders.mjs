import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Where an installation into `folder` is made before it becomes the folder by one rename.
 *
 * @param {string} folder
 */
export function partialFolder(folder) {
  return `${folder}.partial-${process.pid}`;
}

/**
 * Removes what killed installations left behind; one that still runs is left alone.
 *
 * @param {string} folder
 */
export async function removeLeftovers(folder) {
  const parent = path.dirname(folder);
  const prefix = `${path.basename(folder)}.partial-`;
  const names = existsSync(parent) ? await readdir(parent) : [];
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
