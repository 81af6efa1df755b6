import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

const prefix = 'poolwright-';

/**
 * A new empty folder outside the repository. Its path has no symbolic links in it, so that it compares equal to what
 * programs report about themselves.
 */
export async function makeTemporaryFolder(name: string): Promise<string> {
  return mkdtemp(path.join(await realpath(os.tmpdir()), `${prefix}${name}-`));
}

/**
 * Removes a folder that {@link makeTemporaryFolder} made, given itself or something in it; a process that is just ending
 * may still write into it.
 */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  const all = await realpath(os.tmpdir());
  const [name = ''] = path.relative(all, folder).split(path.sep);
  if (!name.startsWith(prefix)) throw new Error(`${folder} is in no temporary folder of the tests.`);
  await rm(path.join(all, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
