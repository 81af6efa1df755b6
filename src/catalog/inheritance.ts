/**
 * What each class of Node gets its methods from, `module:Class` by `module:Class`. Declarations and programs name a
 * method by the class that they see; the catalogue lists it once, where it is documented.
 */
export const nodeInheritance: Readonly<Record<string, string>> = {
  ...subclasses(
    'events:EventEmitter',
    'events:EventEmitterAsyncResource events:NodeEventTarget stream:Stream net:Server dgram:Socket http:Agent ' +
      'http2:Http2Session cluster:Cluster cluster:Worker child_process:ChildProcess worker_threads:Worker ' +
      'worker_threads:MessagePort inspector:Session readline:Interface domain:Domain fs:FSWatcher fs:StatWatcher ' +
      'child_process:Control :Process :ReadableStream :WritableStream fs:Utf8Stream events:_NodeEventTarget :EventEmitter test:TestsStream',
  ),
  ...subclasses('stream:Stream', 'stream:Readable stream:Writable stream:internal'),
  ...subclasses(
    'stream:Readable',
    'stream:Duplex fs:ReadStream http:IncomingMessage http2:Http2ServerRequest',
  ),
  ...subclasses('stream:Writable', 'fs:WriteStream http:OutgoingMessage http2:Http2ServerResponse'),
  ...subclasses('stream:Writable', 'crypto:Sign crypto:Verify'),
  ...subclasses('stream:Duplex', 'stream:Transform net:Socket http2:Http2Stream'),
  ...subclasses(
    'stream:Transform',
    'stream:PassThrough zlib:Zlib crypto:Hash crypto:Hmac crypto:Cipher crypto:Decipher test:SpecReporter test:LcovReporter',
  ),
  ...subclasses('net:Socket', 'tls:TLSSocket tty:ReadStream tty:WriteStream http:Socket https:Socket'),
  ...subclasses('net:Server', 'http:Server tls:Server http2:Http2Server'),
  ...subclasses('http:Server', 'https:Server http2:Http2SecureServer'),
  ...subclasses('http:OutgoingMessage', 'http:ClientRequest http:ServerResponse'),
  ...subclasses('http2:Http2Stream', 'http2:ClientHttp2Stream http2:ServerHttp2Stream'),
  ...subclasses('http2:Http2Session', 'http2:ClientHttp2Session http2:ServerHttp2Session'),
  ...subclasses('crypto:Cipher', 'crypto:Cipheriv'),
  ...subclasses('crypto:Decipher', 'crypto:Decipheriv'),
  ...subclasses(
    'crypto:Cipheriv',
    'crypto:CipherCCM crypto:CipherGCM crypto:CipherOCB crypto:CipherChaCha20Poly1305',
  ),
  ...subclasses(
    'crypto:Decipheriv',
    'crypto:DecipherCCM crypto:DecipherGCM crypto:DecipherOCB crypto:DecipherChaCha20Poly1305',
  ),
  ...subclasses(
    'zlib:Zlib',
    'zlib:BrotliCompress zlib:BrotliDecompress zlib:Gzip zlib:Gunzip zlib:Deflate zlib:Inflate zlib:DeflateRaw ' +
      'zlib:InflateRaw zlib:Unzip zlib:ZlibParams zlib:ZlibReset zlib:ZstdCompress zlib:ZstdDecompress',
  ),
  ...subclasses('async_hooks:AsyncResource', 'perf_hooks:PerformanceObserver'),
  ...subclasses(
    'perf_hooks:PerformanceEntry',
    'perf_hooks:PerformanceMark perf_hooks:PerformanceMeasure perf_hooks:PerformanceNodeTiming ' +
      'perf_hooks:PerformanceResourceTiming',
  ),
  ...subclasses(
    'perf_hooks:Histogram',
    'perf_hooks:IntervalHistogram perf_hooks:ELDHistogram perf_hooks:RecordableHistogram',
  ),
  ...subclasses('fs:StatsBase', 'fs:Stats fs:BigIntStats fs:StatsFs'),
  ...subclasses('diagnostics_channel:Channel', 'diagnostics_channel:TracingChannel'),
  ...subclasses('dns:Resolver', 'dns/promises:Resolver'),
  ...subclasses('readline:Interface', 'repl:REPLServer'),
  ...subclasses('vm:Module', 'vm:SourceTextModule vm:SyntheticModule'),
  ...subclasses('v8:Serializer', 'v8:DefaultSerializer'),
  ...subclasses('v8:Deserializer', 'v8:DefaultDeserializer'),
  ...subclasses(
    ':EventTarget',
    'worker_threads:BroadcastChannel :AbortSignal :WebSocket :EventSource :Performance',
  ),
  ...subclasses(':Blob', ':File buffer:File'),
  ...subclasses(':BodyMixin', ':Request :Response'),
  ...subclasses('inspector:Session', 'inspector/promises:Session'),
  ...subclasses(':EventTarget', 'events:_DOMEventTarget'),
  'https:ClientRequest': 'http:ClientRequest',
  'fs/promises:Dir': 'fs:Dir',
  'http2:HTTP2ServerCommon': 'http2:Http2Server',
};

function subclasses(base: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, base]));
}
