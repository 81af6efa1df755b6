import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, query } from '../package.ts';

const inside = { argument: -1, calls: 'once' } as const;

const repositoryQueries = `find findBy findAndCount findAndCountBy findOne findOneBy findOneOrFail findOneByOrFail
  count countBy exists existsBy sum average minimum maximum insert update upsert delete save remove softRemove
  recover preload clear query`;

/** Mappers whose entities are read and written through managers, repositories and generated clients. */
export const entityMappers: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@prisma/client',
      version: '7.10.0',
      source: 'prisma.io/docs/orm/reference/prisma-client-reference',
      declaredIn: ['.prisma'],
      declaredAs: { 'Prisma.PrismaClient': 'PrismaClient' },
      generated: 'the client and one delegate a model are written by `prisma generate`, from the schema',
    },
    [
      ['PrismaClient PrismaClient.$extends', { ...light, returns: 'PrismaClient' }],
      ['PrismaClient.$connect PrismaClient.$disconnect', query],
      ['PrismaClient.$queryRaw PrismaClient.$queryRawUnsafe PrismaClient.$queryRawTyped', query],
      ['PrismaClient.$executeRaw PrismaClient.$executeRawUnsafe PrismaClient.$runCommandRaw', query],
      ['PrismaClient.$transaction', { ...query, callback: { argument: 0, calls: 'once' } }],
      ['PrismaClient.$on PrismaClient.$use', light],
      ['Prisma.sql Prisma.join Prisma.raw Prisma.validator Prisma.defineExtension', light],
      // `prisma.user.findMany` where nothing is generated, `Prisma.UserDelegate.findMany` where it is.
      ...['PrismaClient.*', 'Prisma.*Delegate'].map((owner) => {
        const names = methodsOf(
          owner,
          `findMany findFirst findFirstOrThrow findUnique findUniqueOrThrow create createMany createManyAndReturn
           update updateMany updateManyAndReturn upsert delete deleteMany count aggregate groupBy findRaw
           aggregateRaw`,
        );
        return [names, query] as const;
      }),
    ],
  ),
  definePackage(
    {
      name: 'typeorm',
      version: '1.1.1',
      source: 'typeorm.io/docs/working-with-entity-manager/entity-manager-api',
      // `dataSource.manager.find` is what `EntityManager.find` declares.
      declaredAs: {
        EntityManager: 'DataSource.manager',
        InsertQueryBuilder: 'SelectQueryBuilder',
        UpdateQueryBuilder: 'SelectQueryBuilder',
        DeleteQueryBuilder: 'SelectQueryBuilder',
        SoftDeleteQueryBuilder: 'SelectQueryBuilder',
        RelationQueryBuilder: 'SelectQueryBuilder',
        QueryBuilder: 'SelectQueryBuilder',
      },
    },
    [
      ['DataSource', { ...light, returns: 'DataSource' }],
      ['DataSource.initialize DataSource.destroy DataSource.query DataSource.synchronize', query],
      ['DataSource.runMigrations DataSource.undoLastMigration DataSource.showMigrations', query],
      ['DataSource.dropDatabase', query],
      ['DataSource.transaction DataSource.manager.transaction', { ...query, callback: inside }],
      [
        `DataSource.getRepository DataSource.manager.getRepository DataSource.getTreeRepository
         DataSource.manager.withRepository BaseEntity.getRepository Repository.extend`,
        { ...light, returns: 'Repository' },
      ],
      ['DataSource.getMongoRepository', { ...light, returns: 'MongoRepository' }],
      [
        `DataSource.createQueryBuilder DataSource.manager.createQueryBuilder Repository.createQueryBuilder
         BaseEntity.createQueryBuilder`,
        { ...light, returns: 'SelectQueryBuilder' },
      ],
      ['DataSource.createQueryRunner', { ...light, returns: 'QueryRunner' }],
      ['DataSource.getMetadata DataSource.hasMetadata', light],
      [methodsOf('Repository BaseEntity DataSource.manager', repositoryQueries), query],
      [
        methodsOf(
          'Repository DataSource.manager',
          'softDelete restore increment decrement deleteAll updateAll',
        ),
        query,
      ],
      ['BaseEntity.reload', query],
      ['Repository.create Repository.merge Repository.hasId Repository.getId', light],
      ['DataSource.manager.create DataSource.manager.merge DataSource.manager.hasId', light],
      ['BaseEntity.create BaseEntity.merge BaseEntity.hasId BaseEntity.useDataSource', light],
      ['TreeRepository.find* TreeRepository.count*', query],
      ['TreeRepository.create*', light],
      ['MongoRepository.createCursor MongoRepository.createEntityCursor MongoRepository.aggregate', light],
      ['MongoRepository.*', query],
      [
        methodsOf(
          'SelectQueryBuilder',
          `execute getOne getOneOrFail getMany getManyAndCount getRawOne getRawMany getRawAndEntities getCount
           getExists stream loadMany loadOne`,
        ),
        query,
      ],
      ['SelectQueryBuilder.*', { ...light, returns: 'SelectQueryBuilder' }],
      ['QueryRunner.isTransactionActive QueryRunner.getMemorySql', light],
      ['QueryRunner.*', query],
      [
        `Entity Column PrimaryColumn PrimaryGeneratedColumn CreateDateColumn UpdateDateColumn DeleteDateColumn
         VersionColumn OneToOne OneToMany ManyToOne ManyToMany JoinColumn JoinTable Index Unique Check
         BeforeInsert BeforeUpdate AfterInsert AfterLoad ObjectIdColumn ViewEntity ViewColumn EventSubscriber
         In Not Like ILike Between LessThan LessThanOrEqual MoreThan MoreThanOrEqual IsNull Equal Any Raw
         ArrayContains`,
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: '@mikro-orm/core',
      version: '7.2.5',
      source: 'mikro-orm.io/docs/entity-manager',
      declaredIn: [
        '@mikro-orm/postgresql',
        '@mikro-orm/mysql',
        '@mikro-orm/mariadb',
        '@mikro-orm/sqlite',
        '@mikro-orm/libsql',
        '@mikro-orm/mssql',
        '@mikro-orm/mongodb',
        '@mikro-orm/sql',
        '@mikro-orm/knex',
      ],
      declaredAs: {
        EntityManager: 'MikroORM.em',
        SqlEntityManager: 'MikroORM.em',
        IMigrator: 'MikroORM.migrator',
        AbstractMigrator: 'MikroORM.migrator',
        ISchemaGenerator: 'MikroORM.schema',
      },
    },
    [
      ['MikroORM.init', { ...query, returns: 'MikroORM' }],
      ['MikroORM', { ...light, returns: 'MikroORM' }],
      ['MikroORM.close MikroORM.connect MikroORM.reconnect MikroORM.isConnected', query],
      ['MikroORM.checkConnection', query],
      [
        methodsOf(
          'MikroORM.em',
          `find findOne findOneOrFail findAll findAndCount findByCursor count countBy insert insertMany upsert
           upsertMany nativeUpdate nativeDelete flush populate refresh refreshOrFail lock begin commit rollback`,
        ),
        query,
      ],
      ['MikroORM.em.transactional', { ...query, callback: { argument: 0, calls: 'once' } }],
      ['MikroORM.em.fork', { ...light, returns: 'MikroORM.em' }],
      ['MikroORM.em.getRepository MikroORM.em.repo', { ...light, returns: 'EntityRepository' }],
      [
        `MikroORM.em.persist MikroORM.em.remove MikroORM.em.create MikroORM.em.assign MikroORM.em.merge
         MikroORM.em.map MikroORM.em.getReference MikroORM.em.clear MikroORM.em.addFilter
         MikroORM.em.setFilterParams`,
        { ...light, returns: 'MikroORM.em' },
      ],
      [
        methodsOf(
          'EntityRepository',
          `find findOne findOneOrFail findAll findAndCount findByCursor count countBy insert insertMany upsert
           upsertMany nativeUpdate nativeDelete populate`,
        ),
        query,
      ],
      ['EntityRepository.create EntityRepository.assign EntityRepository.getReference', light],
      ['EntityRepository.merge EntityRepository.map EntityRepository.getEntityManager', light],
      [
        'Collection.init Collection.load Collection.loadItems Collection.loadCount Collection.matching',
        query,
      ],
      ['Collection.*', light],
      ['MikroORM.migrator.* MikroORM.schema.*', query],
      ['defineConfig wrap ref raw sql', light],
    ],
  ),
];
