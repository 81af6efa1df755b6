import { mkdtemp, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
 * A new empty folder outside the repository. Its path has no symbolic links in it, so that it compares equal to what
 * programs report about themselves.
 */
export async function makeTemporaryFolder(name: string): Promise<string> {
  return mkdtemp(path.join(await realpath(os.tmpdir()), `poolwright-${name}-`));
}

/** Removes a folder that {@link makeTemporaryFolder} made; a process that is just ending may still write into it. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
