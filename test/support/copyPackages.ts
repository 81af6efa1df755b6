import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from './repository.ts';

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Installs what a folder's package.json asks for, with all that these need, by copying it out of this repository's own
 * `node_modules`: the same packages as npm would bring, in no time and without a network. A package that this repository
 * does not have in the version asked for is an error.
 */
export async function copyPackages(folder: string): Promise<void> {
  const { dependencies, devDependencies } = await readManifest(folder);
  for (const [name, range] of Object.entries({ ...devDependencies, ...dependencies })) {
    const { version } = await readManifest(path.join(repository, 'node_modules', name));
    if (version === undefined || !isInRange(version, range))
      throw new Error(`${folder} asks for ${name} ${range}, and this repository has ${version}.`);
    await copyPackage(name, folder, new Set());
  }
}

async function copyPackage(name: string, folder: string, done: Set<string>): Promise<void> {
  const source = path.join(repository, 'node_modules', name);
  // An optional package may be one for another platform.
  if (done.has(name) || !existsSync(source)) return;
  done.add(name);
  await cp(source, path.join(folder, 'node_modules', name), { recursive: true });
  const { dependencies, optionalDependencies } = await readManifest(source);
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) {
    // Where the repository has it in another version too, that one lies inside and has been copied along.
    if (!existsSync(path.join(source, 'node_modules', needed))) await copyPackage(needed, folder, done);
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Exact versions and `^` ranges, which is all that package.json files of examples and wraps have. */
function isInRange(version: string, range: string): boolean {
  if (!range.startsWith('^')) return version === range;
  const [major, minor, patch] = range.slice(1).split('.').map(Number);
  const [hasMajor, hasMinor = 0, hasPatch = 0] = version.split('.').map(Number);
  if (hasMajor !== major) return false;
  return hasMinor > (minor ?? 0) || (hasMinor === minor && hasPatch >= (patch ?? 0));
}
