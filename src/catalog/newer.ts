import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const sqlite = moduleTable('sqlite', 'nodejs.org/api/sqlite.html');
const globals = moduleTable('', 'nodejs.org/api/process.html');
const workers = moduleTable('worker_threads', 'nodejs.org/api/worker_threads.html');
const crypto = moduleTable('crypto', 'nodejs.org/api/crypto.html');
const util = moduleTable('util', 'nodejs.org/api/util.html');
const modules = moduleTable('module', 'nodejs.org/api/module.html');
const assert = moduleTable('assert', 'nodejs.org/api/assert.html');
const promises = moduleTable('fs/promises', 'nodejs.org/api/fs.html#promises-api');
const fs = moduleTable('fs', 'nodejs.org/api/fs.html');
const net = moduleTable('net', 'nodejs.org/api/net.html');
const http = moduleTable('http', 'nodejs.org/api/http.html');
const v8 = moduleTable('v8', 'nodejs.org/api/v8.html');

const light = { effect: 'light', work: { fixedNs: 2_000 } } as const;
const later = { argument: -1, calls: 'later' } as const;

/** Functions that came after Node 20, the oldest version that Poolwright runs on. */
export const newerEntries: readonly CatalogEntry[] = [
  // Node 22.5. The database runs on the calling thread; what it writes is on disk before the call returns.
  ...sqlite('DatabaseSync', { effect: 'io-sync', waitMs: 0.5, returns: 'DatabaseSync' }),
  ...sqlite('DatabaseSync.exec', { effect: 'io-sync', waitMs: 1 }),
  ...sqlite('DatabaseSync.open DatabaseSync.close', { effect: 'io-sync', waitMs: 0.5 }),
  ...sqlite('DatabaseSync.prepare', { effect: 'io-sync', waitMs: 0.02, returns: 'StatementSync' }),
  ...sqlite('StatementSync.run', { effect: 'io-sync', waitMs: 0.5 }),
  ...sqlite('StatementSync.get', { effect: 'io-sync', waitMs: 0.02 }),
  ...sqlite('StatementSync.all StatementSync.iterate', { effect: 'io-sync', waitMs: 0.5 }),
  ...sqlite(
    methodsOf(
      'StatementSync',
      'columns setReadBigInts setAllowBareNamedParameters setAllowUnknownNamedParameters',
    ),
    light,
  ),
  ...sqlite(
    methodsOf('DatabaseSync', 'function aggregate location isTransaction enableLoadExtension'),
    light,
  ),
  ...sqlite('DatabaseSync.loadExtension', { effect: 'io-sync', waitMs: 1 }),
  ...sqlite('DatabaseSync.createSession', { ...light, returns: 'Session' }),
  ...sqlite('DatabaseSync.applyChangeset Session.changeset Session.patchset', {
    effect: 'io-sync',
    waitMs: 1,
  }),
  ...sqlite('Session.close', light),
  ...sqlite('backup', { effect: 'libuv', waitMs: 10 }),
  ...globals('Process.threadCpuUsage Process.execve', light),
  ...workers('postMessageToThread', { effect: 'worker', waitMs: 1 }),
  ...workers('Worker.cpuUsage Worker.getHeapStatistics', { effect: 'worker', waitMs: 1 }),
  ...workers('isMarkedAsUntransferable', light),
  ...crypto('encapsulate decapsulate', { effect: 'light', work: { fixedNs: 100_000 }, callback: later }),
  ...util('getSystemErrorMessage getCallSites diff setTraceSigInt', {
    effect: 'light',
    work: { fixedNs: 5_000 },
  }),
  ...modules('enableCompileCache flushCompileCache', { effect: 'io-sync', waitMs: 1 }),
  ...modules(
    'getCompileCacheDir registerHooks findPackageJSON getSourceMapsSupport setSourceMapsSupport',
    light,
  ),
  ...modules('stripTypeScriptTypes', { effect: 'cpu', work: { fixedNs: 100_000, perUnitNs: 100, over: 0 } }),
  ...assert('partialDeepStrictEqual', { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 200, over: 0 } }),
  ...promises('glob', { effect: 'io-async', waitMs: 5 }),
  ...fs('glob', { effect: 'io-async', waitMs: 5, callback: later }),
  ...fs('globSync', { effect: 'io-sync', waitMs: 5, asyncTwin: 'fs.promises.glob' }),
  ...net('SocketAddress.parse BlockList.isBlockList BlockList.fromJSON BlockList.toJSON', light),
  ...http('setGlobalProxyFromEnv', light),
  ...v8('startCpuProfile isStringOneByteRepresentation', light),
];
