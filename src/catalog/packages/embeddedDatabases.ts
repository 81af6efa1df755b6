import { type CataloguedPackage, definePackage, later, light, query, request } from '../package.ts';

const inside = { argument: 0, calls: 'once' } as const;

/** SQLite and key-value files read a page from the disk or the system's cache while the thread waits. */
const read = { effect: 'io-sync', waitMs: 0.2 } as const;

/** A write outside of a transaction is only done once it is on the disk. */
const write = { effect: 'io-sync', waitMs: 2 } as const;

/** One statement on libuv's own threads. */
const pooled = { effect: 'libuv', waitMs: 2, callback: later } as const;

const promised = (name: string): string => name.replace('LowSync', 'Low');

/** Databases inside the process. */
export const embeddedDatabases: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'better-sqlite3',
      version: '13.2.0',
      types: '@types/better-sqlite3@9.6.0',
      source: 'github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
      declaredAs: {
        'BetterSqlite3.Database': 'Database',
        'BetterSqlite3.Statement': 'Statement',
        'BetterSqlite3.Transaction': 'Transaction',
      },
    },
    [
      ['default', { ...write, returns: 'Database' }],
      ['Database.prepare', { ...light, returns: 'Statement' }],
      ['Statement.get Statement.all Statement.iterate', read],
      ['Statement.run', write],
      ['Database.exec Database.loadExtension', write],
      ['Database.pragma', read],
      ['Database.serialize', { effect: 'io-sync', waitMs: 10 }],
      ['Database.backup', query],
      ['Database.close', write],
      // It only wraps; calling what it returns runs the statements and commits them.
      ['Database.transaction', { ...light, returns: 'Transaction' }],
      ['Transaction Transaction.deferred Transaction.immediate Transaction.exclusive', write],
      [
        'Statement.pluck Statement.expand Statement.raw Statement.bind Statement.safeIntegers',
        { ...light, returns: 'Statement' },
      ],
      ['Statement.columns Database.function Database.aggregate Database.table', light],
      ['Database.defaultSafeIntegers Database.unsafeMode', { ...light, returns: 'Database' }],
    ],
  ),
  definePackage(
    {
      name: 'sqlite3',
      version: '6.0.1',
      source: 'github.com/TryGhost/node-sqlite3/wiki/API',
      declaredAs: { sqlite3: '' },
    },
    [
      ['Database cached.Database', { ...light, callback: later, returns: 'Database' }],
      ['verbose', { ...light, returns: '*' }],
      ['Database.run Database.get Database.all Database.each Database.exec Database.close', pooled],
      ['Database.loadExtension Database.wait', pooled],
      ['Database.prepare', { ...light, callback: later, returns: 'Statement' }],
      ['Statement.run Statement.get Statement.all Statement.each', pooled],
      ['Statement.finalize Statement.reset Statement.bind', { ...light, callback: later }],
      // Their callback is run before they return.
      ['Database.serialize Database.parallelize', { ...light, callback: inside }],
      ['Database.configure Database.interrupt', light],
    ],
  ),
  definePackage({ name: 'sqlite', version: '5.1.1', source: 'github.com/kriasoft/node-sqlite#readme' }, [
    ['open', { ...pooled, returns: 'Database' }],
    ['Database.run Database.get Database.all Database.each Database.exec Database.close', pooled],
    ['Database.open Database.loadExtension Database.migrate', pooled],
    ['Database.prepare', { ...pooled, returns: 'Statement' }],
    ['Statement.run Statement.get Statement.all Statement.each Statement.finalize Statement.reset', pooled],
    ['Statement.bind Database.configure Database.getDatabaseInstance', light],
    ['Database.serialize Database.parallelize', { ...light, callback: inside }],
  ]),
  definePackage(
    {
      name: '@libsql/client',
      version: '0.18.0',
      source: 'docs.turso.tech/sdk/ts/reference',
      declaredIn: ['@libsql/core'],
      alsoInstall: ['@libsql/core@0.18.0'],
    },
    [
      ['createClient', { ...light, returns: 'Client' }],
      ['Client.execute Client.batch Client.executeMultiple Client.migrate Client.sync', request],
      ['Client.transaction', { ...request, returns: 'Transaction' }],
      ['Transaction.execute Transaction.batch Transaction.executeMultiple', request],
      ['Transaction.commit Transaction.rollback', request],
      ['Transaction.close Client.close Client.reconnect', light],
    ],
  ),
  definePackage(
    {
      name: 'level',
      version: '10.0.0',
      source: 'github.com/Level/abstract-level#readme',
      declaredIn: ['abstract-level', 'classic-level'],
      alsoInstall: ['abstract-level@3.1.1'],
      declaredAs: {
        AbstractLevel: 'Level',
        AbstractSublevel: 'Level',
        AbstractChainedBatch: 'ChainedBatch',
        AbstractIterator: 'Iterator',
        AbstractKeyIterator: 'Iterator',
        AbstractValueIterator: 'Iterator',
        CommonIterator: 'Iterator',
      },
    },
    [
      ['Level', { ...light, returns: 'Level' }],
      ['Level.get Level.getMany Level.has Level.hasMany Level.open Level.close', pooled],
      ['Level.put Level.del Level.clear', pooled],
      // Without operations it begins a chain, which is light and lost among the writes.
      ['Level.batch', { ...pooled, returns: 'ChainedBatch' }],
      ['Level.getSync', { ...read, waitMs: 0.1, asyncTwin: 'Level.get' }],
      ['Level.iterator Level.keys Level.values', { ...light, returns: 'Iterator' }],
      ['Iterator.next Iterator.nextv Iterator.all Iterator.close', pooled],
      ['Iterator.seek', light],
      ['ChainedBatch.put ChainedBatch.del ChainedBatch.clear', { ...light, returns: 'ChainedBatch' }],
      ['ChainedBatch.write ChainedBatch.close', pooled],
      ['Level.sublevel', { ...light, returns: 'Level' }],
      ['Level.snapshot Level.prefixKey', light],
    ],
  ),
  definePackage(
    {
      name: 'lmdb',
      version: '3.5.6',
      source: 'github.com/kriszyp/lmdb-js#readme',
      declaredAs: { lmdb: '', 'lmdb.Database': 'Database', 'lmdb.RootDatabase': 'Database' },
    },
    [
      ['open', { ...write, returns: 'Database' }],
      ['Database.openDB', { ...light, returns: 'Database' }],
      // Reads go through mapped memory: microseconds, unless a page has to come from the disk.
      ['Database.get Database.getBinary Database.getBinaryFast Database.getEntry Database.doesExist', light],
      ['Database.getRange Database.getKeys Database.getValues Database.getStats', light],
      ['Database.getCount Database.getKeysCount Database.getValuesCount', light],
      ['Database.put Database.remove Database.batch Database.ifVersion Database.ifNoExists', pooled],
      ['Database.getMany Database.prefetch Database.clearAsync Database.drop Database.flushed', pooled],
      ['Database.transaction Database.transactionAsync', { ...pooled, callback: inside }],
      ['Database.childTransaction', { ...pooled, callback: inside }],
      ['Database.backup Database.close', pooled],
      ['Database.putSync', { ...write, asyncTwin: 'Database.put' }],
      ['Database.removeSync', { ...write, asyncTwin: 'Database.remove' }],
      ['Database.clearSync', { ...write, asyncTwin: 'Database.clearAsync' }],
      ['Database.dropSync', { ...write, asyncTwin: 'Database.drop' }],
      ['Database.transactionSync', { ...write, callback: inside, asyncTwin: 'Database.transaction' }],
    ],
  ),
  definePackage(
    {
      name: 'duckdb',
      version: '1.4.4',
      source: 'duckdb.org/docs/stable/clients/nodejs/overview',
    },
    [
      ['Database', { ...light, callback: later, returns: 'Database' }],
      ['Database.connect', { ...light, returns: 'Connection' }],
      [
        `Database.all Database.run Database.exec Database.each Database.get Database.close Connection.all
         Connection.run Connection.exec Connection.each Statement.all Statement.run Statement.each`,
        { ...pooled, waitMs: 20 },
      ],
      ['Database.prepare Connection.prepare', { ...light, callback: later, returns: 'Statement' }],
      ['Database.stream Connection.stream Statement.finalize Connection.close', light],
    ],
  ),
  definePackage({ name: 'lowdb', version: '7.0.1', source: 'github.com/typicode/lowdb#readme' }, [
    ['Low', { ...light, returns: 'Low' }],
    ['LowSync', { ...light, returns: 'LowSync' }],
    ['JSONFile TextFile JSONFileSync TextFileSync Memory MemorySync', light],
    ['JSONFilePreset', { effect: 'io-async', waitMs: 2, returns: 'Low' }],
    ['JSONFileSyncPreset', { effect: 'io-sync', waitMs: 1, returns: 'LowSync', asyncTwin: 'JSONFilePreset' }],
    ['Low.read Low.write', { effect: 'io-async', waitMs: 2 }],
    ['Low.update', { effect: 'io-async', waitMs: 2, callback: inside }],
    // The whole file, each time.
    ['LowSync.read LowSync.write', { effect: 'io-sync', waitMs: 1, asyncTwin: promised }],
    ['LowSync.update', { effect: 'io-sync', waitMs: 1, callback: inside, asyncTwin: promised }],
  ]),
];
