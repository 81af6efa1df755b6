import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query } from '../package.ts';

const queryOrCallback = { ...query, callback: later } as const;

/** Clients of other SQL servers: each call is a round trip, and rows are parsed as they arrive. */
export const sqlDrivers: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'mysql2',
      version: '3.24.6',
      source: 'sidorares.github.io/node-mysql2/docs',
      // `query` and `execute` are members of the class that a function named QueryableBase returns.
      declaredAs: {
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
      name: 'mariadb',
      version: '3.5.4',
      source:
        'github.com/mariadb-corporation/mariadb-connector-nodejs/blob/main/documentation/promise-api.md',
      declaredAs: { PoolConnection: 'Connection', FilteredPoolCluster: 'Pool' },
    },
    [
      ['createConnection', { ...query, returns: 'Connection' }],
      ['createPool', { ...light, returns: 'Pool' }],
      ['createPoolCluster', { ...light, returns: 'PoolCluster' }],
      ['importFile', { ...query, waitMs: 50 }],
      [
        methodsOf(
          'Connection',
          'query execute batch beginTransaction commit rollback changeUser ping reset end release importFile',
        ),
        query,
      ],
      ['Connection.prepare', { ...query, returns: 'Prepare' }],
      ['Prepare.execute', query],
      ['Prepare.close', light],
      ['Pool.query Pool.execute Pool.batch Pool.end Pool.importFile PoolCluster.end', query],
      ['Pool.getConnection PoolCluster.getConnection', { ...query, returns: 'Connection' }],
      ['PoolCluster.of', { ...light, returns: 'Pool' }],
      ['Connection.queryStream Connection.destroy Connection.pause Connection.resume', light],
      ['Connection.escape Connection.escapeId Pool.escape Pool.escapeId Connection.isValid', light],
      ['Pool.activeConnections Pool.idleConnections Pool.totalConnections Pool.taskQueueSize', light],
      ['PoolCluster.add PoolCluster.remove', light],
    ],
  ),
  definePackage(
    {
      name: 'oracledb',
      version: '26.0.0',
      types: '@types/oracledb@7.0.3',
      source: 'node-oracledb.readthedocs.io',
      declaredAs: {
        OracleDB: '',
        'OracleDB.Connection': 'Connection',
        'OracleDB.Pool': 'Pool',
        'OracleDB.ResultSet': 'ResultSet',
        'OracleDB.Lob': 'Lob',
      },
    },
    [
      ['getConnection', { ...queryOrCallback, returns: 'Connection' }],
      ['createPool', { ...queryOrCallback, returns: 'Pool' }],
      ['getPool', { ...light, returns: 'Pool' }],
      ['Pool.getConnection', { ...queryOrCallback, returns: 'Connection' }],
      ['Pool.close Pool.terminate Pool.reconfigure', queryOrCallback],
      ['Pool.getStatistics Pool.logStatistics', light],
      [
        methodsOf(
          'Connection',
          'execute executeMany commit rollback close release ping changePassword break',
        ),
        queryOrCallback,
      ],
      ['Connection.getStatementInfo Connection.createLob', queryOrCallback],
      ['Connection.queryStream Connection.isHealthy initOracleClient', light],
      ['ResultSet.getRow ResultSet.getRows ResultSet.close Lob.getData', queryOrCallback],
      ['ResultSet.toQueryStream', light],
    ],
  ),
];
