import childProcess from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads from 'node:worker_threads';
import { hideOwnFrames } from './ownFrames.ts';
import { missingVariables } from './ownVariables.ts';

type Variables = Readonly<Record<string, string>>;

/**
 * A worker or child process whose environment the program makes itself (`env: {}`) would lose the collector. So what starts
 * them adds what is missing to that environment, and to nothing else: the program's own object stays as it is. Proxies keep
 * names, statics, prototypes and `instanceof`. `onChild` gets each process that was started; it must not throw. `execSync` and `execFileSync` are left alone: they throw when a command
 * fails, and their errors are printed.
 */
export function followOthers(ofRun: Variables, onChild: (child: ChildProcess) => void): void {
  const { Worker } = workerThreads;
  const followed = new Proxy(Worker, {
    construct: (target, parameters: unknown[], newTarget: NewableFunction) =>
      transparently(
        () => Reflect.construct(target, withWorkerVariables(parameters, ofRun), newTarget) as object,
      ),
  });
  replace(workerThreads, 'Worker', followed);
  replace(Worker.prototype, 'constructor', followed);

  const { ChildProcess: Child, spawnSync } = childProcess;
  const spawn: unknown = Reflect.get(Child.prototype, 'spawn');
  if (typeof spawn === 'function') {
    const apply = (target: typeof spawn, child: unknown, [options, ...others]: unknown[]): unknown => {
      const result: unknown = transparently(() =>
        Reflect.apply(target, child, [withPairs(options, ofRun), ...others]),
      );
      if (child instanceof Child) onChild(child);
      return result;
    };
    replace(Child.prototype, 'spawn', new Proxy(spawn, { apply }));
  }
  const apply = (target: typeof spawnSync, self: unknown, parameters: unknown[]): unknown =>
    transparently(() => Reflect.apply(target, self, withSyncVariables(parameters, ofRun)) as unknown);
  replace(childProcess, 'spawnSync', new Proxy(spawnSync, { apply }));
  syncBuiltinESMExports();
}

function transparently<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    hideOwnFrames(error);
    throw error;
  }
}

/** With the same attributes. */
function replace(holder: object, name: string, value: unknown): void {
  const found = Object.getOwnPropertyDescriptor(holder, name);
  if (found === undefined || !('value' in found)) return;
  Object.defineProperty(holder, name, { ...found, value });
}

/** The thread by which children of the pool files notice that the program is gone runs none of its code. */
const watchName = 'poolwright:watch';

/** `new Worker(file, options)`: without `env` a worker gets that of its parent, and with it the collector. */
function withWorkerVariables([file, options, ...others]: unknown[], ofRun: Variables): unknown[] {
  if (isWatch(options)) return [file, options, ...others];
  // Node reads options through their prototypes here, and variables not.
  const changed = withEnvironment(options, ofRun, (env) => ({ ...env }), derived);
  return [file, ...(options === undefined ? [] : [changed]), ...others];
}

function isWatch(options: unknown): boolean {
  try {
    return typeof options === 'object' && options !== null && Reflect.get(options, 'name') === watchName;
  } catch {
    return false;
  }
}

/** `spawnSync(file, args?, options?)`. */
function withSyncVariables([file, ...rest]: unknown[], ofRun: Variables): unknown[] {
  const changed = rest.map((one) =>
    Array.isArray(one) ? one : withEnvironment(one, ofRun, inheritedToo, copied),
  );
  return [file, ...changed];
}

const prefixed = (name: string) => (pair: unknown) => String(pair).startsWith(`${name}=`);

/** The options with another `env`, which has what the program's has. */
function withEnvironment(
  options: unknown,
  ofRun: Variables,
  copy: (env: object) => object,
  change: (options: object, name: string, value: unknown) => object,
): unknown {
  try {
    if (typeof options !== 'object' || options === null || !('env' in options)) return options;
    const { env } = options;
    if (typeof env !== 'object' || env === null) return options;
    const missing = missingVariables((name) => textOf(env, name), ofRun);
    if (missing === undefined) return options;
    return change(options, 'env', { ...copy(env), ...missing });
  } catch {
    // An object that does not let itself be read is Node's to complain about.
    return options;
  }
}

/** `child.spawn({ envPairs: ['NAME=value', …] })`, which all asynchronous ways to start a process end in. */
function withPairs(options: unknown, ofRun: Variables): unknown {
  try {
    if (typeof options !== 'object' || options === null || !('envPairs' in options)) return options;
    const pairs: unknown = options.envPairs;
    if (!Array.isArray(pairs)) return options;
    const read = (name: string): string | undefined => {
      const pair: unknown = pairs.find(prefixed(name));
      return typeof pair === 'string' ? pair.slice(name.length + 1) : undefined;
    };
    const missing = missingVariables(read, ofRun);
    if (missing === undefined) return options;
    const names = Object.keys(missing);
    const kept = pairs.filter((pair) => !names.some((name) => prefixed(name)(pair)));
    const added = Object.entries(missing).map(([name, value]) => `${name}=${value}`);
    return derived(options, 'envPairs', [...(kept as unknown[]), ...added]);
  } catch {
    return options;
  }
}

/** Node reads inherited variables here, and of options only own ones. */
function copied(options: object, name: string, value: unknown): object {
  return { ...options, [name]: value };
}

/** All else is read through to the program's own object. */
function derived(options: object, name: string, value: unknown): object {
  const own = { value, writable: true, enumerable: true, configurable: true };
  return Object.create(options, { [name]: own }) as object;
}

/** Node hands inherited variables to child processes as well. */
function inheritedToo(env: object): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const name in env) variables[name] = Reflect.get(env, name);
  return variables;
}

function textOf(env: object, name: string): string | undefined {
  const value: unknown = Reflect.get(env, name);
  return value === undefined ? undefined : (value as { toString(): string }).toString();
}
