import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light, query, request } from '../package.ts';

const inside = { argument: 0, calls: 'once' } as const;

/** Databases that are reached over HTTP. */
export const hostedDatabases: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: '@supabase/supabase-js',
      version: '2.119.1',
      source: 'supabase.com/docs/reference/javascript',
      declaredIn: [
        '@supabase/postgrest-js',
        '@supabase/auth-js',
        '@supabase/storage-js',
        '@supabase/functions-js',
        '@supabase/realtime-js',
      ],
      alsoInstall: [
        '@supabase/postgrest-js@2.119.1',
        '@supabase/auth-js@2.119.1',
        '@supabase/storage-js@2.119.1',
        '@supabase/functions-js@2.119.1',
        '@supabase/realtime-js@2.119.1',
      ],
      declaredAs: {
        PostgrestClient: 'SupabaseClient',
        PostgrestTransformBuilder: 'PostgrestFilterBuilder',
        PostgrestBuilder: 'PostgrestFilterBuilder',
        GoTrueClient: 'SupabaseClient.auth',
        GoTrueAdminApi: 'SupabaseClient.auth.admin',
        StorageClient: 'SupabaseClient.storage',
        StorageBucketApi: 'SupabaseClient.storage',
        FunctionsClient: 'SupabaseClient.functions',
      },
    },
    [
      ['createClient', { ...light, returns: 'SupabaseClient' }],
      // The class behind `supabase.auth` is the default export of a file.
      ['default', { ...light, returns: 'SupabaseClient.auth' }],
      ['SupabaseClient.from', { ...light, returns: 'PostgrestQueryBuilder' }],
      ['SupabaseClient.schema', { ...light, returns: 'SupabaseClient' }],
      // The request is sent when it is awaited; the call that begins it stands for that.
      ['SupabaseClient.rpc', { ...request, returns: 'PostgrestFilterBuilder' }],
      [
        methodsOf('PostgrestQueryBuilder', 'select insert update upsert delete'),
        { ...request, returns: 'PostgrestFilterBuilder' },
      ],
      ['PostgrestFilterBuilder.*', { ...light, returns: 'PostgrestFilterBuilder' }],
      ['SupabaseClient.auth.onAuthStateChange SupabaseClient.auth.dispose', light],
      ['SupabaseClient.auth.* SupabaseClient.auth.admin.*', request],
      ['SupabaseClient.storage.from', { ...light, returns: 'StorageFileApi' }],
      ['StorageFileApi.getPublicUrl', light],
      ['StorageFileApi.* SupabaseClient.storage.* SupabaseClient.functions.invoke', request],
      ['SupabaseClient.channel', { ...light, returns: 'RealtimeChannel' }],
      ['SupabaseClient.getChannels', light],
      ['SupabaseClient.removeChannel SupabaseClient.removeAllChannels', request],
      ['RealtimeChannel.on RealtimeChannel.subscribe', { ...light, returns: 'RealtimeChannel' }],
      ['RealtimeChannel.send RealtimeChannel.track RealtimeChannel.untrack', request],
      ['RealtimeChannel.unsubscribe', request],
    ],
  ),
  definePackage(
    {
      name: 'firebase-admin',
      version: '14.5.1',
      source: 'firebase.google.com/docs/reference/admin/node',
      alsoInstall: ['@google-cloud/firestore@9.4.1'],
      declaredAs: {
        BaseAuth: 'Auth',
        TenantAwareAuth: 'Auth',
        'FirebaseFirestore.Firestore': 'Firestore',
        'FirebaseFirestore.CollectionReference': 'CollectionReference',
        'FirebaseFirestore.Query': 'CollectionReference',
        'FirebaseFirestore.CollectionGroup': 'CollectionReference',
        'FirebaseFirestore.AggregateQuery': 'CollectionReference',
        'FirebaseFirestore.DocumentReference': 'DocumentReference',
        'FirebaseFirestore.WriteBatch': 'WriteBatch',
        'FirebaseFirestore.Transaction': 'Transaction',
      },
    },
    [
      ['initializeApp getApp getApps cert applicationDefault refreshToken', light],
      ['deleteApp', query],
      ['getFirestore initializeFirestore', { ...light, returns: 'Firestore' }],
      ['Firestore.collection Firestore.collectionGroup', { ...light, returns: 'CollectionReference' }],
      ['Firestore.doc', { ...light, returns: 'DocumentReference' }],
      ['Firestore.batch', { ...light, returns: 'WriteBatch' }],
      ['Firestore.runTransaction', { ...request, callback: inside }],
      ['Firestore.getAll Firestore.listCollections Firestore.recursiveDelete Firestore.terminate', request],
      ['CollectionReference.doc', { ...light, returns: 'DocumentReference' }],
      ['CollectionReference.add', { ...request, returns: 'DocumentReference' }],
      ['CollectionReference.get CollectionReference.listDocuments', request],
      [
        methodsOf(
          'CollectionReference',
          `where orderBy limit limitToLast offset select startAt startAfter endAt endBefore withConverter
           count aggregate findNearest`,
        ),
        { ...light, returns: 'CollectionReference' },
      ],
      ['CollectionReference.onSnapshot CollectionReference.stream DocumentReference.onSnapshot', light],
      ['DocumentReference.collection', { ...light, returns: 'CollectionReference' }],
      ['DocumentReference.get DocumentReference.set DocumentReference.update', request],
      ['DocumentReference.create DocumentReference.delete DocumentReference.listCollections', request],
      [
        'WriteBatch.set WriteBatch.update WriteBatch.create WriteBatch.delete',
        { ...light, returns: 'WriteBatch' },
      ],
      ['WriteBatch.commit', request],
      ['Transaction.get Transaction.getAll', request],
      ['Transaction.set Transaction.update Transaction.create Transaction.delete', light],
      ['getAuth', { ...light, returns: 'Auth' }],
      // Google's keys are kept for hours; what is left is the check of a signature.
      ['Auth.verifyIdToken Auth.verifySessionCookie', { effect: 'io-async', waitMs: 1 }],
      ['Auth.createCustomToken', { effect: 'io-async', waitMs: 1 }],
      ['Auth.*', request],
      ['getMessaging', { ...light, returns: 'Messaging' }],
      ['Messaging.send Messaging.sendEach Messaging.sendEachForMulticast', request],
      ['Messaging.subscribeToTopic Messaging.unsubscribeFromTopic', request],
      ['getDatabase getStorage getRemoteConfig getAppCheck getFunctions', light],
    ],
  ),
  definePackage(
    {
      name: '@upstash/redis',
      version: '1.39.0',
      source: 'upstash.com/docs/redis/sdks/ts/overview',
    },
    [
      ['Redis Redis.fromEnv', { ...light, returns: 'Redis' }],
      ['Redis.pipeline Redis.multi', { ...light, returns: 'Pipeline' }],
      ['Redis.use Redis.createScript Redis.autoPipeline', light],
      ['Pipeline.exec', request],
      ['Pipeline.*', { ...light, returns: 'Pipeline' }],
      ['Redis.*', request],
    ],
  ),
  definePackage(
    {
      name: '@planetscale/database',
      version: '1.20.2',
      source: 'github.com/planetscale/database-js#readme',
    },
    [
      ['connect', { ...light, returns: 'Connection' }],
      ['Client', { ...light, returns: 'Client' }],
      ['Client.connection', { ...light, returns: 'Connection' }],
      ['Client.execute Connection.execute Tx.execute Connection.refresh', request],
      ['Client.transaction Connection.transaction', { ...request, callback: inside }],
      ['cast format hex', light],
    ],
  ),
  definePackage(
    {
      name: '@clickhouse/client',
      version: '1.23.1',
      source: 'clickhouse.com/docs/integrations/javascript',
      declaredIn: ['@clickhouse/client-common'],
      declaredAs: { NodeClickHouseClient: 'ClickHouseClient', BaseResultSet: 'ResultSet' },
    },
    [
      ['createClient', { ...light, returns: 'ClickHouseClient' }],
      ['ClickHouseClient.query', { ...query, waitMs: 20, returns: 'ResultSet' }],
      ['ClickHouseClient.insert ClickHouseClient.command ClickHouseClient.exec', { ...query, waitMs: 20 }],
      ['ClickHouseClient.ping ClickHouseClient.close', query],
      // The answer is still arriving.
      ['ResultSet.json ResultSet.text', { ...query, waitMs: 20 }],
      ['ResultSet.stream ResultSet.close', light],
    ],
  ),
  definePackage(
    {
      name: 'nano',
      version: '11.0.7',
      source: 'github.com/apache/couchdb-nano#readme',
      declaredAs: {
        'nano.ServerScope': 'ServerScope',
        'nano.DatabaseScope': 'ServerScope.db',
        'nano.DocumentScope': 'DocumentScope',
      },
    },
    [
      ['default', { ...light, returns: 'ServerScope' }],
      ['ServerScope.use ServerScope.scope ServerScope.db.use', { ...light, returns: 'DocumentScope' }],
      ['ServerScope.auth ServerScope.session ServerScope.info ServerScope.request ServerScope.relax', query],
      ['ServerScope.uuids ServerScope.updates', query],
      ['ServerScope.db.listAsStream ServerScope.db.changesAsStream', light],
      ['ServerScope.db.*', query],
      ['DocumentScope.*AsStream', light],
      ['DocumentScope.*', query],
    ],
  ),
];
