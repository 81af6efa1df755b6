import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const childProcess = moduleTable('child_process', 'nodejs.org/api/child_process.html');
const workers = moduleTable('worker_threads', 'nodejs.org/api/worker_threads.html');
const os = moduleTable('os', 'nodejs.org/api/os.html');
const globals = moduleTable('', 'nodejs.org/api/process.html');
const pools = moduleTable('poolwright:pools', 'docs/wrap.md');

export const processEntries: readonly CatalogEntry[] = [
  ...childProcess('execSync execFileSync spawnSync', {
    effect: 'child-process-sync',
    waitMs: 50,
    asyncTwin: (name) => `child_process.${name.replace(/Sync$/, '')}`,
  }),
  ...childProcess('exec execFile', {
    effect: 'child-process',
    waitMs: 50,
    callback: { argument: -1, calls: 'later' },
  }),
  ...childProcess('spawn fork', { effect: 'child-process', waitMs: 50, returns: 'ChildProcess' }),
  ...childProcess(methodsOf('ChildProcess', 'on once off kill disconnect ref unref'), {
    effect: 'light',
    callback: { argument: 1, calls: 'later' },
  }),
  ...workers('Worker', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'Worker' }),
  ...workers(methodsOf('Worker MessagePort', 'on once off ref unref'), {
    effect: 'light',
    callback: { argument: 1, calls: 'later' },
  }),
  ...workers(methodsOf('MessagePort', 'close start'), { effect: 'light' }),
  ...workers('Worker.terminate', { effect: 'worker', waitMs: 1 }),
  ...workers('receiveMessageOnPort markAsUntransferable getEnvironmentData setEnvironmentData', {
    effect: 'light',
  }),
  ...os(
    'availableParallelism cpus totalmem freemem loadavg hostname platform arch release tmpdir homedir type uptime version endianness userInfo networkInterfaces',
    { effect: 'light' },
  ),
  ...globals(
    methodsOf(
      'Process',
      'cwd chdir exit abort kill memoryUsage cpuUsage resourceUsage hrtime uptime emitWarning nextTick on once off emit umask getuid setUncaughtExceptionCaptureCallback',
    ),
    { effect: 'light', callback: { argument: -1, calls: 'later' } },
  ),
  ...pools('runInThreadPool runInProcessPool', { effect: 'worker', waitMs: 20 }),
];
