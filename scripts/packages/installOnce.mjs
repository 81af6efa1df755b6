import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { partialFolder, removeLeftovers } from '../setup/partialFolders.mjs';
import { packagesFolder } from './packagesFolder.mjs';

/** Written last: a folder without it is not an installation. */
const stamp = 'poolwright-package.json';

/**
 * Makes a folder in the cache once. It is keyed by what it is made from, so another recipe never meets an old folder,
 * and becomes what it is by one rename: a killed run is simply done again.
 *
 * @param {string} name
 * @param {unknown} recipe anything that JSON can write; when it changes, the folder is made anew
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 * @returns {Promise<string>} the folder, absolute
 */
export async function installOnce(name, recipe, make) {
  const key = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 8);
  const folder = path.join(packagesFolder(), `${name}-${key}`);
  if (existsSync(path.join(folder, stamp))) return folder;
  await removeLeftovers(folder);
  const partial = partialFolder(folder);
  try {
    await mkdir(partial, { recursive: true });
    await make(partial);
    await writeFile(path.join(partial, stamp), `${JSON.stringify(recipe)}\n`);
    await rename(partial, folder).catch((error) => {
      if (!existsSync(path.join(folder, stamp))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}
