import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const globals = moduleTable('', 'nodejs.org/api/process.html');
const cluster = moduleTable('cluster', 'nodejs.org/api/cluster.html');
const childProcess = moduleTable('child_process', 'nodejs.org/api/child_process.html');
const workers = moduleTable('worker_threads', 'nodejs.org/api/worker_threads.html');
const web = moduleTable('', 'nodejs.org/api/worker_threads.html');

const later = { argument: -1, calls: 'later' } as const;
const light = { effect: 'light', work: { fixedNs: 1_000 } } as const;
/** Clones its message before it returns. */
const clones = { effect: 'cpu', work: { fixedNs: 5_000, perUnitNs: 200, over: 0 } } as const;

const ownProcess: readonly CatalogEntry[] = [
  ...globals(
    methodsOf(
      'Process',
      'getgid setgid setuid geteuid seteuid getegid setegid getgroups setgroups initgroups hasUncaughtExceptionCaptureCallback setSourceMapsEnabled openStdin getBuiltinModule getActiveResourcesInfo',
    ),
    light,
  ),
  // They read what the system tells in files: cgroup and /proc.
  ...globals('Process.constrainedMemory Process.availableMemory MemoryUsageFn.rss', {
    effect: 'light',
    work: { fixedNs: 20_000 },
  }),
  // Loads a native library, and runs what it does on loading.
  ...globals('Process.dlopen', { effect: 'io-sync', waitMs: 1 }),
  ...globals('Process.loadEnvFile', { effect: 'io-sync', waitMs: 0.1 }),
  ...globals('Process.send', { ...clones, callback: later }),
  ...globals('Process.disconnect', light),
  ...globals('HRTime.bigint', { effect: 'light', work: { fixedNs: 100 } }),
  ...globals('ProcessPermission.has', light),
  ...globals('ProcessReport.getReport', { effect: 'cpu', work: { fixedNs: 10_000_000 } }),
  ...globals('ProcessReport.writeReport', { effect: 'io-sync', waitMs: 10 }),
  // Collects the whole heap; only there with --expose-gc.
  ...globals('gc', { effect: 'cpu', work: { fixedNs: 10_000_000 } }),
];

const others: readonly CatalogEntry[] = [
  ...childProcess('ChildProcess.send', { ...clones, callback: later }),
  ...childProcess('ChildProcess', { effect: 'light', returns: 'ChildProcess' }),
  ...childProcess('Control.ref Control.unref', { effect: 'light' }),
  ...cluster('Cluster.fork', { effect: 'child-process', waitMs: 50, returns: 'Worker' }),
  ...cluster('Cluster.disconnect', { effect: 'light', callback: later }),
  ...cluster('Cluster.setupPrimary Cluster.setupMaster', light),
  ...cluster('Worker', { ...light, returns: 'Worker' }),
  ...cluster('Worker.send', { ...clones, callback: later }),
  ...cluster(methodsOf('Worker', 'kill destroy disconnect isConnected isDead'), light),
];

const threads: readonly CatalogEntry[] = [
  ...workers('MessageChannel MessagePort', { effect: 'light', work: { fixedNs: 20_000 } }),
  ...['MessageChannel', 'MessagePort', 'BroadcastChannel'].flatMap((name) =>
    web(name, { effect: 'light', work: { fixedNs: 20_000 }, returns: name }),
  ),
  ...workers('BroadcastChannel', { effect: 'light', work: { fixedNs: 20_000 }, returns: 'BroadcastChannel' }),
  ...workers('Worker.postMessage MessagePort.postMessage BroadcastChannel.postMessage', clones),
  ...web('BroadcastChannel.postMessage MessagePort.postMessage', clones),
  ...workers('BroadcastChannel.close BroadcastChannel.ref BroadcastChannel.unref', light),
  ...web('BroadcastChannel.close MessagePort.close MessagePort.start', light),
  ...workers('moveMessagePortToContext', { effect: 'light', work: { fixedNs: 20_000 } }),
  // Walks the heap of the worker, on the worker's thread.
  ...workers('Worker.getHeapSnapshot', { effect: 'worker', waitMs: 500 }),
];

export const processObjectEntries: readonly CatalogEntry[] = [...ownProcess, ...others, ...threads];
