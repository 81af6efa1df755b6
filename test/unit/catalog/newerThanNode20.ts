/**
 * In the catalogue, and in Node only after version 20: the oldest version that Poolwright runs on, and the one whose
 * declarations the tests walk. `module:name` by the version that has it first; backports to 20 count as newer where the
 * declarations do not have them.
 */
export const newerThanNode20: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '21.2': 'crypto:hash',
    '22.0': 'fs:glob fs:globSync fs/promises:glob',
    '22.1': 'module:enableCompileCache module:getCompileCacheDir',
    '22.3': 'v8:isStringOneByteRepresentation',
    '22.5':
      'sqlite:DatabaseSync sqlite:DatabaseSync.exec sqlite:DatabaseSync.open sqlite:DatabaseSync.close ' +
      'sqlite:DatabaseSync.prepare sqlite:StatementSync.run sqlite:StatementSync.get sqlite:StatementSync.all ' +
      'sqlite:StatementSync.setReadBigInts sqlite:StatementSync.setAllowBareNamedParameters',
    '22.9': 'util:getCallSites',
    '22.10': 'module:flushCompileCache worker_threads:isMarkedAsUntransferable',
    '22.12':
      'sqlite:DatabaseSync.createSession sqlite:DatabaseSync.applyChangeset sqlite:Session.changeset ' +
      'sqlite:Session.patchset sqlite:Session.close',
    '22.13':
      'assert:partialDeepStrictEqual module:stripTypeScriptTypes sqlite:DatabaseSync.function ' +
      'sqlite:DatabaseSync.loadExtension sqlite:DatabaseSync.enableLoadExtension sqlite:StatementSync.iterate',
    '22.14': 'module:findPackageJSON net:SocketAddress.parse',
  })
    .concat([
      [
        '22.15',
        'util:diff zlib:zstdCompress zlib:zstdDecompress zlib:zstdCompressSync zlib:zstdDecompressSync ' +
          'zlib:createZstdCompress zlib:createZstdDecompress module:registerHooks sqlite:backup ' +
          'sqlite:StatementSync.setAllowUnknownNamedParameters',
      ],
    ])
    .flatMap(([version, names]) => names.split(' ').map((name) => [name, version] as const)),
);
