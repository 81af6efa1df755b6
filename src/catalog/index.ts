export { catalogEntries, isCatalogued, lookUp } from './catalog.ts';
export type { CallbackUse, CatalogEntry, Effect, Work } from './entry.ts';
