import path from 'node:path';
import type { ProfileRecord, TaskQueuedRecord } from '../profile/format.ts';
import { nowUs } from './hostClock.ts';
import { readPoolMessage } from './poolMessages.ts';
import type { PoolMessage } from './poolMessages.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** Of a pool's first tasks all are shown, then each tenth, then none: caller and worker agree by the number. */
const shownWhole = 1_000;
const shownAtAll = 10_000;

function isShown(id: number): boolean {
  return id < shownWhole || (id < shownAtAll && id % 10 === 0);
}

/** What the tasks of a thread are told with. */
export interface PoolTasksOptions {
  readonly lane: string;
  /** Who is at the other end of what a message is sent by: a lane, `parent`, `unknown`. */
  readonly peerOf: (channel: object) => string;
  readonly onRecord: (record: ProfileRecord) => void;
}

/**
 * Tasks of piscina, tinypool and workerpool, which say nothing of them: they are seen by the messages that hand them over
 * and back. A pool's own queue is not seen by that, nor when the caller has its answer.
 */
export class PoolTasks {
  readonly #options: PoolTasksOptions;
  #receivedMs = Number.NaN;
  #isOff = false;
  #hasTold = false;
  /** No task is shown any more. */
  #isOver = false;

  constructor(options: PoolTasksOptions) {
    this.#options = options;
  }

  /** The pool tells of its tasks itself: it would be twice. */
  disable(): void {
    this.#isOff = true;
  }

  /** Something has come in, a task perhaps; its answer will tell. */
  receive(): void {
    if (!this.#isOver) this.#receivedMs = now();
  }

  /**
   * The same of a message by a channel that is known to be a pool's. In a flood of tasks most are not shown, and at the
   * end of those that are nobody looks any more.
   */
  seeNext(channel: object, message: unknown): boolean {
    if (typeof message !== 'object' || message === null) return true;
    const { taskId, id = taskId }: { readonly taskId?: unknown; readonly id?: unknown } = message;
    if (typeof id !== 'number' || isShown(id)) this.see(channel, message);
    else this.#sayThatSomeAreMissing();
    if (this.#isOff || typeof id !== 'number' || id < shownAtAll) return !this.#isOff;
    // A worker has one pool; who calls several is not told when something comes in.
    this.#isOver = true;
    return false;
  }

  /** A message is about to be sent; returns whether it is a pool's, so that the others of its channel are wanted too. */
  see(channel: object, message: unknown): boolean {
    if (this.#isOff) return false;
    const read = readPoolMessage(message);
    if (read === undefined) return false;
    const peer = this.#options.peerOf(channel);
    const isRequest = read.kind === 'request';
    if (isRequest ? !/^\d/.test(peer) || peer === this.#options.lane : peer !== 'parent') return false;
    if (isShown(read.id)) this.#tell(read, peer);
    else this.#sayThatSomeAreMissing();
    return read.id < shownAtAll;
  }

  #tell(read: PoolMessage, peer: string): void {
    const { lane, onRecord } = this.#options;
    const atUs = nowUs();
    const worker = read.kind === 'request' ? peer : lane;
    const task = `${worker} ${read.id}`;
    if (read.kind === 'request') {
      const [pid] = lane.split('-');
      const pool: TaskQueuedRecord['pool'] = peer.startsWith(`${pid}-`) ? 'threads' : 'processes';
      const name = read.name === 'default' && read.file !== '' ? path.basename(read.file) : read.name;
      onRecord({ type: 'task-queued', lane, task, name: name.slice(0, 200), pool, atUs, seenBy: 'messages' });
      return;
    }
    if (!Number.isNaN(this.#receivedMs)) {
      const startedUs = atUs - Math.round((now() - this.#receivedMs) * 1000);
      onRecord({ type: 'task-started', lane, task, atUs: startedUs });
    }
    onRecord({ type: 'task-ended', lane, task, atUs, ok: read.ok });
  }

  #sayThatSomeAreMissing(): void {
    if (this.#hasTold) return;
    this.#hasTold = true;
    const message = `Of the tasks of a pool that are seen by their messages, the first ${shownWhole} are shown, each tenth of the next, and none beyond ${shownAtAll}.`;
    this.#options.onRecord({ type: 'notice', lane: this.#options.lane, atUs: nowUs(), message });
  }
}
