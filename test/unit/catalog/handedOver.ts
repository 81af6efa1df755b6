/**
 * Functions that declarations tell of and programs do not call: they write them, as parts of options, or assign them, as
 * handlers. `module:Owner` excepts all of an owner, `module:Owner.name` one.
 */
const shapes: Readonly<Record<string, string>> = {
  '':
    'AbortSignal.onabort Error.prepareStackTrace EventListenerObject Global Immediate._onImmediate RelativeIndexable ' +
    'RequireExtensions Timeout._onTimeout',
  async_hooks: 'HookCallbacks',
  dgram: 'SocketOptions',
  diagnostics_channel: 'TracingChannelSubscribers',
  fs: 'CopyOptions CopySyncOptions CreateReadStreamFSImplementation CreateWriteStreamFSImplementation FSImplementation',
  http: 'ClientRequestArgs ServerOptions',
  http2:
    'ClientSessionOptions ServerSessionOptions ServerStreamFileResponseOptions ServerStreamFileResponseOptionsWithError',
  https: 'RequestOptions',
  net: 'OnReadOpts TcpSocketConnectOpts',
  process: 'BuiltInModule',
  querystring: 'ParseOptions StringifyOptions',
  readline: 'ReadLineOptions',
  'readline/promises': 'ReadLineOptions',
  repl: 'REPLCommand ReplOptions',
  stream: 'ReadableOptions StreamOptions TransformOptions WritableOptions',
  'stream/web': 'QueuingStrategy Transformer UnderlyingByteSource UnderlyingSink UnderlyingSource',
  test: 'MockFunctionCall.target RunOptions',
  tls: 'CommonConnectionOptions ConnectionOptions SecureContextOptions TlsOptions',
  'undici-types':
    'BodyMixin EventSource.onerror EventSource.onmessage EventSource.onopen MessageEvent.source WebSocket.onclose ' +
    'WebSocket.onerror WebSocket.onmessage WebSocket.onopen',
  v8: 'HookCallbacks',
  vm: 'SourceTextModuleOptions',
  worker_threads: 'BroadcastChannel.onmessage BroadcastChannel.onmessageerror',
};

export const handedOver: ReadonlySet<string> = new Set(
  Object.entries(shapes).flatMap(([module, names]) => names.split(' ').map((name) => `${module}:${name}`)),
);

export function isHandedOver({ module, name }: { readonly module: string; readonly name: string }): boolean {
  const owner = name.slice(0, Math.max(0, name.indexOf('.')));
  return handedOver.has(`${module}:${name}`) || handedOver.has(`${module}:${owner}`);
}
