import type { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { isMainThread, MessagePort, parentPort } from 'node:worker_threads';
import type { Worker } from 'node:worker_threads';
import type { MessagesRecord, ProfileRecord } from '../profile/format.ts';
import { Allowance } from './allowance.ts';
import { handOut } from './handOut.ts';
import type { AnyFunction } from './handOut.ts';
import { MessageCounter } from './messageCounter.ts';
import { MessagePeers } from './messagePeers.ts';
import { hideOwnFrames } from './ownFrames.ts';
import { PoolTasks } from './poolTasks.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** A thread may be ended just after it has sent something: totals are told then, unless it sends without a pause. */
const promptReports = 10;
const usPerPromptReport = 50_000;

/** Who is told of a thread's messages. */
export interface MessageWatchOptions {
  readonly lane: string;
  /** Told before each message is sent. */
  readonly onLeave: (atMs: number) => void;
  /** Told what messages tell of tasks. */
  readonly onTask: (record: ProfileRecord) => void;
  /** Told before a worker gets its first message from who started it. */
  readonly onFirstReceived: () => void;
}

/** Sees what the thread sends: by ports to threads, by channels to processes. */
export class MessageWatch {
  readonly #peers: MessagePeers;
  readonly #counter: MessageCounter;
  readonly #allowance = new Allowance(promptReports, usPerPromptReport);
  readonly #onGet: (channel: object, send: AnyFunction) => AnyFunction | undefined;

  readonly #tasks: PoolTasks;
  /** Told once. */
  #onFirstReceived: (() => void) | undefined;

  constructor({ lane, onLeave, onTask, onFirstReceived }: MessageWatchOptions) {
    this.#onFirstReceived = onFirstReceived;
    this.#peers = new MessagePeers(lane);
    const peerOf = (channel: object): string => this.#peers.peerOf(channel);
    this.#tasks = new PoolTasks({ lane, peerOf, onRecord: onTask });
    this.#counter = new MessageCounter(lane, this.#peers, this.#tasks);
    this.#onGet = (channel, send) => {
      const atMs = now();
      onLeave(atMs);
      return this.#counter.count(channel, send, atMs);
    };
    handOut(MessagePort.prototype, 'postMessage', this.#onGet);
    const hasParentProcess = process.send !== undefined;
    if (hasParentProcess) handOutSend(process, this.#onGet);
    this.#watchChannels();
    this.#watchReceived(hasParentProcess);
    syncBuiltinESMExports();
  }

  /** The program's pools tell of their tasks themselves. */
  ignoreTasks(): void {
    this.#tasks.disable();
  }

  addWorker(worker: Worker): void {
    this.#peers.addWorker(worker);
  }

  /** A child process that was just started; only some have a channel. */
  addChild(child: ChildProcess): void {
    if (child.pid === undefined || !Object.hasOwn(child, 'send')) return;
    this.#peers.addChild(child, child.pid);
    handOutSend(child, this.#onGet);
  }

  /** Totals that have changed. */
  records(atUs: number): MessagesRecord[] {
    return this.#counter.records(atUs);
  }

  /** The same, unless they were told of just before. */
  promptRecords(atUs: number): MessagesRecord[] {
    return this.#allowance.take(atUs) ? this.records(atUs) : [];
  }

  /** Only workers are handed tasks. Node itself looks up what follows here whenever something comes in. */
  #watchReceived(hasParentProcess: boolean): void {
    const receive = (port?: object): undefined => {
      // What Node itself sends comes by another one.
      if (port === parentPort && this.#onFirstReceived !== undefined) {
        const tell = this.#onFirstReceived;
        this.#onFirstReceived = undefined;
        tell();
      }
      this.#tasks.receive();
      return undefined;
    };
    if (isMainThread) {
      if (hasParentProcess) handOut(process, 'emit', receive);
      return;
    }
    handOut(MessagePort.prototype, Symbol.for('nodejs.internal.kHybridDispatch'), receive);
    const { receiveMessageOnPort: original } = workerThreads;
    // A proxy would be felt in a flood of tasks, which some pools take from their ports by this.
    workerThreads.receiveMessageOnPort = function receiveMessageOnPort(port) {
      try {
        const received = original(port);
        if (received !== undefined) receive(port);
        return received;
      } catch (error) {
        hideOwnFrames(error);
        throw error;
      }
    };
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

/**
 * What `send` itself calls on its channel each time: programs take `process.send.bind(process)` once and keep it (Vitest's
 * processes do), after which `send` is never looked up again.
 */
function handOutSend(
  channel: object,
  onGet: (channel: object, send: AnyFunction) => AnyFunction | undefined,
): void {
  handOut(channel, Object.hasOwn(channel, '_send') ? '_send' : 'send', onGet);
}
