import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, request } from '../package.ts';

/** A request whose answer is promised, or handed to a callback where there is one. */
const call = { ...request, callback: later } as const;
const registers = { ...light, callback: later } as const;

/** Clients of Google Cloud. */
export const googlePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@google-cloud/storage',
      version: '8.4.0',
      source: 'cloud.google.com/nodejs/docs/reference/storage/latest',
    },
    [
      ['Storage', { ...light, returns: 'Storage' }],
      ['Storage.bucket', { ...light, returns: 'Bucket' }],
      ['Bucket.file', { ...light, returns: 'File' }],
      ['Storage.createBucket Storage.getBuckets Storage.getServiceAccount', call],
      [
        methodsOf('Bucket', 'upload getFiles deleteFiles combine getLabels setLabels makePublic makePrivate'),
        call,
      ],
      [methodsOf('Bucket', 'setMetadata setStorageClass setCorsConfiguration addLifecycleRule'), call],
      [
        methodsOf('File', 'download save copy move delete get getSignedUrl isPublic makePublic makePrivate'),
        call,
      ],
      [methodsOf('File', 'setMetadata setStorageClass createResumableUpload rename getExpirationDate'), call],
      ['*.exists *.getMetadata *.create *.delete *.get', call],
      [methodsOf('File', 'createReadStream createWriteStream publicUrl cloudStorageURI'), light],
      ['Bucket.getFilesStream Storage.getBucketsStream', light],
    ],
  ),
  definePackage(
    {
      name: '@google-cloud/pubsub',
      version: '6.3.0',
      source: 'cloud.google.com/nodejs/docs/reference/pubsub/latest',
    },
    [
      ['PubSub', { ...light, returns: 'PubSub' }],
      ['PubSub.topic', { ...light, returns: 'Topic' }],
      ['PubSub.subscription Topic.subscription', { ...light, returns: 'Subscription' }],
      [
        'PubSub.createTopic PubSub.createSubscription PubSub.getTopics PubSub.getSubscriptions PubSub.close',
        call,
      ],
      [
        methodsOf('Topic', 'publish publishJSON publishMessage flush create delete exists get getMetadata'),
        call,
      ],
      ['Topic.createSubscription Topic.getSubscriptions Topic.setMetadata', call],
      [methodsOf('Subscription', 'create delete exists get getMetadata seek modifyPushConfig close'), call],
      ['Subscription.on Subscription.open', registers],
      ['Message.ack Message.nack Message.modAck', light],
      ['Message.ackWithResponse Message.nackWithResponse', request],
    ],
  ),
  definePackage(
    {
      name: '@google-cloud/bigquery',
      version: '9.3.0',
      source: 'cloud.google.com/nodejs/docs/reference/bigquery/latest',
    },
    [
      ['BigQuery', { ...light, returns: 'BigQuery' }],
      ['BigQuery.dataset', { ...light, returns: 'Dataset' }],
      ['Dataset.table', { ...light, returns: 'Table' }],
      ['BigQuery.job', { ...light, returns: 'Job' }],
      ['BigQuery.query Dataset.query Table.query', { effect: 'io-async', waitMs: 1_000, callback: later }],
      ['BigQuery.createQueryJob BigQuery.createJob BigQuery.createDataset BigQuery.getDatasets', call],
      ['BigQuery.getJobs Dataset.createTable Dataset.getTables Dataset.delete Dataset.createQueryJob', call],
      [methodsOf('Table', 'insert getRows load copy extract setMetadata createLoadJob createQueryJob'), call],
      ['Job.getQueryResults', { effect: 'io-async', waitMs: 1_000, callback: later }],
      ['Job.cancel', call],
      ['BigQuery.createQueryStream Table.createReadStream Table.createWriteStream', light],
      [
        'BigQuery.date BigQuery.datetime BigQuery.timestamp BigQuery.time BigQuery.int BigQuery.geography',
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: '@google-cloud/firestore',
      version: '9.4.1',
      source: 'cloud.google.com/nodejs/docs/reference/firestore/latest',
      declaredAs: {
        'FirebaseFirestore.Firestore': 'Firestore',
        'FirebaseFirestore.Query': 'Query',
        'FirebaseFirestore.CollectionReference': 'Query',
        CollectionReference: 'Query',
        'FirebaseFirestore.CollectionGroup': 'Query',
        'FirebaseFirestore.AggregateQuery': 'Query',
        'FirebaseFirestore.DocumentReference': 'DocumentReference',
        'FirebaseFirestore.WriteBatch': 'WriteBatch',
        'FirebaseFirestore.Transaction': 'Transaction',
        'FirebaseFirestore.DocumentSnapshot': 'DocumentSnapshot',
        'FirebaseFirestore.QueryDocumentSnapshot': 'DocumentSnapshot',
        'FirebaseFirestore.FieldValue': 'FieldValue',
        'FirebaseFirestore.Timestamp': 'Timestamp',
        'FirebaseFirestore.BulkWriter': 'BulkWriter',
      },
    },
    [
      ['Firestore', { ...light, returns: 'Firestore' }],
      [
        'Firestore.collection Firestore.collectionGroup DocumentReference.collection',
        { ...light, returns: 'Query' },
      ],
      ['Firestore.doc Query.doc', { ...light, returns: 'DocumentReference' }],
      [
        methodsOf(
          'Query',
          'where orderBy limit limitToLast offset select startAt startAfter endAt endBefore count',
        ),
        { ...light, returns: 'Query' },
      ],
      ['Query.get Query.add Query.listDocuments', request],
      [methodsOf('DocumentReference', 'get set update delete create listCollections'), request],
      ['Firestore.getAll Firestore.listCollections Firestore.terminate Firestore.runTransaction', request],
      ['Firestore.batch', { ...light, returns: 'WriteBatch' }],
      ['Firestore.bulkWriter', { ...light, returns: 'BulkWriter' }],
      [methodsOf('WriteBatch', 'set update delete create'), { ...light, returns: 'WriteBatch' }],
      ['WriteBatch.commit Transaction.get Transaction.getAll BulkWriter.flush BulkWriter.close', request],
      [methodsOf('Transaction', 'set update delete create'), light],
      ['Query.onSnapshot DocumentReference.onSnapshot', registers],
      ['DocumentSnapshot.data DocumentSnapshot.get Firestore.settings', light],
      [methodsOf('FieldValue', 'serverTimestamp delete increment arrayUnion arrayRemove'), light],
      ['Timestamp.now Timestamp.fromDate', light],
    ],
  ),
  definePackage(
    {
      name: 'googleapis',
      version: '188.0.0',
      source: 'googleapis.dev/nodejs/googleapis/latest',
      declaredIn: ['googleapis-common', 'google-auth-library'],
      alsoInstall: ['googleapis-common@9.3.1', 'google-auth-library@11.3.4'],
      declaredAs: {
        GeneratedAPIs: 'google',
        GoogleApis: 'google',
        AuthPlus: 'google.auth',
        AuthClient: 'OAuth2Client',
        'drive_v3.Resource$Files': 'Api.*',
        'sheets_v4.Resource$Spreadsheets$Values': 'Api.*.*',
      },
    },
    [
      ['google.auth.OAuth2 OAuth2Client', { ...light, returns: 'OAuth2Client' }],
      ['google.auth.JWT google.auth.GoogleAuth GoogleAuth', { ...light, returns: 'GoogleAuth' }],
      ['google.auth.getClient google.auth.getProjectId', request],
      ['GoogleAuth.getClient GoogleAuth.getProjectId GoogleAuth.getAccessToken', call],
      ['OAuth2Client.generateAuthUrl OAuth2Client.setCredentials', light],
      [
        methodsOf(
          'OAuth2Client',
          'getToken getAccessToken getTokenInfo refreshAccessToken revokeToken verifyIdToken request',
        ),
        call,
      ],
      // `google.drive({ version: 'v3' })` makes an API; what its parts have are requests.
      ['google.options', light],
      ['google.discoverAPI google.discover', call],
      ['google.*', { ...light, returns: 'Api' }],
      ['*.Resource$*.*', call],
      ['Api.*.* Api.*.*.*', call],
    ],
  ),
  definePackage(
    {
      name: '@google-cloud/*',
      version: '7.2.0',
      source: 'cloud.google.com/nodejs/docs/reference',
      alsoInstall: ['@google-cloud/secret-manager@7.2.0'],
    },
    [
      // Generated clients: names of things are put together here, everything else is asked for.
      ['*Client.*Path *Client.match*From*Name *Client.*Stream', light],
      ['*Client.*', call],
      ['*Client', light],
    ],
  ),
];
