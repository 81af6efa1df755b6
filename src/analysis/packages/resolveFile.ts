import path from 'node:path';
import { type InstalledPackage, record } from './installedPackage.ts';
import { statOf } from './onDisk.ts';

/** Conditions of `exports` that Node may meet; which of `import` and `require` holds depends on who asks. */
const conditions = new Set(['node', 'import', 'require', 'module-sync', 'default']);

/** The JavaScript file that a package's subpath (`.` is its entry) leads to. */
export function entryFile(of: InstalledPackage, subpath: string): string | undefined {
  const { manifest, folder } = of;
  const { exports } = manifest;
  if (exports !== undefined && exports !== null) {
    const target = exported(exports, subpath);
    return target === undefined ? undefined : existing(path.posix.join(folder, target));
  }
  if (subpath !== '.') return existing(path.posix.join(folder, subpath));
  for (const field of [manifest['main'], './index', manifest['module']]) {
    const found = typeof field === 'string' ? existing(path.posix.join(folder, field)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The file of a package that one of its files names by `./x`, or by `#x` of the package's `imports`. */
export function relativeFile(of: InstalledPackage, fromFile: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) {
    const target = matched(record(of.manifest['imports']), specifier);
    return target === undefined ? undefined : existing(path.posix.join(of.folder, target));
  }
  const file = existing(path.posix.join(path.posix.dirname(fromFile), specifier));
  return file?.startsWith(`${of.folder}/`) === true ? file : undefined;
}

function exported(exports: unknown, subpath: string): string | undefined {
  const map = record(exports);
  const hasSubpaths = Object.keys(map).some((key) => key.startsWith('.'));
  if (hasSubpaths) return matched(map, subpath);
  return subpath === '.' ? chosen(exports) : undefined;
}

/** The target of a key, or of a pattern with one `*`. */
function matched(map: Readonly<Record<string, unknown>>, key: string): string | undefined {
  if (Object.hasOwn(map, key)) return chosen(map[key]);
  for (const [pattern, target] of Object.entries(map)) {
    const [before = '', after, ...more] = pattern.split('*');
    if (after === undefined || more.length > 0) continue;
    const isMatch = key.startsWith(before) && key.endsWith(after) && key.length > pattern.length - 1;
    if (isMatch) return chosen(target)?.replaceAll('*', key.slice(before.length, key.length - after.length));
  }
  return undefined;
}

function chosen(target: unknown): string | undefined {
  if (typeof target === 'string') return target.startsWith('./') ? target : undefined;
  if (Array.isArray(target)) return target.map(chosen).find((one) => one !== undefined);
  for (const [condition, inner] of Object.entries(record(target))) {
    const found = conditions.has(condition) ? chosen(inner) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function existing(file: string): string | undefined {
  const candidates = [
    file,
    `${file}.js`,
    `${file}.cjs`,
    `${file}.mjs`,
    path.posix.join(file, 'index.js'),
    path.posix.join(file, 'index.cjs'),
    path.posix.join(file, 'index.mjs'),
  ];
  return candidates.find((one) => /\.[cm]?js$/.test(one) && statOf(one)?.isFile() === true);
}
