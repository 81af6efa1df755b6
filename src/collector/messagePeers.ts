import { isMainThread, MessagePort, parentPort } from 'node:worker_threads';
import type { Worker } from 'node:worker_threads';

/** A lane; who started this thread; or nobody knows. */
export type Peer = string;

/** Ports are handed on and on no deeper than that. */
const deepest = 8;

/** Who is at the other end of what a thread sends messages by. Nobody says so: it follows from what is handed to whom. */
export class MessagePeers {
  readonly #lane: string;
  /** Of a port or child process, its lane; or another port, whose peer is its peer as well. */
  readonly #known = new WeakMap<object, Peer | object>();
  /** Ports of channels that this thread made, by each other. */
  readonly #siblings = new WeakMap<object, object>();

  constructor(lane: string) {
    this.#lane = lane;
    if (parentPort !== null) this.#known.set(parentPort, 'parent');
    this.#known.set(process, 'parent');
  }

  /** A child process, which has the other end of its own channel. */
  addChild(child: object, pid: number): void {
    this.#known.set(child, `${pid}-0`);
  }

  /** A thread that this one has started. Node keeps its ports under symbols: what the program sends, and Node's own. */
  addWorker(worker: Worker): void {
    for (const symbol of Object.getOwnPropertySymbols(worker)) {
      const port: unknown = Reflect.get(worker, symbol);
      if (port instanceof MessagePort) this.#known.set(port, `${process.pid}-${worker.threadId}`);
    }
  }

  addChannel({ port1, port2 }: { readonly port1: object; readonly port2: object }): void {
    this.#siblings.set(port1, port2);
    this.#siblings.set(port2, port1);
  }

  /** Whoever is sent one end of a channel is at the other end of the port that stays. */
  handOver(channel: object, transferred: readonly unknown[]): void {
    for (const port of transferred) {
      const sibling = typeof port === 'object' && port !== null ? this.#siblings.get(port) : undefined;
      if (sibling !== undefined && sibling !== channel) this.#known.set(sibling, channel);
    }
  }

  /** A thread that did not make a port itself most likely has it from the one that started it. */
  peerOf(channel: object): Peer {
    let known: Peer | object = channel;
    for (let depth = 0; depth < deepest; depth += 1) {
      const next: Peer | object | undefined = this.#known.get(known);
      if (typeof next === 'string') return next;
      if (next === undefined) break;
      known = next;
    }
    if (this.#siblings.has(known)) return this.#lane;
    return isMainThread ? 'unknown' : 'parent';
  }
}
