import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installWithNpm } from '../setup/npm.mjs';
import { partialFolder, removeLeftovers } from '../setup/partialFolders.mjs';
import { StepError, runCommand } from '../setup/runCommand.mjs';
import { hostFolder } from './hostFolder.mjs';
import { buildNativeModules } from './nativeModules.mjs';
import { codeServerVersion, hostNodeVersion, hostPlatforms } from './versions.mjs';

/**
 * @typedef {object} Host
 * @property {string} folder the installation, absolute
 * @property {string} node the Node binary that runs the server, absolute
 * @property {string} serverMain the server's entry script, absolute
 */

/** Written last into an installation: a folder without it is not one. */
const stamp = 'poolwright-host.json';

const platform = `${process.platform}-${process.arch}`;

/**
 * @param {string} folder
 * @returns {Host}
 */
function describeHost(folder) {
  const modules = path.join(folder, 'node_modules');
  return {
    folder,
    node: path.join(modules, `node-${platform}`, 'bin', 'node'),
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}

/**
 * The VS Code server, installed from npm when it is not there yet: about 800 MB, once per version.
 *
 * A killed installation is simply done again: everything happens in a folder of its own, which becomes the installation
 * by one rename. Two at the same time are no trouble either: the first rename wins, and the other's folder is dropped.
 *
 * @returns {Promise<Host>}
 */
export async function installHost() {
  const folder = hostFolder();
  if (existsSync(path.join(folder, stamp))) return describeHost(folder);
  if (!hostPlatforms.includes(platform)) {
    throw new StepError(
      `VS Code's server can be installed from npm on ${hostPlatforms.join(' and ')} only, and this is ${platform}. ` +
        'Install the desktop VS Code, put its `code` command on PATH, and use `npm start` or `npm run test:desktop`.',
    );
  }
  await refuseForeignFolder(folder);
  await removeLeftovers(folder);
  console.log(
    `Installing VS Code's server ${codeServerVersion} into ${folder} (once, about a minute, 800 MB).`,
  );
  const started = Date.now();
  const partial = partialFolder(folder);
  try {
    await mkdir(partial, { recursive: true });
    await installInto(partial);
    await rename(partial, folder).catch((error) => {
      if (!existsSync(path.join(folder, stamp))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  console.log(`VS Code's server is installed (${Math.round((Date.now() - started) / 1000)} s).`);
  return describeHost(folder);
}

/** @param {string} folder */
async function installInto(folder) {
  const host = describeHost(folder);
  const server = path.resolve(path.dirname(host.serverMain), '..');
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const packages = [`code-server@${codeServerVersion}`, `node-${platform}@${hostNodeVersion}`];
  // No install script runs: code-server's own would compile half of VS Code's native modules, which nothing here needs.
  await installWithNpm(['install', '--ignore-scripts', '--save-exact', ...packages], { cwd: folder });
  await installWithNpm(['install', '--ignore-scripts', '--omit=dev'], { cwd: server });
  await installWithNpm(['install', '--ignore-scripts', '--omit=dev'], {
    cwd: path.join(server, 'extensions'),
  });
  await runCommand(host.node, ['--version'], { cwd: folder });
  await buildNativeModules(host, server);
  const content = { codeServer: codeServerVersion, node: hostNodeVersion };
  await writeFile(path.join(folder, stamp), `${JSON.stringify(content)}\n`);
}

/**
 * An empty folder is fine, since a rename replaces it; anything else that has no stamp is not ours to replace.
 *
 * @param {string} folder
 */
async function refuseForeignFolder(folder) {
  const entries = existsSync(folder) ? await readdir(folder) : [];
  if (entries.length === 0) return;
  throw new StepError(
    `${folder} should hold VS Code's server but holds something else. Remove it, or name another folder in POOLWRIGHT_HOST_DIR.`,
  );
}
