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
import { UserCatalog } from './userCatalog.ts';

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

/** What is known of functions without looking into their bodies. */
export interface Catalog {
  /**
   * The entry for an export (`fs`, `readFileSync`) or a method (`crypto`, `Hash.update`); `module` may carry `node:`,
   * and is empty for globals. `undefined` where nothing is known.
   */
  lookUp(module: string, name: string): CatalogEntry | undefined;
  /** Whether any function of a module is listed, so that an unlisted one is a gap and not an unknown package. */
  isCatalogued(module: string): boolean;
  /** The module that a file of a package (`dist/sync.d.ts`) declares: the package itself, or one of its subpaths. */
  moduleOfFile(packageName: string, file: string): string;
  readonly hasUserEntries: boolean;
  /** What the user says of a function, and nothing else: it holds for functions whose body can be seen, too. */
  lookUpUser(module: string, name: string): CatalogEntry | undefined;
}

/** The catalogue that Poolwright brings, below what a user says. */
class LayeredCatalog implements Catalog {
  readonly #user: UserCatalog | undefined;

  constructor(user?: UserCatalog) {
    this.#user = user;
  }

  get hasUserEntries(): boolean {
    return this.#user !== undefined;
  }

  lookUp(module: string, name: string): CatalogEntry | undefined {
    const room = roomOf(module);
    const found = this.#user?.lookUp(room, name) ?? byKey.get(keyOf(room, name));
    if (found !== undefined) return found;
    const namespace = /^(promises|posix|win32|strict)\.(.+)$/.exec(name);
    if (namespace?.[1] !== undefined && namespace[2] !== undefined) {
      return namespace[1] === 'promises'
        ? this.lookUp(`${room}/promises`, namespace[2])
        : this.lookUp(room, namespace[2]);
    }
    const inPackage = packages.lookUp(room, name);
    if (inPackage !== undefined) return inPackage;
    const dot = name.lastIndexOf('.');
    if (this.#isPackage(room) && isEmitterMethod(name))
      return byKey.get(keyOf('events', `EventEmitter${name.slice(dot)}`));
    const owner = `${room}:${name.slice(0, Math.max(0, dot))}`;
    const base = dot > 0 && Object.hasOwn(inherits, owner) ? inherits[owner] : undefined;
    if (base !== undefined) {
      const [baseModule = '', baseClass = ''] = base.split(':');
      return this.lookUp(baseModule, `${baseClass}.${name.slice(dot + 1)}`);
    }
    const door = otherDoor(room, name);
    return door === undefined ? undefined : this.lookUp(door.module, door.name);
  }

  isCatalogued(module: string): boolean {
    const room = roomOf(module);
    return modules.has(room) || this.#isPackage(room);
  }

  moduleOfFile(packageName: string, file: string): string {
    return packages.moduleOf(packageName, file);
  }

  lookUpUser(module: string, name: string): CatalogEntry | undefined {
    return this.#user?.lookUp(roomOf(module), name);
  }

  #isPackage(room: string): boolean {
    return packages.packageOf(room) !== undefined || this.#user?.has(room) === true;
  }
}

/** What Poolwright knows by itself. */
export const builtInCatalog: Catalog = new LayeredCatalog();

/** What Poolwright knows, with a user's entries before its own; of two for one function the first counts. */
export function withUserEntries(entries: readonly CatalogEntry[]): Catalog {
  return entries.length === 0 ? builtInCatalog : new LayeredCatalog(new UserCatalog(entries));
}

/** An entry of the catalogue that Poolwright brings. */
export function lookUp(module: string, name: string): CatalogEntry | undefined {
  return builtInCatalog.lookUp(module, name);
}

function roomOf(module: string): string {
  const plain = module.replace(/^node:/, '');
  // `toString` is a property of every object.
  return (Object.hasOwn(sameModule, plain) ? sameModule[plain] : undefined) ?? plain;
}

function keyOf(module: string, name: string): string {
  return `${module}:${name}`;
}
