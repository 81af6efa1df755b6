import type { ProfileRecord } from '../profile/format.ts';
import { countBytes } from './countBytes.ts';

/** The channel on which pool files tell of their tasks; see the message types below. */
export const taskChannel = 'poolwright:task';

/**
 * The record of one message on the channel; `undefined` for a message of another shape, since anybody may publish.
 * Caller: `{ phase: 'queued', id, name, pool, args? }`, `{ phase: 'settled', id, ok }`.
 * Worker: `{ phase: 'started', id }`, `{ phase: 'ended', id, ok }`.
 */
export function taskRecord(message: unknown, lane: string, atUs: number): ProfileRecord | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { phase, id, name, pool, ok, args }: Readonly<Record<string, unknown>> = { ...message };
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const task = String(id).slice(0, 200);
  switch (phase) {
    case 'queued':
      return {
        type: 'task-queued',
        lane,
        task,
        name: typeof name === 'string' ? name.slice(0, 200) : 'unnamed task',
        pool: pool === 'processes' ? 'processes' : 'threads',
        atUs,
        ...(Array.isArray(args) ? { argumentBytes: countBytes(args) } : {}),
      };
    case 'started':
      return { type: 'task-started', lane, task, atUs };
    case 'ended':
      return { type: 'task-ended', lane, task, atUs, ok: ok === true };
    case 'settled':
      return { type: 'task-settled', lane, task, atUs, ok: ok === true };
    default:
      return undefined;
  }
}
