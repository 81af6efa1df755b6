import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const vm = moduleTable('vm', 'nodejs.org/api/vm.html');
const wasi = moduleTable('wasi', 'nodejs.org/api/wasi.html');
const modules = moduleTable('module', 'nodejs.org/api/module.html');
const repl = moduleTable('repl', 'nodejs.org/api/repl.html');
const sea = moduleTable('sea', 'nodejs.org/api/single-executable-applications.html');
const commonjs = moduleTable('', 'nodejs.org/api/modules.html');
const language = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects');
const webAssembly = moduleTable('', 'developer.mozilla.org/docs/WebAssembly/JavaScript_interface');

const later = { argument: -1, calls: 'later' } as const;
const compiles = { effect: 'cpu', work: { fixedNs: 10_000, perUnitNs: 15, over: 0 } } as const;
const light = { effect: 'light', work: { fixedNs: 1_000 } } as const;

/** JavaScript that is text until it runs. What it then does cannot be seen: only compiling it counts. */
const scripts: readonly CatalogEntry[] = [
  ...language('eval Function', compiles),
  ...vm('Script', { ...compiles, returns: 'Script' }),
  ...vm('runInThisContext runInContext compileFunction', compiles),
  ...vm('runInNewContext', { effect: 'cpu', work: { fixedNs: 500_000, perUnitNs: 15, over: 0 } }),
  ...vm('createContext', { effect: 'cpu', work: { fixedNs: 500_000 } }),
  ...vm('isContext', light),
  ...vm('Script.runInThisContext Script.runInContext', { effect: 'light', work: { fixedNs: 2_000 } }),
  ...vm('Script.runInNewContext', { effect: 'cpu', work: { fixedNs: 500_000 } }),
  ...vm('Script.createCachedData', { effect: 'light', work: { fixedNs: 50_000 } }),
  ...vm('measureMemory', { effect: 'io-async', waitMs: 10 }),
  ...vm('Module SyntheticModule', { ...light, returns: 'Module' }),
  ...vm('SourceTextModule', { ...compiles, returns: 'Module' }),
  ...vm('Module.evaluate Module.link', { effect: 'io-async', waitMs: 1 }),
  ...vm('SyntheticModule.setExport', light),
  ...wasi('WASI', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'WASI' }),
  ...wasi('WASI.getImportObject', light),
  // Runs a whole program on this thread.
  ...wasi('WASI.start WASI.initialize', { effect: 'cpu', work: { fixedNs: 10_000_000 } }),
];

const assembled: readonly CatalogEntry[] = [
  ...webAssembly('WebAssembly.Module', {
    effect: 'cpu',
    work: { fixedNs: 50_000, perUnitNs: 10, over: 0 },
    asyncTwin: 'WebAssembly.compile',
  }),
  ...webAssembly('WebAssembly.Instance', {
    effect: 'light',
    work: { fixedNs: 100_000 },
    asyncTwin: 'WebAssembly.instantiate',
  }),
  ...webAssembly('WebAssembly.validate', {
    effect: 'cpu',
    work: { fixedNs: 1_000, perUnitNs: 10, over: 0 },
  }),
  // V8 compiles on threads of its own.
  ...webAssembly(
    'WebAssembly.compile WebAssembly.instantiate WebAssembly.compileStreaming WebAssembly.instantiateStreaming',
    { effect: 'libuv', waitMs: 10 },
  ),
  ...webAssembly('WebAssembly.Memory WebAssembly.Memory.grow', {
    effect: 'light',
    work: { fixedNs: 20_000 },
  }),
  ...webAssembly(
    'WebAssembly.Global WebAssembly.Table WebAssembly.Tag WebAssembly.Exception WebAssembly.Table.get WebAssembly.Table.set WebAssembly.Table.grow WebAssembly.Module.exports WebAssembly.Module.imports WebAssembly.Module.customSections',
    light,
  ),
];

const loading: readonly CatalogEntry[] = [
  // Finds, reads and compiles on first use; afterwards it is a look-up.
  ...commonjs('Module.require', light),
  ...commonjs('Require.resolve RequireResolve.paths ImportMeta.resolve', {
    effect: 'light',
    work: { fixedNs: 20_000 },
  }),
  ...modules('Module', { ...light, returns: 'Module' }),
  ...modules('runMain', { effect: 'light', work: { fixedNs: 20_000 } }),
  ...modules('wrap syncBuiltinESMExports', { effect: 'light', work: { fixedNs: 50_000 } }),
  ...modules('findSourceMap SourceMap', {
    effect: 'light',
    work: { fixedNs: 100_000 },
    returns: 'SourceMap',
  }),
  ...modules('SourceMap.findEntry SourceMap.findOrigin', { effect: 'light', work: { fixedNs: 2_000 } }),
  ...sea('isSea', light),
  ...sea('getAsset getAssetAsBlob getRawAsset', { effect: 'light', work: { fixedNs: 10_000 } }),
  ...repl('start', { effect: 'light', work: { fixedNs: 1_000_000 }, returns: 'REPLServer' }),
  ...repl('REPLServer', { effect: 'light', work: { fixedNs: 1_000_000 }, returns: 'REPLServer' }),
  ...repl('Recoverable', light),
  ...repl('writer REPLServer.writer', { effect: 'light', work: { fixedNs: 20_000 } }),
  ...repl('REPLServer.eval', compiles),
  ...repl('REPLServer.completer', { effect: 'light', work: { fixedNs: 500_000 }, callback: later }),
  ...repl(methodsOf('REPLServer', 'defineCommand displayPrompt clearBufferedCommand'), light),
  ...repl('REPLServer.setupHistory', { effect: 'io-async', waitMs: 1, callback: later }),
];

export const scriptEntries: readonly CatalogEntry[] = [...scripts, ...assembled, ...loading];
