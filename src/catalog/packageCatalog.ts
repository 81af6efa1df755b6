import type { CatalogEntry } from './entry.ts';
import type { CataloguedPackage } from './package.ts';
import { fits, packageOf } from './packageNames.ts';

/** Finds the entries of npm packages by how programs import them and by how they are declared. */
export class PackageCatalog {
  readonly #byName = new Map<string, CataloguedPackage>();
  readonly #patterns: CataloguedPackage[] = [];
  readonly #entries = new Map<string, CatalogEntry>();
  /** Entries with `*` in their name, by the package that has them. */
  readonly #wild = new Map<CataloguedPackage, readonly CatalogEntry[]>();
  readonly #packages = new Map<string, CataloguedPackage | undefined>();
  readonly #found = new Map<string, CatalogEntry | undefined>();

  constructor(packages: readonly CataloguedPackage[]) {
    for (const known of packages) {
      for (const name of [known.name, ...(known.declaredIn ?? [])]) {
        if (name.includes('*')) this.#patterns.push(known);
        else this.#byName.set(name, known);
      }
      for (const entry of known.entries) this.#entries.set(keyOf(entry.module, entry.name), entry);
      this.#wild.set(
        known,
        known.entries.filter((entry) => entry.name.includes('*')),
      );
    }
  }

  /** The package behind a module specifier, or behind the package that a declaration lies in. */
  packageOf(specifier: string): CataloguedPackage | undefined {
    if (!this.#packages.has(specifier)) this.#packages.set(specifier, this.#findPackage(specifier));
    return this.#packages.get(specifier);
  }

  /** The module that a file inside a package (`dist/sync.d.ts`) declares. */
  moduleOf(packageName: string, file: string): string {
    for (const [part, module] of Object.entries(this.packageOf(packageName)?.modules ?? {})) {
      if (file.includes(part)) return module;
    }
    return packageName;
  }

  lookUp(specifier: string, name: string): CatalogEntry | undefined {
    const key = keyOf(specifier, name);
    if (!this.#found.has(key)) this.#found.set(key, this.#find(specifier, name));
    return this.#found.get(key);
  }

  #findPackage(specifier: string): CataloguedPackage | undefined {
    const name = packageOf(specifier);
    const exact = this.#byName.get(name);
    if (exact !== undefined) return exact;
    return this.#patterns.find((known) =>
      [known.name, ...(known.declaredIn ?? [])].some((pattern) => fits(pattern, name)),
    );
  }

  #find(specifier: string, name: string): CatalogEntry | undefined {
    const known = this.packageOf(specifier);
    if (known === undefined) return undefined;
    const subpath = specifier.slice(packageOf(specifier).length + 1);
    // `lodash/fp.js` is what `lodash/fp` is.
    const bare = subpath === '' ? specifier : specifier.replace(/\.[cm]?js$/, '');
    const spelled = known.subpathIsName === true && subpath !== '' ? nameBySubpath(subpath, name) : name;
    const names = namesOf(known, spelled);
    for (const one of names) {
      const exact =
        this.#entries.get(keyOf(specifier, one)) ??
        this.#entries.get(keyOf(bare, one)) ??
        this.#entries.get(keyOf(known.name, one));
      if (exact !== undefined) return exact;
    }
    // `Redis.*` means the commands, not what every emitter has.
    const isInherited = isEmitterMethod(spelled);
    const wild = (this.#wild.get(known) ?? []).filter((entry) => !isInherited || !entry.name.endsWith('.*'));
    for (const entry of wild) {
      const one = names.findLast((candidate) => fits(entry.name, candidate));
      // Evidence names the function, not the pattern.
      if (one !== undefined) return { ...entry, name: one };
    }
    return spelled.startsWith('*.') ? sameMember(known, spelled.slice(1)) : undefined;
  }
}

/** A member whose owner is not known, where all classes of a package that have it do the same. */
function sameMember(known: CataloguedPackage, ending: string): CatalogEntry | undefined {
  const [first, ...others] = known.entries.filter((entry) => entry.name.endsWith(ending));
  return others.every((entry) => entry.effect === first?.effect) ? first : undefined;
}

/** A method that classes have from `EventEmitter`; their own declarations do not name it again. */
export function isEmitterMethod(name: string): boolean {
  return /\.(on|once|off|(add|prepend|remove)Listener|removeAllListeners|emit|setMaxListeners)$/.test(name);
}

/** A name as programs use it, from one that may be a declaration's. */
function namesOf(known: CataloguedPackage, name: string): readonly string[] {
  // `require('sharp')` is the function itself where a package exports nothing but one.
  const names = name === '*' ? [name, 'default'] : [name];
  for (const [declared, used] of Object.entries(known.declaredAs ?? {})) {
    if (declared === '' && !name.includes('.')) names.push(`${used}.${name}`);
    if (name === declared && used !== '') names.push(used);
    if (name.startsWith(`${declared}.`)) {
      const member = name.slice(declared.length + 1);
      // Members of a default export are what the module itself has.
      names.push(used === '' || used === 'default' ? member : `${used}.${member}`);
    }
  }
  return names;
}

/** `lodash/map` hands out `map` as its default export and as itself. */
function nameBySubpath(subpath: string, name: string): string {
  const own = subpath.slice(subpath.lastIndexOf('/') + 1).replace(/\.[cm]?js$/, '');
  return name === 'default' || name === '*' ? own : name;
}

function keyOf(module: string, name: string): string {
  return `${module}:${name}`;
}
