import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/** Runs what it is given, now or when its turn comes; the wait is that of what it is given. */
const runs = { ...light, work: { fixedNs: 500 }, callback: { argument: 0, calls: 'once' } } as const;
const eachOf = { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 500, over: 0 } } as const;
const turn = { effect: 'io-async', waitMs: 1 } as const;

/** Limits on how many run at once or how often, retries, deadlines, locks. */
export const limitPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'p-limit', version: '7.3.3', source: 'github.com/sindresorhus/p-limit' }, [
    ['default pLimit', { ...light, work: { fixedNs: 500 }, returns: 'LimitFunction' }],
    ['LimitFunction', runs],
    ['LimitFunction.map', { ...eachOf, callback: { argument: 1, calls: 'each' } }],
    ['LimitFunction.clearQueue', light],
    ['limitFunction', { ...light, callback: { argument: 0, calls: 'later' } }],
  ]),
  definePackage({ name: 'p-map', version: '7.1.1', source: 'github.com/sindresorhus/p-map' }, [
    ['default pMap', { ...eachOf, callback: { argument: 1, calls: 'each' } }],
    ['pMapIterable', { ...light, callback: { argument: 1, calls: 'later' } }],
  ]),
  definePackage({ name: 'p-queue', version: '10.0.0', source: 'github.com/sindresorhus/p-queue' }, [
    ['default PQueue', { ...light, work: { fixedNs: 2_000 }, returns: 'PQueue' }],
    ['PQueue.add', runs],
    // The tasks wait for something.
    ['PQueue.addAll', { effect: 'io-async', waitMs: 10 }],
    ['PQueue.onIdle PQueue.onEmpty PQueue.onSizeLessThan', { effect: 'io-async', waitMs: 10 }],
    ['PQueue.start PQueue.pause PQueue.clear PQueue.sizeBy PQueue.setPriority', light],
  ]),
  definePackage({ name: 'p-retry', version: '9.0.0', source: 'github.com/sindresorhus/p-retry' }, [
    ['default pRetry', { ...light, work: { fixedNs: 2_000 }, callback: { argument: 0, calls: 'once' } }],
    ['AbortError', light],
    ['makeRetriable', { ...light, callback: { argument: 0, calls: 'later' } }],
  ]),
  definePackage({ name: 'p-all', version: '5.0.1', source: 'github.com/sindresorhus/p-all' }, [
    // The functions that it runs are handed over in an array; they wait for something, or nobody would limit them.
    ['default pAll', { effect: 'io-async', waitMs: 10 }],
  ]),
  definePackage({ name: 'p-timeout', version: '8.0.0', source: 'github.com/sindresorhus/p-timeout' }, [
    ['default pTimeout TimeoutError', { ...light, work: { fixedNs: 2_000 } }],
  ]),
  definePackage({ name: 'async-mutex', version: '0.5.0', source: 'github.com/DirtyHairy/async-mutex' }, [
    ['Mutex', { ...light, returns: 'Mutex' }],
    ['Semaphore', { ...light, returns: 'Semaphore' }],
    [methodsOf('Mutex Semaphore', 'runExclusive'), { ...turn, callback: { argument: 0, calls: 'once' } }],
    ['Mutex.acquire', { ...turn, returns: 'MutexInterface.Releaser' }],
    ['MutexInterface.Releaser', light],
    ['Semaphore.acquire Mutex.waitForUnlock Semaphore.waitForUnlock', turn],
    [methodsOf('Mutex Semaphore', 'release isLocked cancel'), light],
    ['Semaphore.getValue Semaphore.setValue', light],
    ['withTimeout', { ...light, returns: 'Mutex' }],
    ['tryAcquire', { ...light, returns: 'Mutex' }],
  ]),
  definePackage(
    {
      name: 'bottleneck',
      version: '2.19.5',
      source: 'github.com/SGrondin/bottleneck',
      declaredAs: { Bottleneck: '' },
    },
    [
      ['default', { ...light, work: { fixedNs: 10_000 }, returns: 'Bottleneck' }],
      ['Bottleneck.schedule', { ...turn, callback: { argument: 0, calls: 'once' } }],
      ['Bottleneck.submit', { ...light, callback: { argument: 0, calls: 'later' } }],
      ['Bottleneck.wrap', { ...light, callback: { argument: 0, calls: 'later' } }],
      [
        'Bottleneck.stop Bottleneck.disconnect Bottleneck.ready Bottleneck.currentReservoir Bottleneck.incrementReservoir Bottleneck.check Bottleneck.running',
        turn,
      ],
      [
        'Bottleneck.counts Bottleneck.updateSettings Bottleneck.chain Bottleneck.queued Bottleneck.empty Bottleneck.jobs',
        light,
      ],
      ['Bottleneck.on Bottleneck.once', { ...light, callback: { argument: 1, calls: 'later' } }],
      ['Group', { ...light, returns: 'Group' }],
      ['Group.key', { ...light, returns: 'Bottleneck' }],
    ],
  ),
];
