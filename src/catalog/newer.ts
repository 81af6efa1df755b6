import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const globals = moduleTable('', 'nodejs.org/api/process.html');
const workers = moduleTable('worker_threads', 'nodejs.org/api/worker_threads.html');
const crypto = moduleTable('crypto', 'nodejs.org/api/crypto.html');
const util = moduleTable('util', 'nodejs.org/api/util.html');
const modules = moduleTable('module', 'nodejs.org/api/module.html');
const assert = moduleTable('assert', 'nodejs.org/api/assert.html');
const promises = moduleTable('fs/promises', 'nodejs.org/api/fs.html#promises-api');
const fs = moduleTable('fs', 'nodejs.org/api/fs.html');
const net = moduleTable('net', 'nodejs.org/api/net.html');
const http = moduleTable('http', 'nodejs.org/api/http.html');
const v8 = moduleTable('v8', 'nodejs.org/api/v8.html');
const dgram = moduleTable('dgram', 'nodejs.org/api/dgram.html');
const dns = moduleTable('dns', 'nodejs.org/api/dns.html');
const dnsPromises = moduleTable('dns/promises', 'nodejs.org/api/dns.html#dns-promises-api');
const perfHooks = moduleTable('perf_hooks', 'nodejs.org/api/perf_hooks.html');
const webCrypto = moduleTable('', 'nodejs.org/api/webcrypto.html');
const web = moduleTable('', 'nodejs.org/api/globals.html');
const tls = moduleTable('tls', 'nodejs.org/api/tls.html');
const url = moduleTable('url', 'nodejs.org/api/url.html');
const utilTypes = moduleTable('util/types', 'nodejs.org/api/util.html#utiltypes');
const vm = moduleTable('vm', 'nodejs.org/api/vm.html');
const wasi = moduleTable('wasi', 'nodejs.org/api/wasi.html');
const sea = moduleTable('sea', 'nodejs.org/api/single-executable-applications.html');
const inspector = moduleTable('inspector', 'nodejs.org/api/inspector.html');
const test = moduleTable('test', 'nodejs.org/api/test.html');
const stream = moduleTable('stream', 'nodejs.org/api/stream.html');
const consumers = moduleTable('stream/consumers', 'nodejs.org/api/webstreams.html#utility-consumers');
const buffer = moduleTable('buffer', 'nodejs.org/api/buffer.html');
const zlib = moduleTable('zlib', 'nodejs.org/api/zlib.html');

const light = { effect: 'light', work: { fixedNs: 2_000 } } as const;
const later = { argument: -1, calls: 'later' } as const;

const others: readonly CatalogEntry[] = [
  ...globals('Process.threadCpuUsage Process.execve', light),
  ...workers('postMessageToThread', { effect: 'worker', waitMs: 1 }),
  ...workers('Worker.cpuUsage Worker.getHeapStatistics', { effect: 'worker', waitMs: 1 }),
  ...workers('isMarkedAsUntransferable', light),
  ...crypto('encapsulate decapsulate', { effect: 'light', work: { fixedNs: 100_000 }, callback: later }),
  ...util('getSystemErrorMessage getCallSites diff setTraceSigInt', {
    effect: 'light',
    work: { fixedNs: 5_000 },
  }),
  ...modules('enableCompileCache flushCompileCache', { effect: 'io-sync', waitMs: 1 }),
  ...modules(
    'getCompileCacheDir registerHooks findPackageJSON getSourceMapsSupport setSourceMapsSupport',
    light,
  ),
  ...modules('stripTypeScriptTypes', { effect: 'cpu', work: { fixedNs: 100_000, perUnitNs: 100, over: 0 } }),
  ...assert('partialDeepStrictEqual', { effect: 'cpu', work: { fixedNs: 500, perUnitNs: 200, over: 0 } }),
  ...promises('glob', { effect: 'io-async', waitMs: 5 }),
  ...fs('glob', { effect: 'io-async', waitMs: 5, callback: later }),
  ...fs('globSync', { effect: 'io-sync', waitMs: 5, asyncTwin: 'fs.promises.glob' }),
  ...net('SocketAddress.parse BlockList.isBlockList BlockList.fromJSON BlockList.toJSON', light),
  ...http('setGlobalProxyFromEnv', light),
  ...v8('startCpuProfile isStringOneByteRepresentation', light),
];

const files: readonly CatalogEntry[] = [
  ...promises('mkdtempDisposable', { effect: 'io-async', waitMs: 0.5 }),
  ...fs('mkdtempDisposableSync', {
    effect: 'io-sync',
    waitMs: 0.2,
    asyncTwin: 'fs.promises.mkdtempDisposable',
  }),
  // The synchronous one removes while the thread waits, the other one gives a promise: they share a name.
  ...fs('DisposableTempDir.remove', { effect: 'io-sync', waitMs: 0.2 }),
  ...promises('DisposableTempDir.remove', { effect: 'io-async', waitMs: 0.5 }),
  ...fs('Utf8Stream', { effect: 'light', work: { fixedNs: 20_000 }, returns: 'Utf8Stream' }),
  ...fs('Utf8Stream.flushSync', { effect: 'io-sync', waitMs: 0.1, asyncTwin: 'fs.Utf8Stream.flush' }),
  ...fs('Utf8Stream.flush', { effect: 'io-async', waitMs: 0.1, callback: later }),
  ...fs(methodsOf('Utf8Stream', 'destroy end reopen write'), light),
  ...buffer('Blob.textStream', light),
  ...consumers('bytes', { effect: 'io-async', waitMs: 2 }),
  ...stream('isWritable', light),
  ...zlib('ZstdCompress', { effect: 'libuv', waitMs: 10, returns: 'ZstdCompress' }),
  ...zlib('ZstdDecompress', { effect: 'libuv', waitMs: 10, returns: 'ZstdDecompress' }),
];

const sockets: readonly CatalogEntry[] = [
  ...dgram('Socket.bindSync Socket.connectSync', light),
  ...dns('resolveTlsa Resolver.resolveTlsa', { effect: 'io-async', waitMs: 20, callback: later }),
  ...dnsPromises('resolveTlsa Resolver.resolveTlsa', { effect: 'io-async', waitMs: 20 }),
  ...http('ServerResponse.writeInformation', { effect: 'light', callback: later }),
  ...net('BoundSocket Socket.getTypeOfService Socket.setTypeOfService', light),
  ...net(methodsOf('BoundSocket', 'address fd close'), light),
  // Reads and parses the certificates of the system on first use.
  ...tls('getCACertificates setDefaultCACertificates', { effect: 'cpu', work: { fixedNs: 5_000_000 } }),
  ...tls('getCertificateCompressionAlgorithms', light),
  ...url('fileURLToPathBuffer', light),
  ...[web, url].flatMap((table) => [
    ...table('URLPattern', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'URLPattern' }),
    ...table('URLPattern.exec URLPattern.test', { effect: 'light', work: { fixedNs: 5_000 } }),
  ]),
];

const checks: readonly CatalogEntry[] = [
  ...assert('Assert', light),
  ...test('expectFailure getTestContext spec lcov', { ...light, callback: later }),
  ...test(methodsOf('test suite describe it', 'expectFailure'), { ...light, callback: later }),
  ...test(
    methodsOf(
      'MockPropertyContext',
      'accessCount mockImplementation mockImplementationOnce resetAccesses restore',
    ),
    light,
  ),
  ...test('MockPropertyContext MockTracker.property SuiteContext.diagnostic assert.register', light),
  ...test('snapshot.setDefaultSnapshotSerializers snapshot.setResolveSnapshotPath', light),
  ...test('TestContext.waitFor', { effect: 'timer', waitMs: 50, callback: { argument: 0, calls: 'once' } }),
  // Compared with a file.
  ...test('TestContextAssert.fileSnapshot TestContextAssert.snapshot', { effect: 'io-sync', waitMs: 0.2 }),
  ...inspector(
    methodsOf(
      'DOMStorage',
      'domStorageItemAdded domStorageItemRemoved domStorageItemUpdated domStorageItemsCleared registerStorage',
    ),
    light,
  ),
  ...inspector(
    methodsOf(
      'Network',
      'dataReceived dataSent webSocketCreated webSocketHandshakeResponseReceived webSocketClosed',
    ) + ' NetworkResources.put',
    light,
  ),
];

const runtime: readonly CatalogEntry[] = [
  ...crypto('randomUUIDv7', light),
  ...webCrypto(
    methodsOf('SubtleCrypto', 'encapsulateBits encapsulateKey decapsulateBits decapsulateKey getPublicKey'),
    { effect: 'libuv', waitMs: 1 },
  ),
  ...perfHooks('eventLoopUtilization timerify', light),
  ...perfHooks('ELDHistogram.enable ELDHistogram.disable', light),
  ...utilTypes('isFloat16Array', light),
  ...util('convertProcessSignalToExitCode', light),
  ...modules('ModuleHooks.deregister', light),
  ...sea('getAssetKeys', light),
  ...v8('getCppHeapStatistics', { effect: 'light', work: { fixedNs: 100_000 } }),
  ...v8('CPUProfileHandle.stop HeapProfileHandle.stop', { effect: 'worker', waitMs: 10 }),
  ...workers('CPUProfileHandle.stop', { effect: 'worker', waitMs: 10 }),
  ...v8('SyncCPUProfileHandle.stop', { effect: 'cpu', work: { fixedNs: 5_000_000 } }),
  ...vm('SourceTextModule.hasAsyncGraph SourceTextModule.hasTopLevelAwait', light),
  ...vm('SourceTextModule.instantiate SourceTextModule.linkRequests', light),
  ...wasi('WASI.finalizeBindings', light),
  ...workers('markAsUncloneable MessagePort.hasRef', light),
  ...workers('Worker.startCpuProfile Worker.startHeapProfile', { effect: 'worker', waitMs: 1 }),
  // Waits for the lock, and then runs what it was given.
  ...[workers, web].flatMap((table) => [
    ...table('LockManager.request', { effect: 'worker', waitMs: 10, callback: later }),
    ...table('LockManager.query', { effect: 'worker', waitMs: 0.2 }),
  ]),
  ...globals('Process.ref Process.unref', light),
  ...web('Crypto CryptoKey SubtleCrypto Navigator Storage', light),
  // Kept in a file (--localstorage-file).
  ...web(methodsOf('Storage', 'clear getItem key removeItem setItem'), { effect: 'io-sync', waitMs: 0.1 }),
];

/** Functions that came after Node 20, the oldest version that Poolwright runs on; `sqlite.ts` has the database. */
export const newerEntries: readonly CatalogEntry[] = [...others, ...files, ...sockets, ...checks, ...runtime];
