import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const dns = moduleTable('dns', 'nodejs.org/api/dns.html');
const dnsPromises = moduleTable('dns/promises', 'nodejs.org/api/dns.html#dns-promises-api');
const net = moduleTable('net', 'nodejs.org/api/net.html');
const tls = moduleTable('tls', 'nodejs.org/api/tls.html');
const http = moduleTable('http', 'nodejs.org/api/http.html');
const https = moduleTable('https', 'nodejs.org/api/https.html');
const http2 = moduleTable('http2', 'nodejs.org/api/http2.html');
const globals = moduleTable('', 'nodejs.org/api/globals.html');

const queries =
  'resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse';
const later = { argument: -1, calls: 'later' } as const;
const request = { effect: 'io-async', waitMs: 50, callback: later } as const;
const server = { effect: 'light', callback: later, returns: 'Server' } as const;
const emitter = 'on once off addListener removeListener emit';

export const networkEntries: readonly CatalogEntry[] = [
  ...dns(queries, { effect: 'io-async', waitMs: 20, callback: later }),
  ...dnsPromises(queries, { effect: 'io-async', waitMs: 20 }),
  // getaddrinfo runs on libuv's threads, unlike the queries above, which use the network themselves.
  ...dns('lookup lookupService', { effect: 'libuv', waitMs: 20, callback: later }),
  ...dnsPromises('lookup lookupService', { effect: 'libuv', waitMs: 20 }),
  ...net('connect createConnection', { ...request, returns: 'Socket' }),
  ...tls('connect', { ...request, returns: 'TLSSocket' }),
  ...net('createServer', server),
  ...tls('createServer', server),
  ...net('isIP isIPv4 isIPv6', { effect: 'light' }),
  ...net(
    methodsOf('Socket', `write end destroy pause resume setTimeout setNoDelay setKeepAlive ${emitter}`),
    { effect: 'light', callback: later },
  ),
  ...net(methodsOf('Server', `listen close address ref unref ${emitter}`), {
    effect: 'light',
    callback: later,
  }),
  ...http('request get', { ...request, returns: 'ClientRequest' }),
  ...https('request get', { ...request, returns: 'ClientRequest' }),
  ...http2('connect', { ...request, returns: 'ClientHttp2Session' }),
  ...http('createServer', server),
  ...https('createServer', server),
  ...http2('createServer', { ...server, returns: 'Http2Server' }),
  ...http2('createSecureServer', { ...server, returns: 'Http2SecureServer' }),
  ...http(methodsOf('Server', `listen close closeAllConnections ${emitter}`), {
    effect: 'light',
    callback: later,
  }),
  ...http(
    methodsOf(
      'ClientRequest ServerResponse OutgoingMessage IncomingMessage',
      `setTimeout destroy ${emitter}`,
    ),
    {
      effect: 'light',
      callback: later,
    },
  ),
  ...http(
    methodsOf(
      'ClientRequest ServerResponse OutgoingMessage',
      'write end setHeader getHeader removeHeader flushHeaders',
    ),
    { effect: 'light', callback: later },
  ),
  ...http('ServerResponse.writeHead', { effect: 'light' }),
  ...globals('fetch', { effect: 'io-async', waitMs: 50, returns: 'Response' }),
  ...globals(methodsOf('Response Request Body BodyMixin', 'json text arrayBuffer blob formData bytes'), {
    effect: 'io-async',
    waitMs: 5,
  }),
  ...'Response Request Headers URL URLSearchParams AbortController WebSocket FormData Blob'
    .split(' ')
    .flatMap((name) => globals(name, { effect: 'light', work: { fixedNs: 500 }, returns: name })),
];
