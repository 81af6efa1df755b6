// poolwright:pools v1
// @ts-nocheck: there are no types here to check.
// Runs functions on the other cores. This file and pool-worker belong to your program: read them, change them.
import { fork } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { availableParallelism } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';

/** How many tasks run at once: as many as this program may use cores, limits of a container included. */
const WORKERS = availableParallelism();
/** How many tasks may wait for a worker. One more is refused, before those that wait fill the memory. */
const MAX_WAITING = 100_000;
/** A worker without a task leaves after this time. It never keeps the program from ending. */
const IDLE_MS = 30_000;

const HERE = fileURLToPath(import.meta.url);
/** Compiled or not, the worker has the same file name extension as this file. */
const WORKER_FILE = join(dirname(HERE), `pool-worker${extname(HERE)}`);

// <threads>
/** Calls a function in a thread. Threads start fast; one that runs out of memory can end the program with it. */
export const runInThreadPool = createPool('threads', sendToThread);

// </threads>
// <processes>
/** Calls a function in a child process. Sending costs more; a child that crashes fails nothing but its own task. */
export const runInProcessPool = createPool('processes', sendToProcess);

// </processes>
let calls = 0;

function createPool(pool, send) {
  /** Where a profiler learns what becomes of each task. Nothing happens while nobody listens. */
  const taskEvents = channel('poolwright:task');
  // <threads>
  // Piscina has a queue of its own, but tasks with a signal leave it last in, first out, and unbounded (5.3.2).
  // </threads>
  const waiting = new Set();
  let running = 0;

  /** One of these goes on for each busy worker, until nothing waits. */
  async function drain() {
    running++;
    for (const start of waiting) {
      waiting.delete(start);
      await start();
    }
    running--;
  }

  /** Tasks are sent in the order of the calls, but for those that are taken back. */
  const enqueue = (task, options) =>
    new Promise((resolve, reject) => {
      const { signal, deadlineMs } = options;
      signal?.throwIfAborted();
      if (waiting.size === MAX_WAITING) throw new RangeError(`The pool is full: ${MAX_WAITING} tasks wait.`);

      const signals = signal ? [signal] : [];
      if (deadlineMs !== undefined) signals.push(AbortSignal.timeout(deadlineMs));
      const stop = signals.length > 0 ? new AbortController() : undefined;
      const start = () => send(task, stop?.signal, options).then(resolve, fail).finally(forget);
      const fail = (cause) => {
        const message = `${task.name}() could not be done in a worker: ${cause.message}`;
        reject(Object.assign(new Error(message), { cause }));
      };
      const takeBack = ({ target }) => {
        reject(target.reason);
        forget();
        waiting.delete(start);
        stop?.abort();
      };
      const forget = () => signals.forEach((each) => each.removeEventListener('abort', takeBack));
      signals.forEach((each) => each.addEventListener('abort', takeBack));

      waiting.add(start);
      if (running < WORKERS) void drain();
    });

  /**
   * Calls `original`, which the module at `moduleUrl` exports as `name`, in a worker. Arguments and result are copied,
   * the arguments when a worker is free to take them: leave them unchanged until the promise settles.
   */
  return async (moduleUrl, name, original, args, options = {}) => {
    // Inside a worker the call is made right there: if it waited for another worker, all could wait for each other.
    if (Symbol.for('poolwright:pool-worker') in globalThis) return await original(...args);

    const id = `${process.pid}-${threadId}-${++calls}`;
    let ok = false;
    taskEvents.publish({ phase: 'queued', id, name, pool, args });
    try {
      const reply = await enqueue({ id, moduleUrl, name, args }, options);
      ok = 'value' in reply;
      if ('value' in reply) return reply.value;
      throw unpack(reply.thrown, await importModule(moduleUrl).catch(() => ({})));
    } finally {
      taskEvents.publish({ phase: 'settled', id, ok });
    }
  };
}

// <threads>
let threads;

async function sendToThread(task, stop, options) {
  threads ??= createThreads();
  const pool = await threads;
  return await pool.run(task, { signal: stop ?? null, transferList: options?.transfer });
}

/** Loads piscina when it is first needed: workers import this file too, and never need it. */
async function createThreads() {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: WORKER_FILE,
    name: 'runTask',
    minThreads: 0,
    maxThreads: WORKERS,
    idleTimeout: IDLE_MS,
    stricterFIFO: true,
    recordTiming: false,
    atomics: 'disabled', // The default freezes what still runs between two tasks: timers, streams, a profiler.
  });
  // Without a listener, a thread that dies between two tasks would end the program.
  pool.on('error', (error) => {
    console.error('A pool thread died between two tasks:', error);
    if (pool.queueSize === 0) return;
    // It could not even start, and piscina would leave the tasks that wait for it as they are.
    threads = undefined;
    void pool.close({ force: true });
  });
  return pool;
}

// </threads>
// <processes>
/** The child processes without a task, each with the timer by which it leaves. */
const idle = new Map();

function sendToProcess(task, stop) {
  // Both codes are null while a child lives.
  const [found, timer] =
    [...idle].find(([each]) => each.connected && each.exitCode === each.signalCode) ?? [];
  // It inherits the environment and the flags of this process. `advanced` can send what threads can be sent.
  const child = found ?? fork(WORKER_FILE, [`${process.pid}`], { serialization: 'advanced' });
  clearTimeout(timer);
  idle.delete(child);
  child.ref();
  child.channel?.ref();
  stop?.addEventListener('abort', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    // What else arrives, the function itself has sent.
    child.on('message', (reply) => reply?.id === task.id && resolve(reply));
    child.on('exit', (code, signal) => reject(new Error(`its process ended with ${signal ?? code}`)));
    child.on('error', reject);
    child.send(task);
  }).finally(() => {
    for (const event of ['message', 'exit', 'error']) child.removeAllListeners(event);
    // A child that is idle does not keep the program from ending, and may die.
    child.on('error', () => undefined);
    child.unref();
    child.channel?.unref();
    const leave = () => {
      idle.delete(child);
      if (child.connected) child.disconnect();
    };
    idle.set(child, setTimeout(leave, IDLE_MS).unref());
  });
}

// </processes>

/** Puts an error together again, of its own class where the module of the function exports that or it is global. */
function unpack(thrown, exported) {
  if ('value' in thrown) return thrown.value;
  if ('list' in thrown) return thrown.list.map((item) => unpack(item, exported));

  const { classes, name, message, properties } = thrown;
  // Or else of the nearest class that it extends.
  const found = classes
    .map((each) => Reflect.get(exported, each) ?? Reflect.get(globalThis, each))
    .find((type) => typeof type === 'function' && type.prototype instanceof Error);
  const error = found?.name === 'DOMException' ? new found(message, name) : new Error(message);
  Object.setPrototypeOf(error, (found ?? Error).prototype);
  if (error.name !== name) properties.unshift(['name', false, { value: name }]);
  for (const [key, enumerable, content] of properties) {
    const value = unpack(content, exported);
    Object.defineProperty(error, key, { value, enumerable, configurable: true, writable: true });
  }
  return error;
}

async function importModule(moduleUrl) {
  return await import(/* webpackIgnore: true */ moduleUrl);
}
