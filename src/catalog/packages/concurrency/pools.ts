import { methodsOf } from '../../define.ts';
import { type CataloguedPackage, definePackage, light } from '../../package.ts';

/** Making a pool starts threads, which takes the thread that makes them a moment each. */
const pool = (returns: string) => ({ ...light, work: { fixedNs: 50_000 }, returns }) as const;
const task = { effect: 'worker', waitMs: 20 } as const;
const end = { effect: 'worker', waitMs: 5 } as const;
const listens = { ...light, callback: { argument: 1, calls: 'later' } } as const;

/** Pools of threads and processes. */
export const poolPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'piscina',
      version: '5.3.2',
      source: 'piscinajs.dev',
      declaredAs: { EventEmitter: 'Piscina' },
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      ['default Piscina FixedQueue', pool('Piscina')],
      ['Piscina.run', task],
      ['Piscina.destroy Piscina.close', end],
      ['Piscina.on Piscina.once', listens],
      ['move isWorkerThread workerData', light],
    ],
  ),
  definePackage({ name: 'tinypool', version: '2.2.0', source: 'github.com/tinylibs/tinypool' }, [
    ['default Tinypool', pool('Tinypool')],
    ['Tinypool.run', task],
    [methodsOf('Tinypool', 'destroy recycleWorkers'), end],
    ['Tinypool.cancelPendingTasks', light],
  ]),
  definePackage({ name: 'workerpool', version: '10.0.3', source: 'github.com/josdejong/workerpool' }, [
    ['pool Pool', pool('Pool')],
    ['Pool.exec', task],
    ['Pool.proxy', { effect: 'worker', waitMs: 20 }],
    ['Pool.terminate', end],
    [
      'Pool.stats worker workerEmit Transfer cpus isMainThread platform Promise.cancel Promise.timeout Promise.always',
      light,
    ],
  ]),
  definePackage(
    {
      name: 'poolifier',
      version: '5.3.2',
      source: 'poolifier.github.io/poolifier',
      declaredAs: { AbstractPool: 'Pool', IPool: 'Pool' },
    },
    [
      ['FixedThreadPool DynamicThreadPool FixedClusterPool DynamicClusterPool', pool('Pool')],
      ['Pool.execute', task],
      ['Pool.mapExecute', { effect: 'worker', waitMs: 100 }],
      ['Pool.destroy', end],
      [
        'Pool.start Pool.hasTaskFunction Pool.listTaskFunctionsProperties Pool.enableTasksQueue Pool.setTasksQueueOptions Pool.setWorkerChoiceStrategy',
        light,
      ],
      [
        'Pool.addTaskFunction Pool.removeTaskFunction Pool.setDefaultTaskFunction',
        { effect: 'worker', waitMs: 1 },
      ],
      ['ThreadWorker ClusterWorker availableParallelism', light],
    ],
  ),
  definePackage({ name: 'threads', version: '1.7.0', source: 'threads.js.org' }, [
    ['spawn', { effect: 'worker', waitMs: 50 }],
    ['Pool', pool('Pool')],
    ['Pool.queue', { ...task, callback: { argument: 0, calls: 'later' } }],
    ['Pool.completed Pool.settled', task],
    ['Pool.terminate Thread.terminate', end],
    ['Pool.events Thread.errors Thread.events', light],
    ['Worker BlobWorker', light],
    ['expose Transfer registerSerializer isWorkerRuntime', light],
  ]),
];
