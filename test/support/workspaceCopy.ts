import { cp } from 'node:fs/promises';
import path from 'node:path';
import { installWithNpm } from '../../scripts/setup/npm.mjs';
import { repository } from './repository.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';

/**
 * A copy of one of the examples outside the repository, without the packages that are installed in the original: what is
 * not in its package.json is not there.
 */
export async function copyExample(name: string): Promise<string> {
  return copyWorkspace(path.join(repository, 'examples', name));
}

/** A copy of a folder outside the repository, without `node_modules`. */
export async function copyWorkspace(source: string): Promise<string> {
  const folder = await makeTemporaryFolder(path.basename(source));
  await cp(source, folder, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  return folder;
}

/** Installs what the folder's package.json asks for, from npm's own cache where it can. */
export async function installPackages(folder: string): Promise<void> {
  await installWithNpm(['install', '--prefer-offline'], { cwd: folder });
}
