import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query, request } from '../package.ts';

const queryOrCallback = { ...query, callback: later } as const;

/** Clients of SQL servers: each call is a round trip, and rows are parsed as they arrive. */
export const sqlDrivers: readonly CataloguedPackage[] = [
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
      name: 'mysql2',
      version: '3.24.6',
      source: 'sidorares.github.io/node-mysql2/docs',
      // `query` and `execute` are members of the class that a function named QueryableBase returns.
      declaredAs: {
        __type: 'Connection',
        QueryableBase: 'Connection',
        ExecutableBase: 'Connection',
        Pool: 'Connection',
        PoolConnection: 'Connection',
        PoolNamespace: 'Connection',
        PoolCluster: 'Connection',
        PrepareStatementInfo: 'PreparedStatementInfo',
      },
    },
    [
      ['createConnection createPool createPoolCluster', { ...light, returns: 'Connection' }],
      ['createConnection', { ...query, returns: 'Connection' }, 'mysql2/promise'],
      [
        methodsOf(
          'Connection',
          'query execute connect end ping beginTransaction commit rollback changeUser reset prepare',
        ),
        queryOrCallback,
      ],
      ['Connection.getConnection', { ...queryOrCallback, returns: 'Connection' }],
      ['Connection.promise Connection.of', { ...light, returns: 'Connection' }],
      ['PreparedStatementInfo.execute', queryOrCallback],
      ['PreparedStatementInfo.close', light],
      [
        methodsOf(
          'Connection',
          'release releaseConnection destroy pause resume unprepare add remove escape escapeId format',
        ),
        light,
      ],
      ['escape escapeId format raw', light],
    ],
  ),
  definePackage(
    {
      name: 'mysql',
      version: '2.18.1',
      types: '@types/mysql@2.15.28',
      source: 'github.com/mysqljs/mysql#readme',
      declaredAs: { PoolConnection: 'Connection', EscapeFunctions: '' },
    },
    [
      ['createConnection', { ...light, returns: 'Connection' }],
      ['createPool', { ...light, returns: 'Pool' }],
      ['createPoolCluster', { ...light, returns: 'PoolCluster' }],
      [
        methodsOf(
          'Connection',
          'connect query end ping beginTransaction commit rollback changeUser statistics',
        ),
        queryOrCallback,
      ],
      ['Pool.query Pool.getConnection Pool.end PoolCluster.getConnection PoolCluster.end', queryOrCallback],
      ['PoolCluster.of', { ...light, returns: 'Pool' }],
      ['PoolCluster.add PoolCluster.remove Connection.release Connection.destroy Connection.pause', light],
      ['Connection.resume Query.stream escape escapeId format raw', light],
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
      name: 'mssql',
      version: '12.7.14',
      types: '@types/mssql@12.3.0',
      source: 'github.com/tediousjs/node-mssql#readme',
    },
    [
      ['connect', { ...queryOrCallback, returns: 'ConnectionPool' }],
      ['query', query],
      ['ConnectionPool', { ...light, returns: 'ConnectionPool' }],
      ['Request', { ...light, returns: 'Request' }],
      ['Transaction', { ...light, returns: 'Transaction' }],
      ['PreparedStatement', { ...light, returns: 'PreparedStatement' }],
      ['ConnectionPool.connect', { ...queryOrCallback, returns: 'ConnectionPool' }],
      ['ConnectionPool.close ConnectionPool.query ConnectionPool.batch', queryOrCallback],
      ['ConnectionPool.request Transaction.request', { ...light, returns: 'Request' }],
      ['ConnectionPool.transaction', { ...light, returns: 'Transaction' }],
      ['Request.query Request.execute Request.batch Request.bulk', queryOrCallback],
      ['Request.input Request.output Request.replaceInput', { ...light, returns: 'Request' }],
      ['Request.cancel Request.pause Request.resume Request.pipe Request.toReadableStream', light],
      ['Transaction.begin Transaction.commit Transaction.rollback', queryOrCallback],
      ['PreparedStatement.prepare PreparedStatement.execute PreparedStatement.unprepare', queryOrCallback],
      ['PreparedStatement.input PreparedStatement.output', { ...light, returns: 'PreparedStatement' }],
      ['Table Table.create columns.add rows.add', light],
    ],
  ),
  definePackage(
    {
      name: 'tedious',
      version: '20.3.9',
      source: 'tediousjs.github.io/tedious/api-connection.html',
    },
    [
      ['Connection', { ...light, returns: 'Connection' }],
      ['Request', { ...light, callback: later, returns: 'Request' }],
      ['Connection.connect', queryOrCallback],
      // They start a request, whose callback is handed to `new Request`.
      [
        methodsOf('Connection', 'execSql execSqlBatch execute callProcedure prepare unprepare execBulkLoad'),
        queryOrCallback,
      ],
      [
        'Connection.beginTransaction Connection.commitTransaction Connection.rollbackTransaction',
        queryOrCallback,
      ],
      ['Connection.saveTransaction Connection.transaction Connection.reset', queryOrCallback],
      ['Connection.newBulkLoad Connection.close Connection.cancel', light],
      ['Request.addParameter Request.addOutputParameter Request.setTimeout', light],
      ['Request.pause Request.resume Request.cancel BulkLoad.addColumn', light],
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
];
