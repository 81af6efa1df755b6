import { bufferEntries } from './buffers.ts';
import { cryptoEntries } from './crypto.ts';
import type { CatalogEntry } from './entry.ts';
import { fileEntries } from './files.ts';
import { languageEntries } from './language.ts';
import { networkEntries } from './network.ts';
import { isEmitterMethod, PackageCatalog } from './packageCatalog.ts';
import { cataloguedPackages } from './packages/index.ts';
import { processEntries } from './processes.ts';
import { timingEntries } from './timing.ts';

/** Everything that is known without looking into a body. */
export const catalogEntries: readonly CatalogEntry[] = [
  ...fileEntries,
  ...processEntries,
  ...cryptoEntries,
  ...networkEntries,
  ...timingEntries,
  ...languageEntries,
  ...bufferEntries,
];

const byKey = new Map<string, CatalogEntry>(
  catalogEntries.map((entry) => [keyOf(entry.module, entry.name), entry]),
);
const modules = new Set(catalogEntries.map((entry) => entry.module));
const packages = new PackageCatalog(cataloguedPackages);

/** Doors of the same room: what one module exports, the others export too. */
const sameModule: Readonly<Record<string, string>> = {
  'path/posix': 'path',
  'path/win32': 'path',
  'assert/strict': 'assert',
  'util/types': 'util',
};

/** Classes that get their methods from another: the catalogue lists a method once, where it is declared. */
const inherits: Readonly<Record<string, string>> = {
  'net:Socket': 'stream:Duplex',
  'tls:TLSSocket': 'net:Socket',
  'fs:ReadStream': 'stream:Readable',
  'fs:WriteStream': 'stream:Writable',
  'stream:Duplex': 'stream:Readable',
  'stream:Transform': 'stream:Duplex',
  'readline/promises:Interface': 'readline:Interface',
  ':Buffer': ':Uint8Array',
};

/**
 * The entry for an export (`fs`, `readFileSync`) or a method (`crypto`, `Hash.update`); `module` may carry `node:`,
 * and is empty for globals. `undefined` where nothing is known.
 */
export function lookUp(module: string, name: string): CatalogEntry | undefined {
  const plain = module.replace(/^node:/, '');
  const room = sameModule[plain] ?? plain;
  const found = byKey.get(keyOf(room, name));
  if (found !== undefined) return found;
  const namespace = /^(promises|posix|win32|strict)\.(.+)$/.exec(name);
  if (namespace?.[1] !== undefined && namespace[2] !== undefined) {
    return namespace[1] === 'promises'
      ? lookUp(`${room}/promises`, namespace[2])
      : lookUp(room, namespace[2]);
  }
  const inPackage = packages.lookUp(room, name);
  if (inPackage !== undefined) return inPackage;
  const dot = name.lastIndexOf('.');
  if (packages.packageOf(room) !== undefined && isEmitterMethod(name))
    return byKey.get(keyOf('events', `EventEmitter${name.slice(dot)}`));
  const base = dot < 0 ? undefined : inherits[`${room}:${name.slice(0, dot)}`];
  if (base === undefined) return undefined;
  const [baseModule = '', baseClass = ''] = base.split(':');
  return lookUp(baseModule, `${baseClass}.${name.slice(dot + 1)}`);
}

/** Whether any function of a module is listed, so that an unlisted one is a gap and not an unknown package. */
export function isCatalogued(module: string): boolean {
  const plain = module.replace(/^node:/, '');
  return modules.has(sameModule[plain] ?? plain) || packages.packageOf(plain) !== undefined;
}

/** The module that a file of a package (`dist/sync.d.ts`) declares: the package itself, or one of its subpaths. */
export function moduleOfFile(packageName: string, file: string): string {
  return packages.moduleOf(packageName, file);
}

function keyOf(module: string, name: string): string {
  return `${module}:${name}`;
}
