import { isBuiltin } from 'node:module';
import type { CatalogEntry } from './entry.ts';
import { PackageCatalog } from './packageCatalog.ts';
import { packageOf } from './packageNames.ts';

/** The entries that a user wrote, found as those of packages are: by subpath, by class, by `*`. */
export class UserCatalog {
  readonly #exact = new Map<string, CatalogEntry>();
  readonly #packages: PackageCatalog;

  constructor(entries: readonly CatalogEntry[]) {
    const byPackage = new Map<string, CatalogEntry[]>();
    for (const entry of entries) {
      const key = keyOf(entry.module, entry.name);
      if (this.#exact.has(key)) continue;
      this.#exact.set(key, entry);
      // Subpaths of Node's own modules (`fs/promises`) are modules of their own, and globals have no package.
      if (entry.module === '' || isBuiltin(entry.module)) continue;
      const name = packageOf(entry.module);
      const known = byPackage.get(name);
      if (known === undefined) byPackage.set(name, [entry]);
      else known.push(entry);
    }
    this.#packages = new PackageCatalog(
      [...byPackage].map(([name, own]) => ({ name, version: '', source: 'package.json', entries: own })),
    );
  }

  lookUp(module: string, name: string): CatalogEntry | undefined {
    const exact = this.#exact.get(keyOf(module, name));
    return exact ?? (module === '' ? undefined : this.#packages.lookUp(module, name));
  }

  /** Whether any function of a package is listed. */
  has(module: string): boolean {
    return module !== '' && this.#packages.packageOf(module) !== undefined;
  }
}

function keyOf(module: string, name: string): string {
  return `${module}:${name}`;
}
