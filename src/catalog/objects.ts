/**
 * Objects that modules and globals hand out ready-made, by the class whose methods they have. Declarations name the
 * class; where types are missing, `process.stdout.write` is all that a program says.
 */
const classOf: Readonly<Record<string, string>> = {
  ':crypto': ':Crypto',
  ':Crypto.Crypto': ':Crypto',
  ':Crypto.SubtleCrypto': ':SubtleCrypto',
  ':Crypto.subtle': ':SubtleCrypto',
  'crypto:webcrypto': ':Crypto',
  'crypto:subtle': ':SubtleCrypto',
  ':process': ':Process',
  ':Process.hrtime': ':HRTime',
  ':Process.memoryUsage': ':MemoryUsageFn',
  ':Process.permission': ':ProcessPermission',
  ':Process.report': ':ProcessReport',
  ':Process.stderr': 'tty:WriteStream',
  ':Process.stdin': 'tty:ReadStream',
  ':Process.stdout': 'tty:WriteStream',
  ':performance': ':Performance',
  'perf_hooks:performance': 'perf_hooks:Performance',
  ':console': ':Console',
  ':AbortController.signal': ':AbortSignal',
  ':MessageChannel.port1': 'worker_threads:MessagePort',
  ':MessageChannel.port2': 'worker_threads:MessagePort',
  'worker_threads:MessageChannel.port1': 'worker_threads:MessagePort',
  'worker_threads:MessageChannel.port2': 'worker_threads:MessagePort',
  ...Object.fromEntries(
    [
      'TransformStream',
      'TextEncoderStream',
      'TextDecoderStream',
      'CompressionStream',
      'DecompressionStream',
    ].flatMap((name) => [
      [`:${name}.readable`, ':ReadableStream'],
      [`:${name}.writable`, ':WritableStream'],
    ]),
  ),
  'worker_threads:parentPort': 'worker_threads:MessagePort',
  'child_process:ChildProcess.stdin': 'stream:Writable',
  'child_process:ChildProcess.stdout': 'stream:Readable',
  'child_process:ChildProcess.stderr': 'stream:Readable',
  'cluster:worker': 'cluster:Worker',
  'http:globalAgent': 'http:Agent',
  'https:globalAgent': 'https:Agent',
  'inspector:console': 'inspector:InspectorConsole',
  'module:Module': 'module:',
  'test:mock': 'test:MockTracker',
  'test:TestContext.mock': 'test:MockTracker',
  'test:MockTracker.timers': 'test:MockTimers',
  'timers/promises:scheduler': 'timers/promises:Scheduler',
  'sqlite:DatabaseSync.sql': 'sqlite:SQLTagStore',
  'util:types': 'util/types:',
  'v8:promiseHooks': 'v8:PromiseHooks',
  'v8:startupSnapshot': 'v8:StartupSnapshot',
};

/** Modules that are one object as a whole. */
const objectOfModule: Readonly<Record<string, string>> = {
  cluster: 'cluster:Cluster',
  console: ':Console',
  process: ':Process',
};

const streamClasses =
  'ReadableStream ReadableStreamGenericReader ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ' +
  'ReadableByteStreamController ReadableStreamDefaultController TransformStream TransformStreamDefaultController ' +
  'WritableStream WritableStreamDefaultWriter WritableStreamDefaultController ByteLengthQueuingStrategy ' +
  'CountQueuingStrategy TextEncoderStream TextDecoderStream CompressionStream DecompressionStream';

/** Globals that a module exports too. */
const globalsOfModule: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    buffer: 'Buffer Blob File atob btoa',
    console: 'Console',
    crypto: 'Crypto SubtleCrypto CryptoKey',
    timers: 'setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate',
    http: 'WebSocket CloseEvent MessageEvent',
    'stream/web': streamClasses,
    'undici-types':
      'fetch Request Response Headers FormData BodyMixin File WebSocket EventSource MessageEvent CloseEvent ErrorEvent SpecIterator',
    url: 'URL URLSearchParams',
    util: 'TextEncoder TextDecoder',
  }).map(([module, names]) => [module, new Set(names.split(' '))]),
);

/** Where else a name of a module is listed: with the class of the object that it goes through, or among the globals. */
export function otherDoor(
  module: string,
  name: string,
): { readonly module: string; readonly name: string } | undefined {
  const parts = name.split('.');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const made = Object.hasOwn(classOf, `${module}:${parts.slice(0, length).join('.')}`)
      ? classOf[`${module}:${parts.slice(0, length).join('.')}`]
      : undefined;
    if (made !== undefined) return memberOf(made, parts.slice(length).join('.'));
  }
  const [first = ''] = parts;
  if (globalsOfModule.get(module)?.has(first) === true) return { module: '', name };
  const whole = Object.hasOwn(objectOfModule, module) ? objectOfModule[module] : undefined;
  return whole === undefined || name.startsWith(`${whole.slice(whole.indexOf(':') + 1)}.`)
    ? undefined
    : memberOf(whole, name);
}

function memberOf(owner: string, member: string): { readonly module: string; readonly name: string } {
  const colon = owner.indexOf(':');
  const name = owner.slice(colon + 1);
  return { module: owner.slice(0, colon), name: name === '' ? member : `${name}.${member}` };
}
