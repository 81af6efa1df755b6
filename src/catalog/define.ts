import type { CatalogEntry, Effect } from './entry.ts';

/** What entries of one table have in common; `blocking` follows from the effect. */
export type Shape = Omit<CatalogEntry, 'module' | 'name' | 'source' | 'blocking' | 'asyncTwin'> & {
  /** One name for all entries, or each entry's own. */
  readonly asyncTwin?: string | ((name: string) => string | undefined);
};

/** Effects that hold the calling thread. */
export const blockingEffects: ReadonlySet<Effect> = new Set([
  'cpu',
  'io-sync',
  'child-process-sync',
  'wait-sync',
]);

/** Makes a `define(names, shape)` for one module and one documentation page. */
export function moduleTable(module: string, source: string): (names: string, shape: Shape) => CatalogEntry[] {
  return (names, { asyncTwin, ...shape }) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => {
        const twin = typeof asyncTwin === 'function' ? asyncTwin(name) : asyncTwin;
        return {
          module,
          name,
          ...shape,
          blocking: blockingEffects.has(shape.effect),
          ...(twin === undefined ? {} : { asyncTwin: twin }),
          source,
        };
      });
}

/** The same methods of several classes: `Array.map`, `ReadonlyArray.map`. */
export function methodsOf(classes: string, methods: string): string {
  const names = methods.trim().split(/\s+/);
  return classes
    .trim()
    .split(/\s+/)
    .flatMap((owner) => names.map((name) => `${owner}.${name}`))
    .join(' ');
}
