export { catalogEntries, isCatalogued, lookUp, moduleOfFile } from './catalog.ts';
export type { CallbackUse, CatalogEntry, Effect, Work } from './entry.ts';
