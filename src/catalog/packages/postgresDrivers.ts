import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query, request } from '../package.ts';

const queryOrCallback = { ...query, callback: later } as const;

/** Clients of PostgreSQL: each call is a round trip, and rows are parsed as they arrive. */
export const postgresDrivers: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'pg',
      version: '8.23.1',
      types: '@types/pg@8.23.1',
      source: 'node-postgres.com/apis/client',
      declaredAs: { ClientBase: 'Client', PoolClient: 'Client' },
    },
    [
      ['Client.connect Client.query Pool.query Client.end Pool.end', queryOrCallback],
      ['Pool.connect', { ...queryOrCallback, returns: 'Client' }],
      ['Client.release Client.escapeIdentifier Client.escapeLiteral escapeIdentifier escapeLiteral', light],
      ['Client.setTypeParser Client.getTypeParser Query TypeOverrides.setTypeParser', light],
      ['Pool', { ...light, returns: 'Pool' }],
      ['Client', { ...light, returns: 'Client' }],
    ],
  ),
  definePackage(
    {
      name: 'pg-pool',
      version: '3.14.0',
      types: '@types/pg-pool@2.0.7',
      source: 'github.com/brianc/node-postgres/tree/master/packages/pg-pool',
    },
    [
      ['default', { ...light, returns: 'Pool' }],
      ['Pool.connect Pool.query Pool.end', queryOrCallback],
    ],
  ),
  definePackage(
    {
      name: 'pg-cursor',
      version: '2.22.1',
      types: '@types/pg-cursor@2.7.2',
      source: 'node-postgres.com/apis/cursor',
    },
    [
      ['default', { ...light, returns: 'Cursor' }],
      ['Cursor.read Cursor.close', queryOrCallback],
      ['Cursor.submit Cursor.end', light],
    ],
  ),
  definePackage(
    {
      name: 'postgres',
      version: '3.4.9',
      source: 'github.com/porsager/postgres#readme',
      declaredAs: {
        'postgres.Sql': 'Sql',
        'postgres.ISql': 'Sql',
        'postgres.TransactionSql': 'Sql',
        'postgres.ReservedSql': 'Sql',
        'postgres.PendingQuery': 'PendingQuery',
        'postgres.PendingQueryModifiers': 'PendingQuery',
      },
    },
    [
      ['default', { ...light, returns: 'Sql' }],
      // The tag of sql`select …`; `sql(rows)` inside of it is a part of the query.
      ['Sql', { ...query, returns: 'PendingQuery' }],
      ['Sql.unsafe Sql.file', { ...query, returns: 'PendingQuery' }],
      ['Sql.begin', { ...query, callback: { argument: -1, calls: 'once' } }],
      ['Sql.savepoint', { ...query, callback: { argument: -1, calls: 'once' } }],
      ['Sql.listen Sql.subscribe', queryOrCallback],
      ['Sql.notify Sql.end Sql.largeObject', query],
      ['Sql.reserve', { ...query, returns: 'Sql' }],
      ['Sql.json Sql.array Sql.typed Sql.release', light],
      ['PendingQuery.forEach', queryOrCallback],
      ['PendingQuery.cursor', query],
      ['PendingQuery.execute PendingQuery.simple PendingQuery.values PendingQuery.raw', query],
      ['PendingQuery.cancel', light],
      ['PendingQuery.describe', query],
    ],
  ),
  definePackage(
    {
      name: '@neondatabase/serverless',
      version: '1.2.0',
      source: 'neon.com/docs/serverless/serverless-driver',
      declaredAs: {
        ClientBase_2: 'Client',
        Client_2: 'Client',
        ClientBase: 'Client',
        PoolClient_2: 'Client',
        PoolClient: 'Client',
        Pool_2: 'Pool',
      },
    },
    [
      ['neon', { ...light, returns: 'NeonQueryFunction' }],
      ['NeonQueryFunction NeonQueryFunction.query NeonQueryFunction.transaction', request],
      ['NeonQueryFunction.unsafe', light],
      ['Pool', { ...light, returns: 'Pool' }],
      ['Client', { ...light, returns: 'Client' }],
      ['Pool.connect', { ...request, callback: later, returns: 'Client' }],
      ['Pool.query Pool.end Client.connect Client.query', { ...request, callback: later }],
      ['Client.release', light],
    ],
  ),
  definePackage(
    {
      name: 'pg-query-stream',
      version: '4.17.0',
      source: 'github.com/brianc/node-postgres/tree/master/packages/pg-query-stream',
    },
    [
      ['default', { ...light, returns: 'QueryStream' }],
      ['QueryStream', { ...light, returns: 'QueryStream' }],
      ['QueryStream.submit', light],
    ],
  ),
  definePackage(
    {
      name: 'pg-promise',
      version: '12.7.1',
      source: 'vitaly-t.github.io/pg-promise',
      declaredAs: {
        'pgPromise.IMain': 'IMain',
        'pgPromise.IHelpers': 'IMain.helpers',
        'pgPromise.IFormatting': 'IMain.as',
        'pgPromise.IDatabase': 'IDatabase',
        'pgPromise.IBaseProtocol': 'IDatabase',
        'pgPromise.ITask': 'IDatabase',
        'pgPromise.IConnected': 'IDatabase',
        'pgPromise.ColumnSet': 'ColumnSet',
      },
    },
    [
      ['default', { ...light, returns: 'IMain' }],
      ['IMain', { ...light, returns: 'IDatabase' }],
      [
        methodsOf(
          'IDatabase',
          'none one oneOrNone many manyOrNone any map each result query multi multiResult func proc stream connect',
        ),
        query,
      ],
      [
        'IDatabase.tx IDatabase.task IDatabase.txIf IDatabase.taskIf',
        { ...query, callback: { argument: -1, calls: 'once' } },
      ],
      ['IDatabase.done IMain.end IMain.helpers.ColumnSet IMain.QueryFile IMain.PreparedStatement', light],
      // A row of four columns takes 7 µs, on the thread that calls.
      [
        'IMain.helpers.insert IMain.helpers.update IMain.helpers.values',
        { effect: 'cpu', work: { perUnitNs: 7000, over: 0 } },
      ],
      ['IMain.helpers.sets IMain.helpers.concat IMain.as.*', light],
    ],
  ),
];
