import type { PackageFacts } from '../../src/catalog/package.ts';
import { fits } from '../../src/catalog/packageNames.ts';

/** What `npm run check:catalog -- --write` found in a package's declarations. */
export interface VerifiedPackage {
  readonly version: string;
  /** Packages whose declarations were read, with their versions. */
  readonly installed: readonly string[];
  /** Names of the catalogue's entries that are declared there. */
  readonly names: readonly string[];
}

/** Where the record of a package is kept, relative to the repository. */
export function recordFile(packageName: string): string {
  return `test/fixtures/catalog/${packageName.replaceAll('/', '__').replaceAll('*', 'any')}.json`;
}

/** Whether a package declares an entry's name, or the name that `declaredAs` says it is declared under. */
export function isDeclared(
  { declaredAs = {} }: PackageFacts,
  name: string,
  declared: ReadonlySet<string>,
): boolean {
  const owners = Object.entries(declaredAs).flatMap(([owner, used]) => {
    if (name === used) return [owner];
    if (used === '' || used === 'default') return [`${owner}.${name}`];
    if (!name.startsWith(`${used}.`)) return [];
    const member = name.slice(used.length + 1);
    return [owner === '' ? member : `${owner}.${member}`];
  });
  const spelled = [name, ...owners];
  return spelled.some((one) =>
    one.includes('*') ? [...declared].some((known) => fits(one, known)) : declared.has(one),
  );
}
