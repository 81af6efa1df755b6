import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const events = moduleTable('events', 'nodejs.org/api/events.html');
const web = moduleTable('', 'nodejs.org/api/events.html#eventtarget-and-event-api');

const later = { argument: 1, calls: 'later' } as const;

/** The rest of what every emitter and every event target has; `timing.ts` has what programs use every day. */
export const emitterEntries: readonly CatalogEntry[] = [
  // Runs the listeners before it returns; what they do is theirs.
  ...events(methodsOf('EventEmitter', 'emit'), { effect: 'light', work: { fixedNs: 100 } }),
  ...web(methodsOf('EventEmitter', 'emit'), { effect: 'light', work: { fixedNs: 100 } }),
  ...events(methodsOf('EventEmitter', 'prependOnceListener'), { effect: 'light', callback: later }),
  ...events(methodsOf('EventEmitter', 'rawListeners eventNames getMaxListeners'), { effect: 'light' }),
  ...events('listenerCount getEventListeners getMaxListeners setMaxListeners', { effect: 'light' }),
  ...events('addAbortListener', { effect: 'light', callback: later }),
  ...events('EventEmitterAsyncResource', {
    effect: 'light',
    work: { fixedNs: 1_000 },
    returns: 'EventEmitterAsyncResource',
  }),
  ...events('EventEmitterAsyncResource.emitDestroy', { effect: 'light' }),
  ...web('Event CustomEvent EventTarget MessageEvent CloseEvent ErrorEvent DOMException', {
    effect: 'light',
    work: { fixedNs: 1_000 },
  }),
  ...web(
    methodsOf('Event', 'composedPath initEvent preventDefault stopImmediatePropagation stopPropagation'),
    { effect: 'light' },
  ),
  ...web('MessageEvent.initMessageEvent', { effect: 'light' }),
  ...web('AbortController.abort', { effect: 'light', work: { fixedNs: 2_000 } }),
  ...web('AbortSignal AbortSignal.abort AbortSignal.any AbortSignal.throwIfAborted', { effect: 'light' }),
  // Gives a signal at once; the signal waits.
  ...web('AbortSignal.timeout', { effect: 'light', work: { fixedNs: 5_000 } }),
];
