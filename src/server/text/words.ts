import type { Blocking, Kind, PoolKind, RecommendedAction } from '../../core/index.ts';

/** What a person reads for each recommendation, in the middle of a sentence. */
export const actionWords: Readonly<Record<RecommendedAction, string>> = {
  'thread-pool': 'run in a thread pool',
  'process-pool': 'run in a process pool',
  'async-api': 'use the asynchronous API',
  'bounded-concurrency': 'start the calls together, bounded',
  split: 'split computing from waiting',
  leave: 'leave as it is',
  measure: 'measure it',
};

/** `a thread pool`, `a process pool`. */
export const poolWords: Readonly<Record<PoolKind, string>> = {
  threads: 'a thread pool',
  processes: 'a process pool',
};

const kindWords: Readonly<Record<Kind, string>> = {
  cpu: 'computes',
  io: 'waits for input and output',
  mixed: 'computes and waits',
  light: 'does next to nothing',
  unknown: 'cannot be seen into',
};

/** `computes and holds the event loop`. */
export function describeKind(kind: Kind, blocking: Blocking): string {
  if (kind === 'light') return kindWords.light;
  if (blocking === null) return `${kindWords[kind]}; whether it holds the event loop cannot be told`;
  return `${kindWords[kind]}${blocking ? ' and holds the event loop' : ' without holding the event loop'}`;
}

/** `cpu, blocking`: short enough for a lens. */
export function shortKind(kind: Kind, blocking: Blocking): string {
  return blocking === true ? `${kind}, blocking` : kind;
}
