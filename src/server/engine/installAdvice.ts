import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InstallAdvice } from '../../protocol/languageServer.ts';
import { packageManagerOf } from '../../wrap/index.ts';

/** How to install what the wrap of a function in `file` needs; `null` when nothing is missing. */
export function installAdvice(file: string, packages: readonly string[]): InstallAdvice | null {
  if (packages.length === 0) return null;
  const folders = foldersAbove(file);
  const folder = folders.find((one) => existsSync(path.join(one, 'package.json'))) ?? path.dirname(file);
  const manager = packageManagerOf(path.dirname(file));
  // The wrap's edits name the pool library in package.json; types are for the project to add.
  const types = packages.filter((one) => one.startsWith('@types/'));
  const command = types.length === 0 ? manager.install : [manager.addForDevelopment, ...types].join(' ');
  return { packages, command, folder };
}

/** The folder of a file and all above it, innermost first. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); folders.at(-1) !== folder; folder = path.dirname(folder))
    folders.push(folder);
  return folders;
}
