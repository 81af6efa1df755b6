import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** A command to a server that keeps everything in memory. */
const command = { effect: 'io-async', waitMs: 1 } as const;

/** Redis and Memcached. */
export const keyValueStores: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'ioredis',
      version: '6.0.0',
      source: 'github.com/redis/ioredis#readme',
      declaredAs: {
        RedisCommander: 'Redis',
        Commander: 'Redis',
        Cluster: 'Redis',
        Transaction: 'Redis',
        Sentinel: 'Redis',
        ChainableCommander: 'Pipeline',
      },
    },
    [
      ['default Redis Redis.Cluster Redis.createClient', { ...light, returns: 'Redis' }],
      ['Redis.pipeline Redis.multi', { ...light, returns: 'Pipeline' }],
      ['Redis.duplicate', { ...light, returns: 'Redis' }],
      ['Redis.disconnect Redis.end Redis.nodes Redis.defineCommand', light],
      [
        'Redis.scanStream Redis.hscanStream Redis.sscanStream Redis.zscanStream Redis.scanBufferStream',
        light,
      ],
      ['*.exec', { ...command, callback: later }],
      // A command on a pipeline is only noted.
      ['Pipeline.*', { ...light, returns: 'Pipeline' }],
      ['Redis.*', { ...command, callback: later }],
    ],
  ),
  definePackage(
    {
      name: 'redis',
      version: '6.3.1',
      source: 'redis.io/docs/latest/develop/clients/nodejs',
      declaredIn: ['@redis/client', '@redis/json', '@redis/search', '@redis/bloom', '@redis/time-series'],
      alsoInstall: ['@redis/client@6.3.1'],
      // Commands are members of one big object, which the client's type maps.
      declaredAs: {
        __type: 'RedisClient',
        _default: 'RedisClient',
        RedisClientPool: 'RedisClient',
        RedisCluster: 'RedisClient',
        RedisSentinel: 'RedisClient',
        RedisClientType: 'RedisClient',
      },
    },
    [
      ['createClient createCluster createSentinel createClientPool', { ...light, returns: 'RedisClient' }],
      ['RedisClient.multi RedisClient.MULTI', { ...light, returns: 'RedisClientMultiCommand' }],
      ['RedisClient.connect', { ...command, returns: 'RedisClient' }],
      [
        'RedisClient.duplicate RedisClient.withTypeMapping RedisClient.withCommandOptions',
        { ...light, returns: 'RedisClient' },
      ],
      ['RedisClient.destroy RedisClient.ref RedisClient.unref RedisClient.createPool', light],
      ['RedisClientMultiCommand.exec RedisClientMultiCommand.execTyped', command],
      ['RedisClientMultiCommand.execAsPipeline RedisClientMultiCommand.EXEC', command],
      ['RedisClientMultiCommand.*', { ...light, returns: 'RedisClientMultiCommand' }],
      ['RedisClient.*', command],
    ],
  ),
  definePackage(
    {
      name: 'memjs',
      version: '1.3.2',
      types: '@types/memjs@1.3.3',
      source: 'github.com/memcachier/memjs#readme',
    },
    [
      ['Client.create', { ...light, returns: 'Client' }],
      [
        `Client.get Client.set Client.add Client.replace Client.append Client.prepend Client.delete
         Client.increment Client.decrement Client.touch Client.flush Client.stats Client.resetStats`,
        { ...command, callback: later },
      ],
      ['Client.quit Client.close', light],
    ],
  ),
];
