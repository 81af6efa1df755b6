import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const globals = moduleTable('', 'nodejs.org/api/globals.html');
const url = moduleTable('', 'nodejs.org/api/url.html');
const sockets = moduleTable('', 'developer.mozilla.org/docs/Web/API');

const light = { effect: 'light', work: { fixedNs: 500 } } as const;
const listener = { argument: 1, calls: 'later' } as const;

/** What browsers and Node share: requests, addresses, sockets. */
export const webEntries: readonly CatalogEntry[] = [
  ...globals('Request.clone Response.clone Response.error Response.redirect', {
    effect: 'light',
    work: { fixedNs: 10_000 },
  }),
  ...globals(methodsOf('Headers', 'append delete get has set getSetCookie keys values entries'), light),
  ...globals(methodsOf('FormData', 'append set get getAll has delete keys values entries'), light),
  ...globals('FormData.forEach', {
    effect: 'cpu',
    work: { perUnitNs: 20, over: 'receiver' },
    callback: { argument: 0, calls: 'each' },
  }),
  ...globals('SpecIterator.next', light),
  ...url('URL.createObjectURL URL.revokeObjectURL URL.canParse URL.parse URL.toString URL.toJSON', {
    effect: 'light',
    work: { fixedNs: 2_000 },
  }),
  ...url(methodsOf('URLSearchParams', 'append delete get getAll has set keys values entries'), light),
  ...url('URLSearchParams.toString', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 50, over: 'receiver' },
  }),
  ...url('URLSearchParams.sort', {
    effect: 'cpu',
    work: { fixedNs: 200, perUnitNs: 20, over: 'receiver', order: 'n log n' },
  }),
  // Opening is no call, but an event.
  ...sockets('EventSource', { effect: 'light', work: { fixedNs: 50_000 } }),
  ...sockets('WebSocket.send', { effect: 'light', work: { fixedNs: 10_000 } }),
  ...sockets('WebSocket.close EventSource.close', light),
  ...sockets(methodsOf('WebSocket EventSource', 'addEventListener'), { ...light, callback: listener }),
  ...sockets(methodsOf('WebSocket EventSource', 'removeEventListener'), light),
];
