import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, query } from '../package.ts';

const inside = { argument: -1, calls: 'once' } as const;

/** Builders of SQL that also send it. */
export const queryBuilders: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'knex',
      version: '3.3.0',
      source: 'knexjs.org/guide/query-builder.html',
      // The instance is a builder itself, and a transaction is an instance.
      declaredAs: {
        'Knex.QueryInterface': 'Knex',
        'Knex.QueryBuilder': 'Knex',
        'Knex.ChainableInterface': 'Knex',
        'Knex.OnConflictQueryBuilder': 'Knex',
        'Knex.BatchInsertBuilder': 'Knex',
        'Knex.Raw': 'Knex',
        'Knex.Transaction': 'Knex',
        'Knex.SchemaBuilder': 'Knex.schema',
        'Knex.Migrator': 'Knex.migrate',
        'Knex.Seeder': 'Knex.seed',
        'Knex.FunctionHelper': 'Knex.fn',
      },
    },
    [
      ['default knex knex.default', { ...light, returns: 'Knex' }],
      // `db('users')` and `.from('users')` begin a query that is sent when it is awaited.
      ['Knex Knex.from Knex.into Knex.table', { ...query, returns: 'Knex' }],
      ['Knex.raw Knex.batchInsert', { ...query, returns: 'Knex' }],
      ['Knex.transaction', { ...query, callback: inside, returns: 'Knex' }],
      ['Knex.transactionProvider', light],
      ['Knex.commit Knex.rollback Knex.savepoint Knex.destroy Knex.asCallback Knex.columnInfo', query],
      ['Knex.schema.toSQL Knex.schema.toString', light],
      ['Knex.schema.*', { ...query, callback: inside, returns: 'Knex.schema' }],
      ['Knex.migrate.* Knex.seed.*', query],
      ['Knex.fn.*', light],
      ['Knex.*Builder.*', light],
      ['Knex.JoinClause.*', light],
      ['Knex.*', { ...light, returns: 'Knex' }],
    ],
  ),
  definePackage(
    {
      name: 'kysely',
      version: '0.29.9',
      source: 'kysely-org.github.io/kysely-apidoc',
      declaredAs: {
        QueryCreator: 'Kysely',
        InsertQueryBuilder: 'SelectQueryBuilder',
        UpdateQueryBuilder: 'SelectQueryBuilder',
        DeleteQueryBuilder: 'SelectQueryBuilder',
        MergeQueryBuilder: 'SelectQueryBuilder',
        WheneableMergeQueryBuilder: 'SelectQueryBuilder',
        MatchedThenableMergeQueryBuilder: 'SelectQueryBuilder',
        NotMatchedThenableMergeQueryBuilder: 'SelectQueryBuilder',
        SchemaModule: 'Kysely.schema',
        CreateTableBuilder: 'TableBuilder',
        AlterTableBuilder: 'TableBuilder',
        CreateIndexBuilder: 'TableBuilder',
        ReadonlyTransactionBuilder: 'TransactionBuilder',
        ControlledTransactionBuilder: 'TransactionBuilder',
      },
    },
    [
      ['Kysely', { ...light, returns: 'Kysely' }],
      [
        'Kysely.selectFrom Kysely.selectNoFrom Kysely.insertInto Kysely.replaceInto Kysely.updateTable',
        { ...light, returns: 'SelectQueryBuilder' },
      ],
      ['Kysely.deleteFrom Kysely.mergeInto', { ...light, returns: 'SelectQueryBuilder' }],
      ['Kysely.with Kysely.withRecursive Kysely.withSchema', { ...light, returns: 'Kysely' }],
      ['Kysely.withPlugin Kysely.withoutPlugins Kysely.withTables', { ...light, returns: 'Kysely' }],
      ['Kysely.destroy Kysely.executeQuery', query],
      ['Kysely.transaction Kysely.startTransaction', { ...light, returns: 'TransactionBuilder' }],
      ['TransactionBuilder.execute', { ...query, callback: { argument: 0, calls: 'once' } }],
      ['TransactionBuilder.*', { ...light, returns: 'TransactionBuilder' }],
      ['Transaction.*', query],
      [
        methodsOf('SelectQueryBuilder', 'execute executeTakeFirst executeTakeFirstOrThrow explain stream'),
        query,
      ],
      ['SelectQueryBuilder.*', { ...light, returns: 'SelectQueryBuilder' }],
      ['Kysely.schema.*', { ...light, returns: 'TableBuilder' }],
      ['*.execute', query],
      ['TableBuilder.*', { ...light, returns: 'TableBuilder' }],
      ['sql', { ...light, returns: 'RawBuilder' }],
      ['RawBuilder.execute', query],
      ['RawBuilder.*', { ...light, returns: 'RawBuilder' }],
      ['Migrator', { ...light, returns: 'Migrator' }],
      ['Migrator.*', query],
      ['PostgresDialect MysqlDialect SqliteDialect MssqlDialect CamelCasePlugin', light],
      ['FileMigrationProvider', light],
      ['*Builder.*', light],
    ],
  ),
];
