import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, query } from '../package.ts';

const inside = { argument: -1, calls: 'once' } as const;
const registered = { ...light, callback: later } as const;

/** Mappers whose models are classes with static finders. */
export const modelMappers: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'mongoose',
      version: '9.12.1',
      source: 'mongoosejs.com/docs/api/mongoose.html',
      declaredAs: { 'Types.Subdocument': 'Document', IndexManager: 'Model', SessionStarter: 'Model' },
    },
    [
      ['connect disconnect syncIndexes startSession', query],
      ['createConnection', { ...light, returns: 'Connection' }],
      ['model', { ...light, returns: 'Model' }],
      ['set get plugin deleteModel modelNames isValidObjectId isObjectIdOrHexString', light],
      ['sanitizeFilter trusted', light],
      ['Schema', { ...light, returns: 'Schema' }],
      ['Schema.pre Schema.post', registered],
      ['Schema.*', { ...light, returns: 'Schema' }],
      ['Types.ObjectId', light],
      // A query is sent when it is awaited; the call that begins it stands for that.
      [
        methodsOf(
          'Model',
          `find findOne findById findByIdAndUpdate findByIdAndDelete findOneAndUpdate findOneAndReplace
           findOneAndDelete updateOne updateMany replaceOne deleteOne deleteMany countDocuments
           estimatedDocumentCount distinct exists`,
        ),
        { ...query, returns: 'Query' },
      ],
      ['Model.where', { ...light, returns: 'Query' }],
      ['Model.create Model.insertMany Model.insertOne Model.bulkWrite Model.bulkSave Model.populate', query],
      ['Model.createIndexes Model.syncIndexes Model.ensureIndexes Model.listIndexes Model.init', query],
      ['Model.createCollection', query],
      ['Model.aggregate', { ...query, returns: 'Aggregate' }],
      ['Model.watch Model.hydrate Model.castObject Model.discriminator Model.applyDefaults', light],
      // What `new User()` gives.
      ['Model', { ...light, returns: 'Document' }],
      ['Model.startSession Model.cleanIndexes Model.diffIndexes', query],
      ['Document.save Document.deleteOne Document.updateOne Document.replaceOne Document.populate', query],
      ['Document.validate', { effect: 'io-async', waitMs: 0.1 }],
      ['Document.*', light],
      ['Query.exec', query],
      ['Query.cursor Aggregate.cursor', { ...light, returns: 'Cursor' }],
      ['Query.pre Query.post', registered],
      ['Query.*', { ...light, returns: 'Query' }],
      ['Aggregate.exec', query],
      ['Aggregate.*', { ...light, returns: 'Aggregate' }],
      ['Cursor.next Cursor.close', query],
      ['Cursor.eachAsync', { ...query, callback: { argument: 0, calls: 'once' } }],
      ['Connection.model', { ...light, returns: 'Model' }],
      [
        'Connection.transaction Connection.withSession',
        { ...query, callback: { argument: 0, calls: 'once' } },
      ],
      ['Connection.asPromise Connection.openUri Connection.close Connection.destroy', query],
      ['Connection.startSession Connection.createCollection Connection.dropCollection', query],
      ['Connection.dropDatabase Connection.syncIndexes Connection.listCollections', query],
      ['Connection.useDb', { ...light, returns: 'Connection' }],
      ['Connection.collection Connection.plugin Connection.set Connection.get Connection.getClient', light],
    ],
  ),
  definePackage(
    {
      name: 'sequelize',
      version: '6.37.8',
      source: 'sequelize.org/api/v6',
    },
    [
      ['Sequelize', { ...light, returns: 'Sequelize' }],
      ['Sequelize.define Sequelize.model', { ...light, returns: 'Model' }],
      ['Sequelize.authenticate Sequelize.query Sequelize.sync Sequelize.close Sequelize.drop', query],
      ['Sequelize.truncate Sequelize.createSchema Sequelize.dropSchema Sequelize.showAllSchemas', query],
      ['Sequelize.transaction', { ...query, callback: inside, returns: 'Transaction' }],
      ['Sequelize.getQueryInterface', { ...light, returns: 'QueryInterface' }],
      [
        `Sequelize.escape Sequelize.fn Sequelize.col Sequelize.literal Sequelize.cast Sequelize.json
         Sequelize.where Sequelize.and Sequelize.or fn col literal cast json where and or`,
        light,
      ],
      ['Transaction.commit Transaction.rollback', query],
      [
        methodsOf(
          'Model',
          `findAll findByPk findOne findAndCountAll findOrCreate findCreateFind findOrBuild count max min sum
           aggregate create bulkCreate upsert update destroy restore truncate increment decrement save reload
           sync drop describe`,
        ),
        query,
      ],
      ['Model.validate', { effect: 'io-async', waitMs: 0.1 }],
      ['Model.build', { ...light, returns: 'Model' }],
      ['Model.scope Model.unscoped Model.schema', { ...light, returns: 'Model' }],
      ['Model.init Model.belongsTo Model.belongsToMany Model.hasMany Model.hasOne Model.addScope', light],
      [
        'Model.get Model.set Model.toJSON Model.changed Model.getDataValue Model.setDataValue Model.equals',
        light,
      ],
      ['Model.previous Model.bulkBuild Model.getTableName Model.getAttributes Model', light],
      ['Model.before* Model.after* Sequelize.before* Sequelize.after*', registered],
      ['QueryInterface.quoteIdentifier QueryInterface.quoteIdentifiers QueryInterface.quoteTable', light],
      ['QueryInterface.*', query],
    ],
  ),
  definePackage(
    {
      name: 'objection',
      version: '3.1.5',
      source: 'vincit.github.io/objection.js/api',
      declaredAs: {
        'Objection.Model': 'Model',
        'Objection.ModelClass': 'Model',
        'Objection.QueryBuilder': 'QueryBuilder',
        'Objection.WhereMethod': 'QueryBuilder',
        Objection: '',
      },
    },
    [
      // The query is sent when it is awaited; the call that begins it stands for that.
      [
        'Model.query Model.relatedQuery Model.$query Model.$relatedQuery',
        { ...query, returns: 'QueryBuilder' },
      ],
      ['Model.fetchGraph Model.$fetchGraph', { ...query, returns: 'QueryBuilder' }],
      ['Model.transaction', { ...query, callback: inside }],
      ['Model.startTransaction Model.fetchTableMetadata', query],
      ['transaction', { ...query, callback: inside }],
      ['Model.knex Model.bindKnex Model.fromJson Model.fromDatabaseJson Model.$toJson Model.$set', light],
      ['Model.$setJson Model.$clone Model.$validate Model.raw Model.ref', light],
      ['raw ref fn val', light],
      ['QueryBuilder.execute', query],
      ['QueryBuilder.*', { ...light, returns: 'QueryBuilder' }],
    ],
  ),
];
