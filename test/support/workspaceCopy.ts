import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { PoolKind } from '../../src/core/index.ts';
import { poolwright } from './commandLine.ts';
import { copyPackages } from './copyPackages.ts';
import { repository } from './repository.ts';
import { makeTemporaryFolder } from './temporaryFolder.ts';

/**
 * A copy of one of the examples outside the repository, without the packages that are installed in the original: what is
 * not in its package.json is not there.
 */
export async function copyExample(name: string): Promise<string> {
  return copyWorkspace(path.join(repository, 'examples', name));
}

/** The same, with the packages that its package.json asks for. */
export async function copyInstalledExample(name: string): Promise<string> {
  const folder = await copyExample(name);
  await copyPackages(folder);
  return folder;
}

/** The thumbnails, installed, whose `resample` has been moved into a pool; `src/keepBusy.ts` makes them without an end. */
export async function copyPooledThumbnails(pool: PoolKind): Promise<string> {
  const folder = await copyExample('thumbnails');
  await copyPackages(folder);
  const wrapped = await poolwright(folder, 'wrap', 'src/resample.ts#resample', '--pool', pool, '--write');
  assert.equal(wrapped.exitCode, 0, wrapped.stderr);
  await copyPackages(folder);
  await cp(
    path.join(repository, 'test', 'fixtures', 'editor', 'keepBusy.ts'),
    path.join(folder, 'src', 'keepBusy.ts'),
  );
  return folder;
}

/** A copy of a folder outside the repository, of the same name, without `node_modules`. */
export async function copyWorkspace(source: string): Promise<string> {
  const name = path.basename(source);
  const folder = path.join(await makeTemporaryFolder(name), name);
  await cp(source, folder, { recursive: true, filter: (file) => path.basename(file) !== 'node_modules' });
  return folder;
}
