import { existsSync } from 'node:fs';
import path from 'node:path';
import type { InstallAdvice } from '../../protocol/languageServer.ts';

/** Which package manager wrote a lock file; the first that is found on the way up decides. */
const lockFiles: Readonly<Record<string, string>> = {
  'package-lock.json': 'npm install',
  'pnpm-lock.yaml': 'pnpm install',
  'yarn.lock': 'yarn install',
  'bun.lock': 'bun install',
  'bun.lockb': 'bun install',
};

/** How to install what package.json of `file`'s package asks for now; `null` when nothing is missing. */
export function installAdvice(file: string, packages: readonly string[]): InstallAdvice | null {
  if (packages.length === 0) return null;
  const folders = foldersAbove(file);
  const folder = folders.find((one) => existsSync(path.join(one, 'package.json'))) ?? path.dirname(file);
  for (const above of folders) {
    for (const [lockFile, command] of Object.entries(lockFiles))
      if (existsSync(path.join(above, lockFile))) return { packages, command, folder };
  }
  return { packages, command: 'npm install', folder };
}

/** The folder of a file and all above it, innermost first. */
function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); folders.at(-1) !== folder; folder = path.dirname(folder))
    folders.push(folder);
  return folders;
}
