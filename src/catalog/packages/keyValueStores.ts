import { methodsOf } from '../define.ts';
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
      ['*.exec', command],
      // A command on a pipeline is only noted.
      ['Pipeline.*', { ...light, returns: 'Pipeline' }],
      ['Redis.*', command],
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
        _default: 'RedisClient',
        RedisClientPool: 'RedisClient',
        RedisCluster: 'RedisClient',
        RedisSentinel: 'RedisClient',
        RedisClientType: 'RedisClient',
      },
    },
    [
      ['createClient createCluster createSentinel createClientPool', { ...light, returns: 'RedisClient' }],
      // Clients, pools and clusters are each the default export of a file.
      ['default', { ...light, returns: 'RedisClient' }],
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
      // The commands that programs use most, because the client's type says no owner of them.
      [
        methodsOf(
          'RedisClient',
          `get set setEx setNX getDel getEx getSet mGet mSet append del unlink exists expire expireAt pExpire persist
           ttl pTTL type keys scan rename incr incrBy incrByFloat decr decrBy hGet hSet hSetNX hGetAll hDel hExists
           hIncrBy hKeys hVals hLen hmGet hScan lPush rPush lPop rPop lRange lLen lRem lTrim lIndex lSet blPop
           brPop lMove blMove sAdd sRem sMembers sIsMember sCard sPop sInter sUnion sDiff sScan zAdd zRem zRange
           zRangeWithScores zRangeByScore zScore zRank zRevRank zCard zCount zIncrBy zRemRangeByScore zPopMin
           zPopMax xAdd xRead xReadGroup xRange xLen xAck xDel xTrim xGroupCreate publish ping echo info dbSize
           flushDb flushAll eval evalSha scriptLoad geoAdd geoSearch pfAdd pfCount setBit getBit bitCount
           objectEncoding time watch unwatch select quit close disconnect subscribe pSubscribe unsubscribe
           pUnsubscribe sendCommand auth`,
        ),
        command,
      ],
      ['RedisClient.scanIterator RedisClient.hScanIterator RedisClient.sScanIterator', light],
      ['RedisClient.zScanIterator', light],
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
