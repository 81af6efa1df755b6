import type { Catalog, CatalogEntry } from '../../catalog/index.ts';

const arrayMethods =
  'forEach map filter reduce reduceRight some every flatMap findIndex findLast findLastIndex sort splice unshift push pop shift reverse fill flat toSorted toReversed';
const textMethods =
  'split charAt charCodeAt codePointAt trim trimStart trimEnd toLowerCase toUpperCase padStart padEnd startsWith endsWith substring substr replaceAll matchAll normalize localeCompare';
const sharedMethods = 'slice indexOf lastIndexOf includes concat join toString toFixed hasOwnProperty';

const owners = new Map<string, string>([
  ...arrayMethods.split(' ').map((name) => [name, 'Array'] as const),
  ...textMethods.split(' ').map((name) => [name, 'String'] as const),
  ...sharedMethods.split(' ').map((name) => [name, 'Array'] as const),
  ...['then', 'catch', 'finally'].map((name) => [name, 'Promise'] as const),
]);

/**
 * What a method of the language does that is called on a value of unknown type. Only names that hardly anything else
 * has are taken for the language's own; the verdict says that it rests on a name.
 */
export function builtinMethod(name: string, catalog: Catalog): CatalogEntry | 'constant' | undefined {
  const owner = owners.get(name);
  return owner === undefined ? undefined : (catalog.lookUp('', `${owner}.${name}`) ?? 'constant');
}
