import type { ChildProcess } from 'node:child_process';
import workerThreads, { MessagePort } from 'node:worker_threads';
import type { Worker } from 'node:worker_threads';
import type { MessagesRecord } from '../profile/format.ts';
import { Allowance } from './allowance.ts';
import { handOut } from './handOut.ts';
import type { AnyFunction } from './handOut.ts';
import { MessageCounter } from './messageCounter.ts';
import { MessagePeers } from './messagePeers.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** A thread may be ended just after it has sent something: totals are told then, unless it sends without a pause. */
const promptReports = 10;
const usPerPromptReport = 20_000;

/** Sees what the thread sends: by ports to threads, by channels to processes. */
export class MessageWatch {
  readonly #peers: MessagePeers;
  readonly #counter: MessageCounter;
  readonly #allowance = new Allowance(promptReports, usPerPromptReport);
  readonly #onGet: (channel: object, send: AnyFunction) => AnyFunction | undefined;

  /** `onLeave` is told before each message is sent. */
  constructor(lane: string, onLeave: (atMs: number) => void) {
    this.#peers = new MessagePeers(lane);
    this.#counter = new MessageCounter(lane, this.#peers);
    this.#onGet = (channel, send) => {
      const atMs = now();
      onLeave(atMs);
      return this.#counter.count(channel, send, atMs);
    };
    handOut(MessagePort.prototype, 'postMessage', this.#onGet);
    if (process.send !== undefined) handOut(process, 'send', this.#onGet);
    this.#watchChannels();
  }

  addWorker(worker: Worker): void {
    this.#peers.addWorker(worker);
  }

  /** A child process that was just started; only some have a channel. */
  addChild(child: ChildProcess): void {
    if (child.pid === undefined || !Object.hasOwn(child, 'send')) return;
    this.#peers.addChild(child, child.pid);
    handOut(child, 'send', this.#onGet);
  }

  /** Totals that have changed. */
  records(atUs: number): MessagesRecord[] {
    return this.#counter.records(atUs);
  }

  /** The same, unless they were told of just before. */
  promptRecords(atUs: number): MessagesRecord[] {
    return this.#allowance.take(atUs) ? this.records(atUs) : [];
  }

  /** Which ports belong together is known to whom makes them. */
  #watchChannels(): void {
    const { MessageChannel } = workerThreads;
    const peers = this.#peers;
    const watched = new Proxy(MessageChannel, {
      construct(target, parameters: unknown[], newTarget: NewableFunction) {
        const channel = Reflect.construct(target, parameters, newTarget) as InstanceType<
          typeof MessageChannel
        >;
        peers.addChannel(channel);
        return channel;
      },
    });
    for (const holder of [workerThreads, globalThis]) {
      const found = Object.getOwnPropertyDescriptor(holder, 'MessageChannel');
      if (found?.configurable !== true) continue;
      const { enumerable = false } = found;
      const property = { value: watched, writable: true, enumerable, configurable: true };
      Object.defineProperty(holder, 'MessageChannel', property);
    }
    Object.defineProperty(MessageChannel.prototype, 'constructor', {
      value: watched,
      writable: true,
      enumerable: false,
      configurable: true,
    });
  }
}
