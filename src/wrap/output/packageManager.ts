import { existsSync } from 'node:fs';
import path from 'node:path';

/** How a package manager installs what package.json asks for. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  readonly lockFiles: readonly string[];
  readonly install: string;
  /** Adds to what package.json asks for in development, and installs all of it. */
  readonly addForDevelopment: string;
}

const npm: PackageManager = {
  name: 'npm',
  lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  install: 'npm install',
  addForDevelopment: 'npm install --save-dev',
};

const packageManagers: readonly PackageManager[] = [
  npm,
  {
    name: 'pnpm',
    lockFiles: ['pnpm-lock.yaml'],
    install: 'pnpm install',
    addForDevelopment: 'pnpm add --save-dev',
  },
  { name: 'yarn', lockFiles: ['yarn.lock'], install: 'yarn install', addForDevelopment: 'yarn add --dev' },
  {
    name: 'bun',
    lockFiles: ['bun.lock', 'bun.lockb'],
    install: 'bun install',
    addForDevelopment: 'bun add --dev',
  },
];

/** The package manager whose lock file is nearest: in a folder, or above it, where that of a workspace lies. */
export function packageManagerOf(folder: string): PackageManager {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = packageManagers.find(({ lockFiles }) =>
      lockFiles.some((name) => existsSync(path.join(at, name))),
    );
    if (found !== undefined) return found;
    if (at === path.dirname(at)) return npm;
  }
}
