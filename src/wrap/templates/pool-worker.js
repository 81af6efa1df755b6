// poolwright:pools v1
// @ts-nocheck: there are no types here to check.
// Runs in each worker of the pools file: calls the function of a task, sends back what it returned or threw.
import { channel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { isMainThread, MessageChannel, Worker } from 'node:worker_threads';

/** The same channel as in the pools file: a profiler listens in each thread and process. */
const taskEvents = channel('poolwright:task');

// The mark by which the pools file knows that it is in a worker.
Reflect.set(globalThis, Symbol.for('poolwright:pool-worker'), true);

export async function runTask({ id, moduleUrl, name, args }) {
  try {
    // `resample`, or by way of what holds it: `Stats.median`.
    let original = await importModule(moduleUrl);
    for (const key of name.split('.')) original = Reflect.get(Object(original), key);
    if (typeof original !== 'function') throw new TypeError(`${moduleUrl} exports no function ${name}.`);
    let ok = false;
    let value;
    if (taskEvents.hasSubscribers) taskEvents.publish({ phase: 'started', id });
    try {
      value = await original(...args);
      ok = true;
    } finally {
      if (taskEvents.hasSubscribers) taskEvents.publish({ phase: 'ended', id, ok });
    }
    return { id, value: checkResult(value, name) };
  } catch (thrown) {
    return { id, thrown: pack(thrown) };
  }
}

// <threads>
// <esm>
let loader;

// </esm>
// </threads>
async function importModule(moduleUrl) {
  // <threads>
  // <esm>
  // On Node 20, tsx does not reach into threads by itself. Programs that run TypeScript without it are left alone.
  if (!isMainThread && /\.[cm]?tsx?$/.test(moduleUrl) && process.version.startsWith('v20.')) {
    const tsx = 'tsx/esm/api';
    loader ??= import(tsx).then(({ register }) => register());
    await loader.catch(() => undefined);
  }
  // </esm>
  // </threads>
  return await import(moduleUrl);
}

// <threads>
/** A port whose other end is closed: sending there fails as sending the result would, and does nothing else. */
const { port1: probe, port2: closed } = new MessageChannel();
closed.close();
// </threads>

/** Throws if a value cannot be sent. */
function checkSendable(value) {
  // <threads>
  if (!isMainThread) probe.postMessage(value, []);
  // </threads>
  // <processes>
  if (isMainThread) serialize(value);
  // </processes>
}

/** A result that cannot be sent is an error of its task. Sent all the same, it would be the end of the worker. */
function checkResult(value, name) {
  try {
    checkSendable(value);
    return value;
  } catch (cause) {
    const message = `The result of ${name}() cannot be sent from its worker: ${cause.message}`;
    throw Object.assign(new TypeError(message), { cause });
  }
}

/** Takes an error apart, with its causes, which may go in circles. What cannot be sent becomes text. */
function pack(thrown, depth = 0) {
  if (depth === 10) return { value: inspect(thrown, { depth: 0 }) };
  if (Array.isArray(thrown)) return { list: thrown.map((item) => pack(item, depth + 1)) };
  if (thrown instanceof Error) {
    const properties = Object.getOwnPropertyNames(thrown).map((key) => {
      const enumerable = Object.prototype.propertyIsEnumerable.call(thrown, key);
      return { key, enumerable, content: pack(Reflect.get(thrown, key), depth + 1) };
    });
    return {
      classes: classNames(thrown.constructor),
      name: thrown.name,
      message: thrown.message,
      properties,
    };
  }
  try {
    checkSendable(thrown);
    return { value: thrown };
  } catch {
    return { value: inspect(thrown, { depth: 0 }) };
  }
}

/** The name of a class, and of all that it extends. */
function classNames(type) {
  return typeof type === 'function' && type.name
    ? [type.name, ...classNames(Object.getPrototypeOf(type))]
    : [];
}

// <processes>
if (isMainThread) {
  process.on('message', (task) => {
    void runTask(task).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit());
  // While a function computes, this process cannot notice that the program was killed. A thread notices, and ends both.
  // The program says its own id: it may be gone before this line runs.
  const program = Number(process.argv[2]);
  const watch = `setInterval(() => process.ppid === ${program} || process.kill(process.pid, 'SIGKILL'), 500)`;
  new Worker(watch, { eval: true, env: {}, execArgv: [] }).unref();
}
// </processes>
