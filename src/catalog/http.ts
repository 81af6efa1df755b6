import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const http = moduleTable('http', 'nodejs.org/api/http.html');
const https = moduleTable('https', 'nodejs.org/api/https.html');
const http2 = moduleTable('http2', 'nodejs.org/api/http2.html');

const later = { argument: -1, calls: 'later' } as const;
const made = { effect: 'light', work: { fixedNs: 5_000 } } as const;
const light = { effect: 'light', work: { fixedNs: 500 } } as const;

const http1: readonly CatalogEntry[] = [
  ...['Server', 'Agent', 'ServerResponse', 'IncomingMessage', 'OutgoingMessage'].flatMap((name) =>
    http(name, { ...made, returns: name }),
  ),
  ...['Server', 'Agent'].flatMap((name) => https(name, { ...made, returns: name })),
  // Made to be sent: the request leaves as `http.request` does.
  ...http('ClientRequest', { effect: 'io-async', waitMs: 50, callback: later, returns: 'ClientRequest' }),
  ...http('validateHeaderName validateHeaderValue setMaxIdleHTTPParsers', light),
  ...http(methodsOf('Agent', 'destroy keepSocketAlive reuseSocket getName'), light),
  ...https('Agent.getName', light),
  ...[http, https].flatMap((table) =>
    table('Agent.createConnection', { effect: 'io-async', waitMs: 50, callback: later, returns: 'Socket' }),
  ),
  ...http(
    methodsOf('ClientRequest', 'abort onSocket setNoDelay setSocketKeepAlive getRawHeaderNames'),
    light,
  ),
  ...http(
    methodsOf('OutgoingMessage', 'setHeaders appendHeader getHeaders getHeaderNames hasHeader addTrailers'),
    light,
  ),
  ...http(methodsOf('ServerResponse', 'assignSocket detachSocket writeContinue writeProcessing'), light),
  ...http('ServerResponse.writeEarlyHints', { effect: 'light', callback: later }),
  ...http('Server.setTimeout', { effect: 'light', callback: later }),
  ...http('Server.closeIdleConnections', light),
  ...https('Server.closeAllConnections Server.closeIdleConnections', light),
];

const http2Entries: readonly CatalogEntry[] = [
  ...['Http2ServerRequest', 'Http2ServerResponse'].flatMap((name) => http2(name, { ...made, returns: name })),
  ...http2('getDefaultSettings getPackedSettings getUnpackedSettings', {
    effect: 'light',
    work: { fixedNs: 5_000 },
  }),
  ...http2('performServerHandshake', { ...made, returns: 'ServerHttp2Session' }),
  // The stream is there at once; its response comes with an event.
  ...http2('ClientHttp2Session.request', {
    effect: 'io-async',
    waitMs: 50,
    returns: 'ClientHttp2Stream',
  }),
  ...http2(methodsOf('Http2Session', 'close destroy goaway ref unref setLocalWindowSize'), {
    effect: 'light',
    callback: later,
  }),
  ...http2('Http2Session.ping Http2Session.settings', { effect: 'io-async', waitMs: 10, callback: later }),
  ...http2(
    methodsOf(
      'Http2Session Http2Stream Http2ServerRequest Http2ServerResponse HTTP2ServerCommon',
      'setTimeout',
    ),
    { effect: 'light', callback: later },
  ),
  ...http2('Http2Stream.close', { effect: 'light', callback: later }),
  ...http2('Http2Stream.priority Http2Stream.sendTrailers HTTP2ServerCommon.updateSettings', light),
  ...http2('ServerHttp2Session.altsvc ServerHttp2Session.origin', light),
  ...http2(
    'ServerHttp2Stream.additionalHeaders ServerHttp2Stream.respond ServerHttp2Stream.respondWithFD',
    light,
  ),
  ...http2('ServerHttp2Stream.pushStream Http2ServerResponse.createPushResponse', {
    effect: 'light',
    callback: later,
  }),
  ...http2('ServerHttp2Stream.respondWithFile', { effect: 'io-async', waitMs: 2 }),
  ...http2('Http2ServerRequest.read', light),
  ...http2(
    methodsOf(
      'Http2ServerResponse',
      'appendHeader addTrailers getHeader getHeaderNames getHeaders hasHeader removeHeader setHeader writeContinue writeEarlyHints writeHead',
    ),
    light,
  ),
  ...http2('Http2ServerResponse.write Http2ServerResponse.end', { effect: 'light', callback: later }),
];

export const httpEntries: readonly CatalogEntry[] = [...http1, ...http2Entries];
