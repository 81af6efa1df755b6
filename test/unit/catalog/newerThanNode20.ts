/**
 * What the catalogue has and Node 20 has not, the oldest version that Poolwright runs on and the one whose declarations
 * the tests walk: names by module, under the first release line that has them in its declarations or when it runs.
 */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Node 22': {
    assert: 'Assert partialDeepStrictEqual',
    crypto: 'KeyObject.toCryptoKey',
    dns: 'Resolver.resolveTlsa resolveTlsa',
    'dns/promises': 'Resolver.resolveTlsa resolveTlsa',
    fs: 'glob globSync',
    'fs/promises': 'glob',
    inspector: 'Network.dataReceived Network.dataSent NetworkResources.put',
    module:
      'ModuleHooks.deregister enableCompileCache findPackageJSON flushCompileCache ' +
      'getCompileCacheDir getSourceMapsSupport registerHooks setSourceMapsSupport ' +
      'stripTypeScriptTypes',
    net: 'BlockList.fromJSON BlockList.isBlockList BlockList.toJSON SocketAddress.parse',
    sea: 'getAssetKeys',
    sqlite:
      'DatabaseSync DatabaseSync.aggregate DatabaseSync.applyChangeset DatabaseSync.close ' +
      'DatabaseSync.createSession DatabaseSync.enableLoadExtension DatabaseSync.exec ' +
      'DatabaseSync.function DatabaseSync.loadExtension DatabaseSync.location DatabaseSync.open ' +
      'DatabaseSync.prepare Session.changeset Session.close Session.patchset StatementSync ' +
      'StatementSync.all StatementSync.columns StatementSync.get StatementSync.iterate ' +
      'StatementSync.run StatementSync.setAllowBareNamedParameters ' +
      'StatementSync.setAllowUnknownNamedParameters StatementSync.setReadBigInts ' +
      'StatementSync.setReturnArrays backup',
    test:
      'MockPropertyContext MockPropertyContext.accessCount ' +
      'MockPropertyContext.mockImplementation MockPropertyContext.mockImplementationOnce ' +
      'MockPropertyContext.resetAccesses MockPropertyContext.restore MockTracker.property ' +
      'TestContext.waitFor TestContextAssert.fileSnapshot TestContextAssert.snapshot ' +
      'assert.register snapshot.setDefaultSnapshotSerializers snapshot.setResolveSnapshotPath ' +
      'spec',
    tls: 'getCACertificates setDefaultCACertificates',
    url: 'fileURLToPathBuffer',
    util: 'diff getCallSites getSystemErrorMessage setTraceSigInt',
    'util/types': 'isFloat16Array',
    v8: 'getCppHeapStatistics isStringOneByteRepresentation',
    worker_threads:
      'CPUProfileHandle.stop Worker.cpuUsage Worker.getHeapStatistics Worker.startCpuProfile ' +
      'isMarkedAsUntransferable markAsUncloneable',
    zlib:
      'ZstdCompress ZstdDecompress createZstdCompress createZstdDecompress zstdCompress ' +
      'zstdCompressSync zstdDecompress zstdDecompressSync',
  },
  'Node 24': {
    buffer: 'Blob.textStream',
    crypto: 'argon2 argon2Sync decapsulate encapsulate randomUUIDv7',
    dgram: 'Socket.bindSync Socket.connectSync',
    fs:
      'DisposableTempDir.remove Utf8Stream Utf8Stream.destroy Utf8Stream.end Utf8Stream.flush ' +
      'Utf8Stream.flushSync Utf8Stream.reopen Utf8Stream.write mkdtempDisposableSync',
    'fs/promises': 'DisposableTempDir.remove mkdtempDisposable',
    http: 'ServerResponse.writeInformation setGlobalProxyFromEnv',
    inspector:
      'DOMStorage.domStorageItemAdded DOMStorage.domStorageItemRemoved ' +
      'DOMStorage.domStorageItemUpdated DOMStorage.domStorageItemsCleared ' +
      'DOMStorage.registerStorage Network.webSocketClosed Network.webSocketCreated ' +
      'Network.webSocketHandshakeResponseReceived',
    net:
      'BoundSocket BoundSocket.address BoundSocket.close BoundSocket.fd Socket.getTypeOfService ' +
      'Socket.setTypeOfService',
    perf_hooks: 'ELDHistogram.disable ELDHistogram.enable eventLoopUtilization timerify',
    sqlite:
      'DatabaseSync.createTagStore DatabaseSync.deserialize DatabaseSync.enableDefensive ' +
      'DatabaseSync.serialize DatabaseSync.setAuthorizer SQLTagStore.all SQLTagStore.clear ' +
      'SQLTagStore.get SQLTagStore.iterate SQLTagStore.run',
    'stream/consumers': 'bytes',
    test:
      'SuiteContext.diagnostic describe.expectFailure expectFailure getTestContext ' +
      'it.expectFailure lcov suite.expectFailure test.expectFailure',
    tls: 'getCertificateCompressionAlgorithms',
    url: 'URLPattern URLPattern.exec URLPattern.test',
    util: 'convertProcessSignalToExitCode',
    v8: 'CPUProfileHandle.stop HeapProfileHandle.stop SyncCPUProfileHandle.stop startCpuProfile',
    vm:
      'SourceTextModule.hasAsyncGraph SourceTextModule.hasTopLevelAwait ' +
      'SourceTextModule.instantiate SourceTextModule.linkRequests',
    wasi: 'WASI.finalizeBindings',
    worker_threads: 'LockManager.query LockManager.request Worker.startHeapProfile',
  },
};

/** `module:name` of everything that is newer. */
export const newerThanNode20: ReadonlySet<string> = new Set(
  Object.values(names).flatMap((modules) =>
    Object.entries(modules).flatMap(([module, list]) => list.split(' ').map((name) => `${module}:${name}`)),
  ),
);
