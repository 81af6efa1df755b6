import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const net = moduleTable('net', 'nodejs.org/api/net.html');
const tls = moduleTable('tls', 'nodejs.org/api/tls.html');
const dgram = moduleTable('dgram', 'nodejs.org/api/dgram.html');
const dns = moduleTable('dns', 'nodejs.org/api/dns.html');
const dnsPromises = moduleTable('dns/promises', 'nodejs.org/api/dns.html#dns-promises-api');

const later = { argument: -1, calls: 'later' } as const;
const made = { effect: 'light', work: { fixedNs: 5_000 } } as const;
const queries =
  'resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTxt reverse';

const tcp: readonly CatalogEntry[] = [
  ...net('Socket', { ...made, returns: 'Socket' }),
  ...net('Server', { ...made, returns: 'Server', callback: later }),
  // Gives the socket at once and calls back when the other side has answered.
  ...net('Socket.connect', { effect: 'io-async', waitMs: 50, callback: later }),
  ...net(methodsOf('Socket', 'destroySoon resetAndDestroy address ref unref'), { effect: 'light' }),
  ...net('Server.getConnections', { effect: 'light', callback: later }),
  ...net('BlockList', { ...made, returns: 'BlockList' }),
  ...net('SocketAddress', made),
  ...net(methodsOf('BlockList', 'addAddress addRange addSubnet check'), {
    effect: 'light',
    work: { fixedNs: 5_000 },
  }),
  ...net(
    'getDefaultAutoSelectFamily setDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout',
    { effect: 'light' },
  ),
];

const secured: readonly CatalogEntry[] = [
  ...tls('TLSSocket', { ...made, returns: 'TLSSocket' }),
  ...tls('Server', { ...made, returns: 'Server', callback: later }),
  // Reads the certificates of the system's authorities, once per process, and its own every time.
  ...tls('createSecureContext', { effect: 'cpu', work: { fixedNs: 500_000 } }),
  ...tls('createSecurePair', { effect: 'light', work: { fixedNs: 100_000 } }),
  ...tls('checkServerIdentity', { effect: 'light', work: { fixedNs: 10_000 } }),
  ...tls('getCiphers', { effect: 'light' }),
  ...tls('Server.addContext Server.setSecureContext', { effect: 'light', work: { fixedNs: 500_000 } }),
  ...tls('Server.getTicketKeys Server.setTicketKeys', { effect: 'light' }),
  ...tls(
    methodsOf(
      'TLSSocket',
      'getCertificate getCipher getEphemeralKeyInfo getFinished getPeerCertificate getPeerFinished getProtocol getSession getSharedSigalgs getTLSTicket isSessionReused setKeyCert setMaxSendFragment disableRenegotiation enableTrace getPeerX509Certificate getX509Certificate exportKeyingMaterial',
    ),
    { effect: 'light', work: { fixedNs: 20_000 } },
  ),
  ...tls('TLSSocket.renegotiate', { effect: 'io-async', waitMs: 20, callback: later }),
];

const datagrams: readonly CatalogEntry[] = [
  ...dgram('createSocket', { ...made, returns: 'Socket', callback: later }),
  ...dgram('Socket', { ...made, returns: 'Socket' }),
  ...dgram('Socket.bind Socket.connect', { effect: 'io-async', waitMs: 0.2, callback: later }),
  ...dgram('Socket.send', { effect: 'io-async', waitMs: 0.1, callback: later }),
  ...dgram('Socket.close', { effect: 'light', callback: later }),
  ...dgram(
    methodsOf(
      'Socket',
      'addMembership address disconnect dropMembership getRecvBufferSize getSendBufferSize getSendQueueSize getSendQueueCount ref remoteAddress setBroadcast setMulticastInterface setMulticastLoopback setMulticastTTL setRecvBufferSize setSendBufferSize setTTL unref addSourceSpecificMembership dropSourceSpecificMembership',
    ),
    { effect: 'light', work: { fixedNs: 1_000 } },
  ),
];

const names: readonly CatalogEntry[] = [
  ...[dns, dnsPromises].flatMap((table) => [
    ...table('Resolver', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'Resolver' }),
    ...table('getServers getDefaultResultOrder setServers setDefaultResultOrder', { effect: 'light' }),
  ]),
  ...dns(methodsOf('Resolver', queries), { effect: 'io-async', waitMs: 20, callback: later }),
  ...dnsPromises(methodsOf('Resolver', queries), { effect: 'io-async', waitMs: 20 }),
  ...dns(methodsOf('Resolver', 'cancel getServers setLocalAddress setServers'), { effect: 'light' }),
];

export const socketEntries: readonly CatalogEntry[] = [...tcp, ...secured, ...datagrams, ...names];
