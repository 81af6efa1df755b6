import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const sqlite = moduleTable('sqlite', 'nodejs.org/api/sqlite.html');

const light = { effect: 'light', work: { fixedNs: 2_000 } } as const;

/**
 * The database of Node 22.5 and later. It runs on the calling thread; what it writes is on disk before the call returns,
 * and it has no asynchronous twin.
 */
export const sqliteEntries: readonly CatalogEntry[] = [
  ...sqlite('DatabaseSync', { effect: 'io-sync', waitMs: 0.5, returns: 'DatabaseSync' }),
  ...sqlite('DatabaseSync.exec', { effect: 'io-sync', waitMs: 1 }),
  ...sqlite('DatabaseSync.open DatabaseSync.close', { effect: 'io-sync', waitMs: 0.5 }),
  ...sqlite('DatabaseSync.prepare', { effect: 'io-sync', waitMs: 0.02, returns: 'StatementSync' }),
  ...sqlite('StatementSync', light),
  ...['StatementSync', 'SQLTagStore'].flatMap((owner) => [
    ...sqlite(`${owner}.run`, { effect: 'io-sync', waitMs: 0.5 }),
    ...sqlite(`${owner}.get`, { effect: 'io-sync', waitMs: 0.02 }),
    ...sqlite(`${owner}.all ${owner}.iterate`, { effect: 'io-sync', waitMs: 0.5 }),
  ]),
  ...sqlite('SQLTagStore.clear', light),
  ...sqlite(
    methodsOf(
      'StatementSync',
      'columns setReadBigInts setReturnArrays setAllowBareNamedParameters setAllowUnknownNamedParameters',
    ),
    light,
  ),
  ...sqlite(
    methodsOf(
      'DatabaseSync',
      'function aggregate location enableLoadExtension enableDefensive setAuthorizer',
    ),
    light,
  ),
  ...sqlite('DatabaseSync.loadExtension', { effect: 'io-sync', waitMs: 1 }),
  // Copies of the whole database.
  ...sqlite('DatabaseSync.serialize DatabaseSync.deserialize', { effect: 'io-sync', waitMs: 5 }),
  ...sqlite('DatabaseSync.createTagStore', { ...light, returns: 'SQLTagStore' }),
  ...sqlite('DatabaseSync.createSession', { ...light, returns: 'Session' }),
  ...sqlite('DatabaseSync.applyChangeset Session.changeset Session.patchset', {
    effect: 'io-sync',
    waitMs: 1,
  }),
  ...sqlite('Session.close', light),
  ...sqlite('backup', { effect: 'libuv', waitMs: 10 }),
];
