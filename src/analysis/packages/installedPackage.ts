import path from 'node:path';
import { statOf, textOf } from './onDisk.ts';

/** A package as it is installed: what its `package.json` says, as far as it tells where the code is. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As the importing file reaches it: links of pnpm and of workspaces are not followed. */
  readonly folder: string;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Why its code is not JavaScript alone. */
  readonly isNative: boolean;
}

/** Dependencies that load a compiled addon. */
const addonLoaders = [
  'bindings',
  'node-gyp-build',
  'node-gyp-build-optional-packages',
  'prebuild-install',
  'node-addon-api',
  'nan',
  '@mapbox/node-pre-gyp',
  'node-pre-gyp',
];

/** The package of a name that a file would load: the nearest `node_modules` above the file that has it. */
export function installedPackage(name: string, fromFile: string): InstalledPackage | undefined {
  // A name comes from the program's text: it must not lead out of node_modules.
  if (!/^(@[\w.~-]+\/)?[\w.~-]+$/.test(name) || name.startsWith('.')) return undefined;
  for (let folder = path.posix.dirname(fromFile); ; folder = path.posix.dirname(folder)) {
    if (path.posix.basename(folder) !== 'node_modules') {
      const found = packageIn(path.posix.join(folder, 'node_modules', name), name);
      if (found !== undefined) return found;
    }
    if (folder === path.posix.dirname(folder)) return undefined;
  }
}

function packageIn(folder: string, name: string): InstalledPackage | undefined {
  const manifest = readManifest(path.posix.join(folder, 'package.json'));
  if (manifest === undefined) return undefined;
  const { version } = manifest;
  const dependencies = Object.keys({
    ...record(manifest['dependencies']),
    ...record(manifest['optionalDependencies']),
  });
  const isNative =
    manifest['gypfile'] === true ||
    manifest['binary'] !== undefined ||
    manifest['napi'] !== undefined ||
    dependencies.some((dependency) => addonLoaders.includes(dependency)) ||
    statOf(path.posix.join(folder, 'binding.gyp')) !== undefined;
  return { name, version: typeof version === 'string' ? version : '', folder, manifest, isNative };
}

function readManifest(file: string): Readonly<Record<string, unknown>> | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined; // What is no JSON is no package.
  }
}

/** A value of JSON as an object; empty for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
