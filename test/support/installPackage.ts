import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { installHost } from '../../scripts/host/installHost.mjs';
import { repository } from './repository.ts';

/** The package that `npm run package` made for this platform, absolute. */
export async function packageFile(): Promise<string> {
  const prefix = `poolwright-${process.platform}-${process.arch}-`;
  const found = (await readdir(repository)).filter(
    (name) => name.startsWith(prefix) && name.endsWith('.vsix'),
  );
  const [name] = found;
  if (name === undefined || found.length > 1) {
    throw new Error(
      `Expected one package of this platform, found ${found.length}: run \`npm run package\` first.`,
    );
  }
  return path.join(repository, name);
}

/** Installs the package as VS Code does it for a person who chooses *Install from VSIX…*. */
export async function installPackage(folders: { data: string; extensions: string }): Promise<void> {
  const { node, serverMain } = await installHost();
  await promisify(execFile)(node, [
    serverMain,
    `--install-extension=${await packageFile()}`,
    `--extensions-dir=${folders.extensions}`,
    `--server-data-dir=${folders.data}`,
    '--accept-server-license-terms',
  ]);
}
