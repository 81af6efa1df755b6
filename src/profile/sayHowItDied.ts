import type { EndRecord } from './format.ts';

/** Signals by which a program dies of itself or of the system, by what shells add to 128. Who stops a program needs no word about that. */
const deaths: ReadonlyMap<number, string> = new Map([
  [4, 'SIGILL'],
  [5, 'SIGTRAP'],
  [6, 'SIGABRT'],
  [7, 'SIGBUS'],
  [9, 'SIGKILL'],
  [11, 'SIGSEGV'],
]);
const fromShell = 128;

/** A sentence on how a program died that was not simply stopped; whoever started it may know its signal as an exit code only. */
export function sayHowItDied({ exitCode, signal }: Pick<EndRecord, 'exitCode' | 'signal'>): string[] {
  const died = signal ?? deaths.get((exitCode ?? 0) - fromShell) ?? '';
  if (died === 'SIGABRT') {
    return ['The program aborted (SIGABRT). What it printed says why; mostly, its memory was full.'];
  }
  if (died === 'SIGKILL') {
    return [
      'The program was killed (SIGKILL): by somebody, or by the system, which does that when memory runs out.',
    ];
  }
  if (![...deaths.values()].includes(died)) return [];
  return [`The program crashed (${died}). What it printed may say where.`];
}
