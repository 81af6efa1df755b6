import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installWithNpm } from './npm.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Whether `node_modules` holds what package-lock.json asks for. npm writes `node_modules/.package-lock.json` as the last
 * thing of an installation, so a half-done one does not count, and one that a person did by hand does.
 * Optional packages may be missing: they are the binaries of other platforms.
 *
 * @param {string} folder a folder with a package.json
 * @returns {boolean}
 */
export function dependenciesAreInstalled(folder) {
  const installed = lockedPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  const wanted = lockedPackages(path.join(folder, 'package-lock.json'));
  if (wanted === undefined) return true;
  const missing = Object.entries(wanted).some(
    ([name, entry]) => name !== '' && !entry.optional && installed[name]?.version !== entry.version,
  );
  return !missing && Object.keys(installed).every((name) => name in wanted);
}

/**
 * Installs what a folder's package.json asks for, unless it is there already.
 *
 * @param {string} folder
 * @param {string} label what to call the folder in the one line that is printed
 */
export async function installDependencies(folder, label) {
  if (dependenciesAreInstalled(folder)) return;
  const locked = existsSync(path.join(folder, 'package-lock.json'));
  console.log(`Installing the packages of ${label}.`);
  // Without a lock file none is written either: an installation leaves the working tree as it was.
  await installWithNpm([...(locked ? ['ci'] : ['install', '--no-package-lock']), '--include=dev'], {
    cwd: folder,
  });
}
