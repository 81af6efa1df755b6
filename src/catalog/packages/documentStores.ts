import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, query } from '../package.ts';

const callbackWithin = { argument: 0, calls: 'once' } as const;

/** Databases of documents, graphs and wide columns, and search engines. */
export const documentStores: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'mongodb',
      version: '7.9.0',
      source: 'mongodb.github.io/node-mongodb-native',
      declaredAs: {
        AbstractCursor: 'FindCursor',
        AggregationCursor: 'FindCursor',
        ListCollectionsCursor: 'FindCursor',
        OrderedBulkOperation: 'BulkOperation',
        UnorderedBulkOperation: 'BulkOperation',
        BulkOperationBase: 'BulkOperation',
        TypedEventEmitter: 'MongoClient',
      },
    },
    [
      ['MongoClient', { ...light, returns: 'MongoClient' }],
      ['MongoClient.connect', { ...query, returns: 'MongoClient' }],
      ['MongoClient.close MongoClient.bulkWrite', query],
      ['MongoClient.db', { ...light, returns: 'Db' }],
      ['MongoClient.startSession', { ...light, returns: 'ClientSession' }],
      ['MongoClient.withSession ClientSession.withTransaction', { ...query, callback: callbackWithin }],
      ['ClientSession.commitTransaction ClientSession.abortTransaction ClientSession.endSession', query],
      ['ClientSession.startTransaction ClientSession.inTransaction', light],
      ['Db.collection', { ...light, returns: 'Collection' }],
      ['Db.admin', { ...light, returns: 'Admin' }],
      ['Db.createCollection', { ...query, returns: 'Collection' }],
      ['Db.listCollections', { ...light, returns: 'FindCursor' }],
      ['Db.command Db.collections Db.dropCollection Db.dropDatabase Db.renameCollection Db.stats', query],
      ['Db.createIndex Db.indexInformation Db.profilingLevel Db.setProfilingLevel Db.removeUser', query],
      [
        'Collection.find Collection.aggregate Collection.listIndexes Db.aggregate',
        { ...light, returns: 'FindCursor' },
      ],
      [
        methodsOf(
          'Collection',
          `findOne findOneAndUpdate findOneAndReplace findOneAndDelete insertOne insertMany updateOne updateMany
           replaceOne deleteOne deleteMany bulkWrite countDocuments estimatedDocumentCount count distinct
           createIndex createIndexes dropIndex dropIndexes indexes indexExists indexInformation drop rename
           isCapped options createSearchIndex createSearchIndexes updateSearchIndex dropSearchIndex`,
        ),
        query,
      ],
      ['Collection.initializeOrderedBulkOp', { ...light, returns: 'BulkOperation' }],
      ['Collection.initializeUnorderedBulkOp', { ...light, returns: 'BulkOperation' }],
      ['BulkOperation.execute', query],
      ['BulkOperation.insert BulkOperation.find BulkOperation.raw BulkOperation.addToOperationsList', light],
      [
        'Collection.watch Db.watch MongoClient.watch Collection.listSearchIndexes',
        { ...light, returns: 'ChangeStream' },
      ],
      ['ChangeStream.next ChangeStream.hasNext ChangeStream.tryNext', { ...query, waitMs: 50 }],
      ['ChangeStream.close', query],
      ['FindCursor.toArray FindCursor.next FindCursor.hasNext FindCursor.tryNext FindCursor.count', query],
      ['FindCursor.forEach FindCursor.close FindCursor.explain', query],
      ['FindCursor.*', { ...light, returns: 'FindCursor' }],
      ['Admin.*', query],
      ['GridFSBucket', { ...light, returns: 'GridFSBucket' }],
      ['GridFSBucket.openUploadStream GridFSBucket.openUploadStreamWithId', light],
      ['GridFSBucket.openDownloadStream GridFSBucket.openDownloadStreamByName', light],
      ['GridFSBucket.find', { ...light, returns: 'FindCursor' }],
      ['GridFSBucket.delete GridFSBucket.rename GridFSBucket.drop', query],
      ['ObjectId', { ...light, returns: 'ObjectId' }],
    ],
  ),
  definePackage({ name: 'bson', version: '7.3.4', source: 'github.com/mongodb/js-bson#readme' }, [
    // Measured on a document of 1,000 items with five fields each.
    ['serialize calculateObjectSize', { effect: 'cpu', work: { fixedNs: 2000, perUnitNs: 5000, over: 0 } }],
    ['deserialize', { effect: 'cpu', work: { fixedNs: 2000, perUnitNs: 20, over: 0 } }],
    ['EJSON.stringify', { effect: 'cpu', work: { fixedNs: 2000, perUnitNs: 7000, over: 0 } }],
    ['EJSON.parse', { effect: 'cpu', work: { fixedNs: 2000, perUnitNs: 200, over: 0 } }],
    ['ObjectId UUID Binary Long Decimal128 Timestamp', light],
    ['ObjectId.* UUID.* Binary.* Long.* Decimal128.* Timestamp.*', light],
  ]),
  definePackage(
    {
      name: 'cassandra-driver',
      version: '4.10.0',
      source: 'docs.datastax.com/en/developer/nodejs-driver/latest',
      declaredAs: { 'types.ResultSet': 'ResultSet', 'types.Row': 'Row' },
    },
    [
      ['Client', { ...light, returns: 'Client' }],
      ['Client.connect Client.batch Client.shutdown Client.eachRow', query],
      ['Client.execute', { ...query, returns: 'ResultSet' }],
      ['ResultSet.first Row.get Row.keys Row.values Row.forEach', light],
      ['Client.executeGraph', query],
      ['Client.stream Client.getReplicas Client.getState', light],
    ],
  ),
  definePackage(
    {
      name: 'neo4j-driver',
      version: '6.3.0',
      source: 'neo4j.com/docs/javascript-manual/current',
      declaredIn: ['neo4j-driver-core'],
      alsoInstall: ['neo4j-driver-core@6.3.0'],
      declaredAs: { ManagedTransaction: 'Transaction', TransactionPromise: 'Transaction' },
    },
    [
      ['driver', { ...light, returns: 'Driver' }],
      ['Driver.session', { ...light, returns: 'Session' }],
      ['Driver.executeQuery Driver.getServerInfo Driver.verifyConnectivity Driver.close', query],
      ['Driver.verifyAuthentication Driver.supportsMultiDb', query],
      ['Session.run Session.close', query],
      ['Session.executeRead Session.executeWrite', { ...query, callback: callbackWithin }],
      ['Session.beginTransaction', { ...query, returns: 'Transaction' }],
      ['Transaction.run Transaction.commit Transaction.rollback Transaction.close', query],
      ['Session.lastBookmarks', light],
      ['Record.get Record.toObject Record.has Record.keys int isInt', light],
    ],
  ),
  definePackage(
    {
      name: '@elastic/elasticsearch',
      version: '9.5.1',
      source: 'elastic.co/docs/reference/elasticsearch/clients/javascript',
      declaredAs: {
        API: 'Client',
        Helpers: 'Client.helpers',
        Indices: 'Client.indices',
        Cat: 'Client.cat',
        Cluster: 'Client.cluster',
        Ingest: 'Client.ingest',
        Tasks: 'Client.tasks',
        Snapshot: 'Client.snapshot',
        Nodes: 'Client.nodes',
        Security: 'Client.security',
        Sql: 'Client.sql',
        Ilm: 'Client.ilm',
        AsyncSearch: 'Client.asyncSearch',
        Inference: 'Client.inference',
      },
    },
    [
      // Its classes are each the default export of a file.
      ['Client default', { ...light, returns: 'Client' }],
      ['Client.child', { ...light, returns: 'Client' }],
      ['Client.helpers.bulk Client.helpers.search', query],
      ['Client.helpers.esql Client.helpers.msearch', light],
      ['Client.helpers.scrollSearch Client.helpers.scrollDocuments', light],
      ['Client.*', query],
      [
        `Client.indices.* Client.cat.* Client.cluster.* Client.ingest.* Client.tasks.* Client.snapshot.*
         Client.nodes.* Client.security.* Client.sql.* Client.ilm.* Client.asyncSearch.* Client.inference.*`,
        query,
      ],
    ],
  ),
];
