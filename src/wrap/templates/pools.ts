// poolwright:pools v1
// Runs functions on the other cores. This file and pool-worker belong to your program: read them, change them.
import { type ChildProcess, fork } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import type { Reply, Task, Thrown } from './pool-worker.ts';

/** How many tasks run at once: as many as this program may use cores, limits of a container included. */
const WORKERS = availableParallelism();

/** How many tasks may wait for a worker. One more is refused, before those that wait fill the memory. */
const MAX_WAITING = 100_000;

/** A worker without a task leaves after this time. It never keeps the program from ending. */
const IDLE_MS = 30_000;

/** Compiled or not, the worker has the same file name extension as this file. */
const WORKER_FILE = fileURLToPath(new URL(`./pool-worker${extname(import.meta.url)}`, import.meta.url));

/** Where a profiler learns what becomes of each task. Nothing is sent while nobody listens. */
const taskEvents = channel('poolwright:task');

/** Ways to take a task back. Calls inside a worker, which are made right there, do not heed them. */
export interface PoolOptions {
  /** Takes the task out of the queue or, if it runs already, ends its worker. */
  signal?: AbortSignal | undefined;
  /** The same after a time, which counts from the call. */
  deadlineMs?: number | undefined;
}

// <threads>
/** Calls a function in a thread. Threads start fast; one that runs out of memory ends the program with it. */
export const runInThreadPool = createPool('threads', sendToThread);

// </threads>
// <processes>
/** Calls a function in a child process. Sending costs more; a child that crashes fails nothing but its own task. */
export const runInProcessPool = createPool('processes', sendToProcess);

// </processes>
type Send = (task: Task, stop: AbortSignal | undefined) => Promise<Reply>;

let calls = 0;

function createPool(pool: string, send: Send) {
  const enqueue = createQueue(send);

  /**
   * Calls `original`, which the module at `moduleUrl` exports as `name`, in a worker. Arguments and result are copied,
   * the arguments when a worker is free to take them: leave them unchanged until the promise settles.
   */
  return async <A extends unknown[], R>(
    moduleUrl: string,
    name: string,
    original: (...args: A) => R,
    args: A,
    options: PoolOptions = {},
  ): Promise<Awaited<R>> => {
    // Inside a worker the call is made right there: if it waited for another worker, all could wait for each other.
    if (Symbol.for('poolwright:pool-worker') in globalThis) return await original(...args);

    const id = `${process.pid}-${threadId}-${++calls}`;
    let ok = false;
    if (taskEvents.hasSubscribers) {
      taskEvents.publish({ phase: 'queued', id, name, pool, argumentBytes: countBytes(args) });
    }
    try {
      const reply = await enqueue({ id, moduleUrl, name, args }, options);
      ok = 'value' in reply;
      if ('value' in reply) return reply.value as Awaited<R>;
      const exported = (await import(/* webpackIgnore: true */ moduleUrl).catch(() => ({}))) as object;
      throw unpack(reply.thrown, exported);
    } finally {
      if (taskEvents.hasSubscribers) taskEvents.publish({ phase: 'settled', id, ok });
    }
  };
}

/** The size of buffers and strings in the arguments and their properties, up to a thousand: what is slow to send. */
function countBytes(values: unknown[], levels = 2): number {
  let bytes = 0;
  for (const value of values.slice(0, 1000)) {
    if (typeof value === 'string') bytes += value.length;
    else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) bytes += value.byteLength;
    else if (levels === 2 && Array.isArray(value)) bytes += countBytes(value, 1);
    else if (levels === 2 && typeof value === 'object' && value) bytes += countBytes(Object.values(value), 1);
  }
  return bytes;
}

/** Sends tasks to the workers in the order of the calls, and lets go of those that are taken back. */
function createQueue(send: Send) {
  // <threads>
  // Piscina has a queue of its own, but tasks with a signal leave it last in, first out, and unbounded (5.3.2).
  // </threads>
  const waiting = new Set<() => Promise<void>>();
  let running = 0;

  /** One of these goes on for each busy worker, until nothing waits. */
  async function drain(): Promise<void> {
    running++;
    for (const start of waiting) {
      waiting.delete(start);
      await start();
    }
    running--;
  }

  return (task: Task, { signal, deadlineMs }: PoolOptions): Promise<Reply> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (waiting.size === MAX_WAITING) throw new RangeError(`The pool is full: ${MAX_WAITING} tasks wait.`);

      const signals = signal ? [signal] : [];
      if (deadlineMs !== undefined) signals.push(AbortSignal.timeout(deadlineMs));
      const stop = signals.length > 0 ? new AbortController() : undefined;
      const start = (): Promise<void> => send(task, stop?.signal).then(resolve, fail).finally(forget);
      const fail = (cause: Error): void => {
        const message = `${task.name}() could not be done in a worker: ${cause.message}`;
        reject(Object.assign(new Error(message), { cause }));
      };
      const takeBack = ({ target }: Event): void => {
        reject((target as AbortSignal).reason);
        forget();
        waiting.delete(start);
        stop?.abort();
      };
      const forget = (): void => signals.forEach((each) => each.removeEventListener('abort', takeBack));
      signals.forEach((each) => each.addEventListener('abort', takeBack));

      waiting.add(start);
      if (running < WORKERS) void drain();
    });
}

// <threads>
let threads: Promise<Piscina> | undefined;

async function sendToThread(task: Task, stop: AbortSignal | undefined): Promise<Reply> {
  threads ??= createThreads();
  return (await (await threads).run(task, { signal: stop ?? null })) as Reply;
}

/** Loads piscina when it is first needed: workers import this file too, and never need it. */
async function createThreads(): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: WORKER_FILE,
    name: 'runTask',
    minThreads: 0,
    maxThreads: WORKERS,
    maxQueue: WORKERS,
    idleTimeout: IDLE_MS,
    stricterFIFO: true,
    atomics: 'disabled', // The default freezes what still runs between two tasks: timers, streams, a profiler.
  });
  // Without a listener, a thread that dies between two tasks would end the program.
  pool.on('error', (error) => console.error('A pool thread died between two tasks:', error));
  return pool;
}

// </threads>
// <processes>
interface Running {
  task: Task;
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
}

/** The child processes, each with what it runs, or undefined while it is idle. */
const children = new Map<ChildProcess, Running | undefined>();

function sendToProcess(task: Task, stop: AbortSignal | undefined): Promise<Reply> {
  const idle = [...children.keys()].find((child) => child.connected && !children.get(child));
  const child = idle ?? startChild();
  return new Promise((resolve, reject) => {
    children.set(child, { task, resolve, reject });
    child.ref();
    child.channel?.ref();
    stop?.addEventListener('abort', () => child.kill('SIGKILL'));
    try {
      child.send(task);
    } catch (error) {
      rest(child);
      reject(error);
    }
  });
}

/** A child inherits the environment and the flags of this process. `advanced` can send what threads can be sent. */
function startChild(): ChildProcess {
  const child = fork(WORKER_FILE, [`${process.pid}`], { serialization: 'advanced' });
  const leave = setTimeout(() => children.get(child) ?? child.disconnect(), IDLE_MS).unref();
  child.on('message', (reply: Reply | null) => {
    const running = children.get(child);
    if (!reply || reply.id !== running?.task.id) return; // The function has sent this, not pool-worker.
    rest(child);
    leave.refresh();
    running.resolve(reply);
  });
  const remove = (error: Error): void => {
    children.get(child)?.reject(error);
    children.delete(child);
  };
  child.on('error', remove);
  child.on('exit', (code, signal) => remove(new Error(`its process ended with ${signal ?? code}`)));
  return child;
}

/** Lets the program end although the child is still there. */
function rest(child: ChildProcess): void {
  children.set(child, undefined);
  child.unref();
  child.channel?.unref();
}

// </processes>
/** Puts an error together again, of its own class where the module of the function exports that or it is global. */
function unpack(thrown: Thrown, exported: object): unknown {
  if ('value' in thrown) return thrown.value;
  if ('list' in thrown) return thrown.list.map((item) => unpack(item, exported));

  const { classes, name, message, properties } = thrown;
  const found = findErrorClass(classes, exported);
  const error = found.name === 'DOMException' ? new found(message, name) : new Error(message);
  Object.setPrototypeOf(error, found.prototype as object);
  const define = (key: string, value: unknown, enumerable: boolean): void => {
    Object.defineProperty(error, key, { value, enumerable, configurable: true, writable: true });
  };
  if (error.name !== name) define('name', name, false);
  for (const { key, enumerable, content } of properties) define(key, unpack(content, exported), enumerable);
  return error;
}

/** The class of an error, or else the nearest one that it extends. */
function findErrorClass(names: string[], exported: object): new (message: string, name?: string) => Error {
  for (const name of names) {
    const found: unknown = Reflect.get(exported, name) ?? Reflect.get(globalThis, name);
    if (typeof found === 'function' && found.prototype instanceof Error) return found as ErrorConstructor;
  }
  return Error;
}
