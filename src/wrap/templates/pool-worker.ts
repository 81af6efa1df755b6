// poolwright:pools v1
// Runs in each worker of the pools file: calls the function of a task, sends back what it returned or threw.
import { channel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { isMainThread, MessageChannel, Worker } from 'node:worker_threads';

/** A call of the function that a module exports as `name`, dots for members. No two tasks of a program have the same id. */
export type Task = { id: string; moduleUrl: string; name: string; args: unknown[] };

export type Reply = { id: string; value: unknown } | { id: string; thrown: Thrown };

/** Something thrown, or a part of it. Copied as it is, an error would lose its class and its properties. */
export type Thrown =
  | { classes: string[]; name: string; message: string; properties: Property[] }
  | { list: Thrown[] }
  | { value: unknown };

type Property = [key: string, enumerable: boolean, content: Thrown];

/** The same channel as in the pools file: a profiler listens in each thread and process. */
const taskEvents = channel('poolwright:task');
const modules = new Map<string, object>();

// The mark by which the pools file knows that it is in a worker.
Reflect.set(globalThis, Symbol.for('poolwright:pool-worker'), true);

export async function runTask({ id, moduleUrl, name, args }: Task): Promise<Reply> {
  let exported = {};
  try {
    exported = modules.get(moduleUrl) ?? (await importModule(moduleUrl));
    modules.set(moduleUrl, exported);
    // `resample`, or by way of what holds it: `Stats.median`.
    let original: unknown = exported;
    for (const key of name.split('.')) original = Reflect.get(Object(original) as object, key);
    if (typeof original !== 'function') throw new TypeError(`${moduleUrl} exports no function ${name}.`);
    let ok = false;
    taskEvents.publish({ phase: 'started', id });
    try {
      const value: unknown = await original(...args);
      checkSendable(value, `The result of ${name}()`);
      ok = true;
      return { id, value };
    } finally {
      taskEvents.publish({ phase: 'ended', id, ok });
    }
  } catch (thrown) {
    return { id, thrown: pack(thrown, exported) };
  }
}

async function importModule(moduleUrl: string): Promise<object> {
  // <threads>
  // <esm>
  // On Node 20, tsx does not reach into threads by itself. Programs that run TypeScript without it are left alone.
  if (!isMainThread && process.version < 'v21' && modules.size === 0 && /\.[cm]?tsx?$/.test(moduleUrl)) {
    const api: string = 'tsx/esm/api';
    const loading = import(/* webpackIgnore: true */ api) as Promise<{ register: () => unknown }>;
    await loading.then(({ register }) => register()).catch(() => undefined);
  }
  // </esm>
  // </threads>
  return (await import(/* webpackIgnore: true */ moduleUrl)) as object;
}

// <threads>
/** A port whose other end is closed: sending there fails as sending the result would, and does nothing else. */
const { port1: probe, port2: closed } = new MessageChannel();
closed.close();

// </threads>
/** A value that cannot be sent is an error of its task. Sent all the same, it would be the end of the worker. */
function checkSendable(value: unknown, what: string): void {
  try {
    // <threads>
    if (!isMainThread) probe.postMessage(value, []);
    // </threads>
    // <processes>
    if (isMainThread) serialize(value);
    // </processes>
  } catch (cause) {
    const message = `${what} cannot be sent from its worker: ${(cause as Error).message}`;
    throw Object.assign(new TypeError(message), { cause });
  }
}

/** Takes an error apart, with its causes, which may go in circles. What cannot be sent becomes text. */
function pack(thrown: unknown, exported: object, depth = 0): Thrown {
  if (depth === 10) return { value: inspect(thrown, { depth: 0 }) };
  if (Array.isArray(thrown)) return { list: thrown.map((item) => pack(item, exported, depth + 1)) };
  if (thrown instanceof Error) {
    const { name, message } = thrown;
    const classes = classNames(thrown.constructor, exported);
    const properties = Object.getOwnPropertyNames(thrown).map((key): Property => {
      const enumerable = Object.prototype.propertyIsEnumerable.call(thrown, key);
      return [key, enumerable, pack(Reflect.get(thrown, key), exported, depth + 1)];
    });
    return { classes, name, message, properties };
  }
  try {
    checkSendable(thrown, 'What was thrown');
    return { value: thrown };
  } catch {
    return { value: inspect(thrown, { depth: 0 }) };
  }
}

/** The name of a class and of all that it extends: the exported one, which no minifier changes, where there is one. */
function classNames(type: unknown, exported: object): string[] {
  if (typeof type !== 'function') return [];
  const key = Object.keys(exported).find((each) => Reflect.get(exported, each) === type);
  return [key ?? type.name, ...classNames(Object.getPrototypeOf(type), exported)];
}

// <processes>
if (isMainThread) {
  process.on('message', (task: Task) => {
    void runTask(task).then((reply) => process.send?.(reply));
  });
  process.on('disconnect', () => process.exit());
  // While a function computes, this process cannot notice that the program was killed. A thread notices, and ends both.
  // The program says its own id: it may be gone before this line runs.
  const program = Number(process.argv[2]);
  const watch = `setInterval(() => process.ppid === ${program} || process.kill(process.pid, 'SIGKILL'), 500)`;
  new Worker(watch, { eval: true, env: {}, execArgv: [], name: 'poolwright:watch' }).unref();
}
// </processes>
