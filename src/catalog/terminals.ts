import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const tty = moduleTable('tty', 'nodejs.org/api/tty.html');
const readline = moduleTable('readline', 'nodejs.org/api/readline.html');
const readlinePromises = moduleTable('readline/promises', 'nodejs.org/api/readline.html#promises-api');
const consoles = moduleTable('', 'nodejs.org/api/console.html');

const later = { argument: -1, calls: 'later' } as const;
const prints = { effect: 'light', work: { fixedNs: 5_000 } } as const;
const light = { effect: 'light', work: { fixedNs: 500 } } as const;

/** Terminals. Writing to one is synchronous, and short. */
export const terminalEntries: readonly CatalogEntry[] = [
  ...tty('isatty', { effect: 'light', work: { fixedNs: 1_000 } }),
  ...tty('ReadStream', { ...prints, returns: 'ReadStream' }),
  ...tty('WriteStream', { ...prints, returns: 'WriteStream' }),
  ...tty('WriteStream.write WriteStream.end', { ...prints, callback: later }),
  ...tty('ReadStream.setRawMode', prints),
  ...tty(methodsOf('WriteStream', 'clearLine clearScreenDown cursorTo moveCursor'), {
    ...prints,
    callback: later,
  }),
  ...tty('WriteStream.getColorDepth WriteStream.hasColors WriteStream.getWindowSize', light),
  ...readline('Interface', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'Interface' }),
  ...readlinePromises('Interface', { effect: 'light', work: { fixedNs: 50_000 }, returns: 'Interface' }),
  ...readline('emitKeypressEvents', light),
  ...readline('clearLine clearScreenDown cursorTo moveCursor', { ...prints, callback: later }),
  // Each turn of `for await` waits for the next line.
  ...readline('Interface.@@asyncIterator', { effect: 'io-async', waitMs: 2 }),
  ...readline('Interface.getPrompt Interface.setPrompt Interface.getCursorPos', light),
  ...readlinePromises('Readline', { ...light, returns: 'Readline' }),
  ...readlinePromises(methodsOf('Readline', 'clearLine clearScreenDown cursorTo moveCursor rollback'), light),
  ...readlinePromises('Readline.commit', { effect: 'io-async', waitMs: 0.1 }),
  ...consoles(
    methodsOf(
      'Console',
      'Console clear countReset dirxml groupCollapsed timeLog profile profileEnd timeStamp',
    ),
    prints,
  ),
];
