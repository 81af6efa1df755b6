import { bufferEntries } from './buffers.ts';
import { collectionEntries } from './collections.ts';
import { cryptoEntries } from './crypto.ts';
import type { CatalogEntry } from './entry.ts';
import { fileEntries } from './files.ts';
import { languageEntries } from './language.ts';
import { byteEntries } from './bytes.ts';
import { diagnosticsEntries } from './diagnostics.ts';
import { emitterEntries } from './emitters.ts';
import { handleEntries } from './handles.ts';
import { httpEntries } from './http.ts';
import { intlEntries } from './intl.ts';
import { keyEntries } from './keys.ts';
import { measuringEntries } from './measuring.ts';
import { newerEntries } from './newer.ts';
import { processObjectEntries } from './processObject.ts';
import { scriptEntries } from './scripts.ts';
import { socketEntries } from './sockets.ts';
import { sqliteEntries } from './sqlite.ts';
import { streamEntries } from './streams.ts';
import { terminalEntries } from './terminals.ts';
import { testingEntries } from './testing.ts';
import { textEntries } from './texts.ts';
import { utilityEntries } from './utilities.ts';
import { webEntries } from './web.ts';
import { nodeInheritance } from './inheritance.ts';
import { networkEntries } from './network.ts';
import { isEmitterMethod, PackageCatalog } from './packageCatalog.ts';
import { cataloguedPackages } from './packages/index.ts';
import { otherDoor } from './objects.ts';
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
  ...byteEntries,
  ...collectionEntries,
  ...diagnosticsEntries,
  ...emitterEntries,
  ...handleEntries,
  ...httpEntries,
  ...intlEntries,
  ...keyEntries,
  ...measuringEntries,
  ...newerEntries,
  ...processObjectEntries,
  ...scriptEntries,
  ...socketEntries,
  ...sqliteEntries,
  ...streamEntries,
  ...terminalEntries,
  ...testingEntries,
  ...textEntries,
  ...utilityEntries,
  ...webEntries,
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
  'test/reporters': 'test',
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
  ...nodeInheritance,
};

/**
 * The entry for an export (`fs`, `readFileSync`) or a method (`crypto`, `Hash.update`); `module` may carry `node:`,
 * and is empty for globals. `undefined` where nothing is known.
 */
export function lookUp(module: string, name: string): CatalogEntry | undefined {
  const room = roomOf(module);
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
  const owner = `${room}:${name.slice(0, Math.max(0, dot))}`;
  const base = dot > 0 && Object.hasOwn(inherits, owner) ? inherits[owner] : undefined;
  if (base !== undefined) {
    const [baseModule = '', baseClass = ''] = base.split(':');
    return lookUp(baseModule, `${baseClass}.${name.slice(dot + 1)}`);
  }
  const door = otherDoor(room, name);
  return door === undefined ? undefined : lookUp(door.module, door.name);
}

/** Whether any function of a module is listed, so that an unlisted one is a gap and not an unknown package. */
export function isCatalogued(module: string): boolean {
  const room = roomOf(module);
  return modules.has(room) || packages.packageOf(room) !== undefined;
}

function roomOf(module: string): string {
  const plain = module.replace(/^node:/, '');
  // `toString` is a property of every object.
  return (Object.hasOwn(sameModule, plain) ? sameModule[plain] : undefined) ?? plain;
}

/** The module that a file of a package (`dist/sync.d.ts`) declares: the package itself, or one of its subpaths. */
export function moduleOfFile(packageName: string, file: string): string {
  return packages.moduleOf(packageName, file);
}

function keyOf(module: string, name: string): string {
  return `${module}:${name}`;
}
