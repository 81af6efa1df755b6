import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Program, ProgramFolder } from '../../protocol/index.ts';

/** Enough for a monorepo; a workspace with more is searched no further. */
const mostPackages = 300;
const mostFolders = 5_000;
const deepest = 6;

const lockFiles: readonly (readonly [file: string, manager: string])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

/** The scripts of each package.json of a folder, the uppermost first. */
export async function npmScripts(folder: ProgramFolder): Promise<Program[]> {
  const programs: Program[] = [];
  for (const file of await findPackages(folder.path)) {
    const relative = path.relative(folder.path, file).replaceAll(path.sep, '/');
    for (const [name, script] of Object.entries(await readScripts(file))) {
      const workingDirectory = path.dirname(file);
      const manager = managerOf(workingDirectory, folder.path);
      programs.push({
        id: `npm:${folder.name}/${relative}:${name}`,
        kind: 'npm-script',
        label: name,
        description: `${relative}: ${script}`,
        run: runScript(manager, name),
        workingDirectory,
        environment: {},
      });
    }
  }
  return programs;
}

/** On Windows package managers are command files, which only a shell runs. */
function runScript(manager: string, name: string): Program['run'] {
  const command = [manager, 'run', name];
  if (process.platform !== 'win32') return { kind: 'command', command };
  return { kind: 'shell', line: /^[\w:.-]+$/.test(name) ? command.join(' ') : `${manager} run "${name}"` };
}

/** By the nearest lock file, up to the folder of the workspace. */
function managerOf(packageFolder: string, top: string): string {
  for (let folder = packageFolder; ; folder = path.dirname(folder)) {
    const found = lockFiles.find(([file]) => existsSync(path.join(folder, file)));
    if (found !== undefined) return found[1];
    if (folder === top || folder === path.dirname(folder)) return 'npm';
  }
}

async function readScripts(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof content !== 'object' || content === null || !('scripts' in content)) return {};
    const { scripts } = content;
    if (typeof scripts !== 'object' || scripts === null) return {};
    return Object.fromEntries(
      Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // Broken or gone: a package without scripts.
    return {};
  }
}

async function findPackages(top: string): Promise<string[]> {
  const packages: string[] = [];
  let folders = [top];
  let count = 0;
  for (let depth = 0; depth < deepest && folders.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of folders) {
      count += 1;
      if (count > mostFolders || packages.length >= mostPackages) return packages;
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      if (entries.some((entry) => entry.name === 'package.json' && entry.isFile()))
        packages.push(path.join(folder, 'package.json'));
      for (const entry of entries) {
        const isHidden = entry.name === 'node_modules' || entry.name.startsWith('.');
        if (entry.isDirectory() && !isHidden) next.push(path.join(folder, entry.name));
      }
    }
    folders = next.sort();
  }
  return packages;
}
