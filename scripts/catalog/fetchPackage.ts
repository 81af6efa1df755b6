import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runNpm } from '../setup/npm.mjs';
import { runCommand } from '../setup/runCommand.mjs';

/**
 * The files of one published version (`pg@8.16.3`), without its dependencies, unpacked once into the cache folder.
 * @returns the folder that holds its package.json
 */
export async function fetchPackage(packageAtVersion: string): Promise<string> {
  const cache = path.join(cacheFolder(), 'declarations');
  const folder = path.join(cache, ...packageAtVersion.split('/'));
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  await mkdir(path.dirname(folder), { recursive: true });
  const partial = await mkdtemp(path.join(cache, 'partial-'));
  try {
    await runNpm(['pack', packageAtVersion, '--pack-destination', partial, '--silent'], { cwd: partial });
    const [archive] = (await readdir(partial)).filter((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`${packageAtVersion} could not be fetched from npm.`);
    const unpacked = path.join(partial, 'unpacked');
    await mkdir(unpacked);
    await runCommand('tar', ['-xzf', path.join(partial, archive), '-C', unpacked, '--strip-components=1'], {
      cwd: partial,
    });
    // Another run may have been quicker; both have the same files.
    await rename(unpacked, folder).catch(async (error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    return folder;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Where everything is kept that is installed once for all checkouts. */
export function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return path.resolve(cache, 'poolwright');
}
