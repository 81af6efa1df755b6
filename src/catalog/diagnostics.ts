import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const hooks = moduleTable('async_hooks', 'nodejs.org/api/async_hooks.html');
const channels = moduleTable('diagnostics_channel', 'nodejs.org/api/diagnostics_channel.html');
const domain = moduleTable('domain', 'nodejs.org/api/domain.html');
const inspector = moduleTable('inspector', 'nodejs.org/api/inspector.html');
const inspectorPromises = moduleTable('inspector/promises', 'nodejs.org/api/inspector.html#promises-api');
const tracing = moduleTable('trace_events', 'nodejs.org/api/tracing.html');
const v8 = moduleTable('v8', 'nodejs.org/api/v8.html');

const first = { argument: 0, calls: 'once' } as const;
const later = { argument: -1, calls: 'later' } as const;
const light = { effect: 'light', work: { fixedNs: 500 } } as const;

const contexts: readonly CatalogEntry[] = [
  ...hooks('executionAsyncId executionAsyncResource triggerAsyncId', light),
  ...hooks('createHook', { ...light, returns: 'AsyncHook' }),
  ...hooks('AsyncHook.enable AsyncHook.disable', light),
  ...hooks('AsyncLocalStorage.bind AsyncLocalStorage.snapshot', light),
  ...hooks('AsyncResource', { ...light, returns: 'AsyncResource' }),
  ...hooks('AsyncResource.runInAsyncScope', { ...light, callback: first }),
  ...hooks('AsyncResource.emitDestroy AsyncResource.asyncId AsyncResource.triggerAsyncId', light),
  ...channels('Channel TracingChannel Channel.bindStore Channel.unbindStore', light),
  ...channels('Channel.runStores', { ...light, callback: { argument: 1, calls: 'once' } }),
  ...channels('TracingChannel.subscribe TracingChannel.unsubscribe', light),
  ...channels(methodsOf('TracingChannel', 'traceSync tracePromise traceCallback'), {
    ...light,
    callback: first,
  }),
  ...domain('create', { ...light, returns: 'Domain' }),
  ...domain('Domain', { ...light, returns: 'Domain' }),
  ...domain('Domain.run', { ...light, callback: first }),
  ...domain('Domain.bind Domain.intercept', { ...light, callback: later }),
  ...domain('Domain.add Domain.remove Domain.enter Domain.exit', light),
];

const inspection: readonly CatalogEntry[] = [
  ...[inspector, inspectorPromises].flatMap((table) => [
    ...table('Session', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'Session' }),
    ...table('url close', light),
    ...table('open', { effect: 'light', work: { fixedNs: 5_000_000 } }),
    // Holds the thread until a debugger has attached.
    ...table('waitForDebugger', { effect: 'wait-sync', waitMs: 1_000 }),
  ]),
  ...inspector(methodsOf('Session', 'connect connectToMainThread disconnect'), {
    effect: 'light',
    work: { fixedNs: 50_000 },
  }),
  // The inspector answers on this thread: a heap snapshot takes as long as it takes.
  ...inspector('Session.post', { effect: 'light', work: { fixedNs: 50_000 }, callback: later }),
  ...inspectorPromises('Session.post', { effect: 'light', work: { fixedNs: 50_000 } }),
  ...inspector(
    methodsOf(
      'InspectorConsole',
      'debug error info log warn dir dirxml table trace group groupCollapsed groupEnd clear count countReset assert profile profileEnd time timeLog timeStamp',
    ),
    { effect: 'light', work: { fixedNs: 5_000 } },
  ),
  ...inspector(methodsOf('Network', 'requestWillBeSent responseReceived loadingFinished loadingFailed'), {
    effect: 'light',
    work: { fixedNs: 5_000 },
  }),
  ...tracing('createTracing', { ...light, returns: 'Tracing' }),
  ...tracing('getEnabledCategories Tracing.enable Tracing.disable', light),
];

const engine: readonly CatalogEntry[] = [
  // Walks the whole heap.
  ...v8('queryObjects', { effect: 'cpu', work: { fixedNs: 50_000_000 } }),
  ...v8('getHeapCodeStatistics', { effect: 'light', work: { fixedNs: 100_000 } }),
  // Writes a file for each script that ran.
  ...v8('takeCoverage', { effect: 'io-sync', waitMs: 5 }),
  ...v8('stopCoverage setHeapSnapshotNearHeapLimit', light),
  ...v8('GCProfiler', { ...light, returns: 'GCProfiler' }),
  ...v8('GCProfiler.start GCProfiler.stop', light),
  ...['Serializer', 'DefaultSerializer', 'Deserializer', 'DefaultDeserializer'].flatMap((name) =>
    v8(name, { ...light, returns: name }),
  ),
  ...v8('Serializer.writeValue', { effect: 'cpu', work: { fixedNs: 1_000, perUnitNs: 200, over: 0 } }),
  // Nobody can say how much is in the buffer.
  ...v8('Deserializer.readValue', { effect: 'cpu', work: { fixedNs: 50_000 } }),
  ...v8(
    methodsOf(
      'Serializer',
      'writeHeader releaseBuffer transferArrayBuffer writeUint32 writeUint64 writeDouble',
    ),
    light,
  ),
  ...v8('Serializer.writeRawBytes', { effect: 'cpu', work: { fixedNs: 200, perUnitNs: 0.1, over: 0 } }),
  ...v8(
    methodsOf(
      'Deserializer',
      'readHeader transferArrayBuffer getWireFormatVersion readUint32 readUint64 readDouble readRawBytes',
    ),
    light,
  ),
  ...v8(methodsOf('PromiseHooks', 'onInit onSettled onBefore onAfter createHook'), light),
  ...v8(
    methodsOf('StartupSnapshot', 'addSerializeCallback addDeserializeCallback setDeserializeMainFunction'),
    { ...light, callback: { argument: 0, calls: 'later' } },
  ),
  ...v8('StartupSnapshot.isBuildingSnapshot', light),
];

export const diagnosticsEntries: readonly CatalogEntry[] = [...contexts, ...inspection, ...engine];
