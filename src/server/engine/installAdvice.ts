import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InstallAdvice } from '../../protocol/languageServer.ts';

interface PackageManager {
  readonly lockFiles: readonly string[];
  /** Installs what package.json asks for. */
  readonly install: string;
  /** Adds to what package.json asks for in development, and installs all of it. */
  readonly addForDevelopment: string;
}

const npm: PackageManager = {
  lockFiles: ['package-lock.json'],
  install: 'npm install',
  addForDevelopment: 'npm install --save-dev',
};
const packageManagers: readonly PackageManager[] = [
  npm,
  { lockFiles: ['pnpm-lock.yaml'], install: 'pnpm install', addForDevelopment: 'pnpm add --save-dev' },
  { lockFiles: ['yarn.lock'], install: 'yarn install', addForDevelopment: 'yarn add --dev' },
  { lockFiles: ['bun.lock', 'bun.lockb'], install: 'bun install', addForDevelopment: 'bun add --dev' },
];

/** How to install what the wrap of a function in `file` needs; `null` when nothing is missing. */
export function installAdvice(file: string, packages: readonly string[]): InstallAdvice | null {
  if (packages.length === 0) return null;
  const folders = foldersAbove(file);
  const folder = folders.find((one) => existsSync(path.join(one, 'package.json'))) ?? path.dirname(file);
  const manager = packageManagerOf(folders);
  // The wrap's edits name the pool library in package.json; types are for the project to add.
  const types = packages.filter((one) => one.startsWith('@types/'));
  const command = types.length === 0 ? manager.install : [manager.addForDevelopment, ...types].join(' ');
  return { packages, command, folder };
}

/** The package manager whose lock file is nearest. */
function packageManagerOf(folders: readonly string[]): PackageManager {
  for (const folder of folders) {
    const found = packageManagers.find(({ lockFiles }) =>
      lockFiles.some((name) => existsSync(path.join(folder, name))),
    );
    if (found !== undefined) return found;
  }
  return npm;
}

/** The folder of a file and all above it, innermost first. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); folders.at(-1) !== folder; folder = path.dirname(folder))
    folders.push(folder);
  return folders;
}
