export { builtInCatalog, type Catalog, catalogEntries, lookUp, withUserEntries } from './catalog.ts';
export type { CallbackUse, CatalogEntry, Effect, Work } from './entry.ts';
export { readUserEntries } from './userEntries.ts';
export { isRecord, quoted } from './userValues.ts';
