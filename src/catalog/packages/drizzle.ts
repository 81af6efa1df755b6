import { methodsOf } from '../define.ts';
import { definePackage, light, query, type Row } from '../package.ts';

const inside = { argument: 0, calls: 'once' } as const;

/** better-sqlite3 reads and writes while the thread waits. */
const held = { effect: 'io-sync', waitMs: 1 } as const;

const synchronous: readonly Row[] = (
  [
    ['drizzle BetterSQLite3Database', { ...light, returns: 'BaseSQLiteDatabase' }],
    ['migrate', { ...held, waitMs: 10 }],
    [
      'BaseSQLiteDatabase.select BaseSQLiteDatabase.selectDistinct',
      { ...light, returns: 'SQLiteSelectBuilder' },
    ],
    ['SQLiteSelectBuilder.from', { ...held, returns: 'SQLiteSelectQueryBuilderBase' }],
    [
      methodsOf(
        'SQLiteSelectQueryBuilderBase',
        'where limit offset orderBy groupBy having innerJoin leftJoin rightJoin fullJoin',
      ),
      { ...light, returns: 'SQLiteSelectQueryBuilderBase' },
    ],
    ['BaseSQLiteDatabase.insert', { ...light, returns: 'SQLiteInsertBuilder' }],
    ['SQLiteInsertBuilder.values', { ...held, returns: 'SQLiteInsertBase' }],
    ['BaseSQLiteDatabase.update', { ...light, returns: 'SQLiteUpdateBuilder' }],
    ['SQLiteUpdateBuilder.set', { ...held, returns: 'SQLiteUpdateBase' }],
    ['BaseSQLiteDatabase.delete', { ...held, returns: 'SQLiteDeleteBase' }],
    ['SQLiteInsertBase.onConflictDoNothing', { ...light, returns: 'SQLiteInsertBase' }],
    [
      'SQLiteInsertBase.onConflictDoUpdate SQLiteInsertBase.returning',
      { ...light, returns: 'SQLiteInsertBase' },
    ],
    ['SQLiteUpdateBase.where SQLiteUpdateBase.returning', { ...light, returns: 'SQLiteUpdateBase' }],
    ['SQLiteDeleteBase.where SQLiteDeleteBase.returning', { ...light, returns: 'SQLiteDeleteBase' }],
    [
      methodsOf(
        'BaseSQLiteDatabase SQLiteSelectQueryBuilderBase SQLiteInsertBase SQLiteUpdateBase SQLiteDeleteBase',
        'all get run values',
      ),
      held,
    ],
    ['BaseSQLiteDatabase.transaction', { ...held, callback: inside }],
  ] as const satisfies readonly Row[]
).map(([names, shape]) => [names, shape, 'drizzle-orm/better-sqlite3'] as const);

/** Its builders are thenable: the call that makes one complete enough to be awaited stands for the query. */
export const drizzle = definePackage(
  {
    name: 'drizzle-orm',
    version: '0.45.4',
    source: 'orm.drizzle.team/docs/overview',
    declaredAs: {
      PgDatabase: 'Database',
      MySqlDatabase: 'Database',
      BaseSQLiteDatabase: 'Database',
      PgTransaction: 'Database',
      NodePgDatabase: 'Database',
      PostgresJsDatabase: 'Database',
      NeonHttpDatabase: 'Database',
      NeonDatabase: 'Database',
      VercelPgDatabase: 'Database',
      MySql2Database: 'Database',
      LibSQLDatabase: 'Database',
      PgSelectBuilder: 'SelectBuilder',
      MySqlSelectBuilder: 'SelectBuilder',
      SQLiteSelectBuilder: 'SelectBuilder',
      PgInsertBuilder: 'InsertBuilder',
      MySqlInsertBuilder: 'InsertBuilder',
      SQLiteInsertBuilder: 'InsertBuilder',
      PgUpdateBuilder: 'UpdateBuilder',
      MySqlUpdateBuilder: 'UpdateBuilder',
      SQLiteUpdateBuilder: 'UpdateBuilder',
      PgSelectQueryBuilderBase: 'Query',
      MySqlSelectQueryBuilderBase: 'Query',
      SQLiteSelectQueryBuilderBase: 'Query',
      SQLiteSelectBase: 'SQLiteSelectQueryBuilderBase',
      PgSelectBase: 'Query',
      PgInsertBase: 'Query',
      PgUpdateBase: 'Query',
      PgDeleteBase: 'Query',
      MySqlInsertBase: 'Query',
      MySqlUpdateBase: 'Query',
      MySqlDeleteBase: 'Query',
      QueryPromise: 'Query',
    },
  },
  [
    ['drizzle', { ...light, returns: 'Database' }],
    ['*ColumnBuilder.* SQLiteBaseIntegerBuilder.*', light],
    [
      'Database.select Database.selectDistinct Database.selectDistinctOn',
      { ...light, returns: 'SelectBuilder' },
    ],
    ['Database.insert', { ...light, returns: 'InsertBuilder' }],
    ['Database.update', { ...light, returns: 'UpdateBuilder' }],
    ['SelectBuilder.from InsertBuilder.values InsertBuilder.select', { ...query, returns: 'Query' }],
    ['UpdateBuilder.set Database.delete Database.execute', { ...query, returns: 'Query' }],
    ['Database.$count Database.refreshMaterializedView', query],
    ['Database.transaction', { ...query, callback: inside }],
    ['Database.with', { ...light, returns: 'Database' }],
    ['Database.$with', light],
    ['RelationalQueryBuilder.findMany RelationalQueryBuilder.findFirst', query],
    ['Query.execute', query],
    ['Query.*', { ...light, returns: 'Query' }],
    [
      `SQLiteInsertBase.returning SQLiteInsertBase.onConflictDoNothing SQLiteInsertBase.onConflictDoUpdate
       SQLiteUpdateBase.where SQLiteUpdateBase.returning SQLiteDeleteBase.where SQLiteDeleteBase.returning`,
      light,
    ],
    [
      `sql eq ne gt gte lt lte and or not inArray notInArray isNull isNotNull between like ilike exists asc desc
       count sum avg min max relations alias union pgTable pgEnum pgSchema mysqlTable sqliteTable serial bigserial
       text varchar char integer bigint smallint int real doublePrecision numeric decimal boolean timestamp datetime
       date time json jsonb uuid blob uniqueIndex index primaryKey foreignKey unique check sql.raw sql.join sql.identifier`,
      light,
    ],
    ...synchronous,
  ],
);
