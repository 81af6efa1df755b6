import { type CataloguedPackage, definePackage, later, light } from '../../package.ts';

const each = (argument: number) =>
  ({
    effect: 'cpu',
    work: { fixedNs: 1_000, perUnitNs: 500, over: 0 },
    callback: { argument, calls: 'each' },
  }) as const;

/** Tasks that are handed over in an array or object, and wait for something. */
const tasks = { effect: 'io-async', waitMs: 10, callback: later } as const;
const then = { ...light, work: { fixedNs: 300 } } as const;

/** Control flow over asynchronous functions. */
export const flowPackages: readonly CataloguedPackage[] = [
  definePackage(
    { name: 'async', version: '3.2.6', types: '@types/async@3.2.26', source: 'caolan.github.io/async/v3' },
    [
      [
        `each eachSeries eachOf eachOfSeries forEach forEachSeries forEachOf map mapSeries mapValues mapValuesSeries filter filterSeries
        reject rejectSeries detect detectSeries some someSeries every everySeries sortBy concat concatSeries groupBy groupBySeries
        transform`,
        each(1),
      ],
      [
        'eachLimit eachOfLimit forEachLimit mapLimit mapValuesLimit filterLimit rejectLimit detectLimit someLimit everyLimit concatLimit groupByLimit',
        each(2),
      ],
      ['reduce reduceRight', each(2)],
      ['parallel parallelLimit series waterfall auto race', tasks],
      ['whilst until doWhilst doUntil forever times timesSeries timesLimit retry tryEach', tasks],
      [
        'queue priorityQueue cargo',
        {
          ...light,
          work: { fixedNs: 2_000 },
          callback: { argument: 0, calls: 'later' },
          returns: 'QueueObject',
        },
      ],
      [
        'QueueObject.push QueueObject.unshift QueueObject.pushAsync QueueObject.unshiftAsync',
        { ...light, work: { fixedNs: 500 }, callback: later },
      ],
      ['QueueObject.drain', { effect: 'io-async', waitMs: 10, callback: later }],
      [
        'QueueObject.length QueueObject.running QueueObject.idle QueueObject.pause QueueObject.resume QueueObject.kill QueueObject.error QueueObject.empty QueueObject.saturated',
        { ...light, callback: later },
      ],
      [
        'asyncify wrapSync apply constant memoize unmemoize reflect reflectAll timeout ensureAsync compose seq',
        { ...light, callback: { argument: 0, calls: 'later' } },
      ],
      ['nextTick setImmediate', { ...light, callback: { argument: 0, calls: 'later' } }],
    ],
  ),
  definePackage(
    {
      name: 'bluebird',
      version: '3.7.2',
      types: '@types/bluebird@3.5.42',
      source: 'bluebirdjs.com/docs',
      declaredAs: { Bluebird: '' },
    },
    [
      [
        'default Bluebird',
        { ...light, work: { fixedNs: 300 }, callback: { argument: 0, calls: 'once' }, returns: 'Bluebird' },
      ],
      ['map each mapSeries filter', { ...each(1), returns: 'Bluebird' }],
      ['reduce', { ...each(1), returns: 'Bluebird' }],
      ['resolve reject all any some race allSettled props join cast', { ...then, returns: 'Bluebird' }],
      ['delay', { effect: 'timer', waitMs: 10, returns: 'Bluebird' }],
      ['try method attempt', { ...light, callback: { argument: 0, calls: 'once' }, returns: 'Bluebird' }],
      ['using', { ...light, callback: { argument: -1, calls: 'once' }, returns: 'Bluebird' }],
      [
        'coroutine promisify promisifyAll fromCallback fromNode is config onPossiblyUnhandledRejection longStackTraces',
        { ...light, callback: { argument: 0, calls: 'later' } },
      ],
      [
        'then catch finally tap spread return asCallback nodeify timeout reflect isPending isFulfilled isRejected value reason',
        { ...then, callback: { argument: 0, calls: 'once' }, returns: 'Bluebird' },
      ],
    ],
  ),
];
