import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const buffers = moduleTable('', 'nodejs.org/api/buffer.html');
const util = moduleTable('util', 'nodejs.org/api/util.html');
const url = moduleTable('url', 'nodejs.org/api/url.html');
const path = moduleTable('path', 'nodejs.org/api/path.html');
const querystring = moduleTable('querystring', 'nodejs.org/api/querystring.html');
const assert = moduleTable('assert', 'nodejs.org/api/assert.html');
const hooks = moduleTable('async_hooks', 'nodejs.org/api/async_context.html');
const channels = moduleTable('diagnostics_channel', 'nodejs.org/api/diagnostics_channel.html');
const modules = moduleTable('module', 'nodejs.org/api/module.html');

export const bufferEntries: readonly CatalogEntry[] = [
  ...buffers('Buffer.from Buffer.concat Buffer.byteLength', {
    effect: 'cpu',
    work: { fixedNs: 100, perUnitNs: 0.3, over: 0 },
  }),
  ...buffers('Buffer.alloc', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 0.1, over: 0, isAmount: true },
  }),
  ...buffers('Buffer.allocUnsafe Buffer.isBuffer Buffer.isEncoding', {
    effect: 'light',
    work: { fixedNs: 100 },
  }),
  ...buffers('Buffer.compare', { effect: 'cpu', work: { fixedNs: 20, perUnitNs: 0.1, over: 0 } }),
  ...buffers(methodsOf('Buffer', 'toString toJSON'), {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 0.3, over: 'receiver' },
  }),
  ...buffers(methodsOf('Buffer', 'fill copy equals indexOf includes write swap16 swap32 swap64'), {
    effect: 'cpu',
    work: { fixedNs: 50, perUnitNs: 0.1, over: 'receiver' },
  }),
  ...buffers(methodsOf('Buffer', 'slice subarray'), { effect: 'light', work: { fixedNs: 50 } }),
  ...buffers('TextEncoder.encode TextDecoder.decode', {
    effect: 'cpu',
    work: { fixedNs: 100, perUnitNs: 0.5, over: 0 },
  }),
  ...buffers('atob btoa', { effect: 'cpu', work: { fixedNs: 50, perUnitNs: 2, over: 0 } }),
  ...util(
    'promisify callbackify deprecate inherits format debuglog styleText stripVTControlCharacters parseArgs',
    {
      effect: 'light',
      work: { fixedNs: 1_000 },
    },
  ),
  ...util('inspect isDeepStrictEqual', {
    effect: 'cpu',
    work: { fixedNs: 2_000, perUnitNs: 200, over: 0, isDeep: true },
  }),
  ...url('parse format resolve fileURLToPath pathToFileURL domainToASCII domainToUnicode urlToHttpOptions', {
    effect: 'light',
    work: { fixedNs: 1_000 },
  }),
  ...path(
    'join resolve relative normalize dirname basename extname parse format isAbsolute toNamespacedPath matchesGlob',
    {
      effect: 'light',
      work: { fixedNs: 200 },
    },
  ),
  ...querystring('parse stringify escape unescape decode encode', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 5, over: 0 },
  }),
  ...assert(
    'default ok equal strictEqual notEqual notStrictEqual throws doesNotThrow rejects doesNotReject match fail assert',
    {
      effect: 'light',
      work: { fixedNs: 100 },
    },
  ),
  ...assert('deepEqual deepStrictEqual notDeepEqual notDeepStrictEqual', {
    effect: 'cpu',
    work: { fixedNs: 500, perUnitNs: 200, over: 0, isDeep: true },
  }),
  ...hooks(
    'AsyncLocalStorage.getStore AsyncLocalStorage.enterWith AsyncLocalStorage.disable AsyncLocalStorage AsyncResource.bind',
    {
      effect: 'light',
    },
  ),
  ...hooks('AsyncLocalStorage.run', { effect: 'light', callback: { argument: 1, calls: 'once' } }),
  ...hooks('AsyncLocalStorage.exit', { effect: 'light', callback: { argument: 0, calls: 'once' } }),
  ...channels(
    'channel subscribe unsubscribe hasSubscribers tracingChannel Channel.publish Channel.subscribe Channel.unsubscribe',
    {
      effect: 'light',
    },
  ),
  ...modules('createRequire builtinModules isBuiltin register', {
    effect: 'light',
    work: { fixedNs: 20_000 },
  }),
];
