import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const timers = moduleTable('timers', 'nodejs.org/api/timers.html');
const timersPromises = moduleTable('timers/promises', 'nodejs.org/api/timers.html#timers-promises-api');
const globals = moduleTable('', 'nodejs.org/api/timers.html');
const events = moduleTable('events', 'nodejs.org/api/events.html');
const performance = moduleTable('perf_hooks', 'nodejs.org/api/perf_hooks.html');
const shared = moduleTable('', 'developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Atomics');

const later = { argument: 0, calls: 'later' } as const;
const timerNames = 'setTimeout setInterval setImmediate';

export const timingEntries: readonly CatalogEntry[] = [
  ...globals(timerNames, { effect: 'timer', waitMs: 10, callback: later }),
  ...timers(timerNames, { effect: 'timer', waitMs: 10, callback: later }),
  ...timersPromises(timerNames, { effect: 'timer', waitMs: 10 }),
  ...globals('clearTimeout clearInterval clearImmediate', { effect: 'light' }),
  ...timers('clearTimeout clearInterval clearImmediate', { effect: 'light' }),
  ...globals('queueMicrotask', { effect: 'light', callback: later }),
  ...globals(methodsOf('Timeout Immediate', 'ref unref hasRef refresh close'), { effect: 'light' }),
  ...events('once on', { effect: 'io-async', waitMs: 10 }),
  ...events('default EventEmitter', { effect: 'light', returns: 'EventEmitter' }),
  ...[events, globals].flatMap((table) =>
    table(
      methodsOf(
        'EventEmitter',
        'on once addListener prependListener off removeListener removeAllListeners setMaxListeners listenerCount listeners',
      ),
      {
        effect: 'light',
        callback: { argument: 1, calls: 'later' },
      },
    ),
  ),
  ...globals(methodsOf('EventTarget AbortSignal', 'addEventListener removeEventListener dispatchEvent'), {
    effect: 'light',
    callback: { argument: 1, calls: 'later' },
  }),
  ...performance(
    methodsOf('Performance', 'now mark measure timerify eventLoopUtilization clearMarks toJSON'),
    { effect: 'light' },
  ),
  ...globals(methodsOf('Performance', 'now mark measure clearMarks toJSON'), { effect: 'light' }),
  ...shared('Atomics.wait', { effect: 'wait-sync', waitMs: 10, asyncTwin: 'Atomics.waitAsync' }),
  ...shared('Atomics.waitAsync', { effect: 'io-async', waitMs: 10 }),
  ...shared(
    methodsOf('Atomics', 'add and compareExchange exchange isLockFree load notify or store sub xor'),
    { effect: 'light' },
  ),
];
