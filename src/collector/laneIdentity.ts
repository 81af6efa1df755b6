import type cluster from 'node:cluster';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as workerThreads from 'node:worker_threads';
import type { LaneRecord } from '../profile/format.ts';
import { nowUs } from './hostClock.ts';
import { parentVariable } from './ownVariables.ts';

const lanePattern = /^\d+-\d+$/;

/** Scripts that only start the program: their own threads are not the program's. */
const wrapperPackages = new Set(['npm', 'npx', 'pnpm', 'yarn', 'corepack', 'tsx']);

/**
 * Who this thread is; `undefined` for a thread or process that runs nothing of the program and stays unrecorded.
 */
export function identifyLane(): LaneRecord | undefined {
  if (isToolThread() || (workerThreads.isMainThread && isWrapperProcess())) return undefined;
  const { threadId } = workerThreads;
  const osThreadId = readOsThreadId();
  const parentLane = workerThreads.isMainThread ? process.env[parentVariable] : undefined;
  const hasParent = parentLane !== undefined && lanePattern.test(parentLane);
  return {
    type: 'lane',
    lane: `${process.pid}-${threadId}`,
    pid: process.pid,
    threadId,
    ...(hasParent ? { parentLane } : {}),
    role: workerThreads.isMainThread ? (hasParent ? 'process' : 'main') : 'thread',
    name: workerThreads.isMainThread ? processName() : threadName(),
    startedUs: nowUs(),
    nodeVersion: process.versions.node,
    ...(osThreadId === undefined ? {} : { osThreadId }),
  };
}

/**
 * Node 20 loads preloads in the thread of module hooks (`module.register`, as tsx does) too: that one has no parent
 * port, which every thread of a program has. esbuild, which tsx compiles with, has a thread of its own, known by what
 * it is handed.
 */
function isToolThread(): boolean {
  if (workerThreads.isMainThread) return false;
  if (workerThreads.parentPort === null) return true;
  const data: unknown = workerThreads.workerData;
  return typeof data === 'object' && data !== null && 'esbuildVersion' in data && 'workerPort' in data;
}

/** npm, npx, the tsx command and their like, and the supervisor of `node --watch`: the program is their child. */
function isWrapperProcess(): boolean {
  if (process.execArgv.some((argument) => /^--watch(?:-path)?(?:=|$)/.test(argument))) return true;
  const script = process.argv[1];
  if (script === undefined) return false;
  const segments = realPath(script).split(path.sep);
  const packageName = segments[segments.lastIndexOf('node_modules') + 1];
  return segments.includes('node_modules') && packageName !== undefined && wrapperPackages.has(packageName);
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    // Not a file: `node -` and `node -e` put other things there.
    return file;
  }
}

/** Linux names the calling thread in `/proc/thread-self`: `<pid>/task/<tid>`. */
function readOsThreadId(): number | undefined {
  try {
    const id = Number(path.basename(fs.readlinkSync('/proc/thread-self')));
    return Number.isInteger(id) && id > 0 ? id : undefined;
  } catch {
    // No /proc: macOS, Windows, some sandboxes. The lane then samples itself as far as Node can.
    return undefined;
  }
}

/** Workers of a cluster have numbers; of other processes nothing is known but their ids. */
function processName(): string {
  // Without a channel it is none of a cluster, and Node's module need not be loaded for that.
  if (process.send === undefined) return '';
  const { worker } = createRequire(__filename)('node:cluster') as typeof cluster;
  return worker === undefined ? '' : `cluster worker ${worker.id}`;
}

/** The `name` option of `new Worker`, which a thread is told from Node 24.6 on; without it, it is `WorkerThread`. */
function threadName(): string {
  const name: unknown = 'threadName' in workerThreads ? workerThreads.threadName : '';
  return typeof name === 'string' && name !== 'WorkerThread' ? name.slice(0, 100) : '';
}
