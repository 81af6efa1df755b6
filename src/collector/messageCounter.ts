import type { MessagesRecord } from '../profile/format.ts';
import type { AnyFunction } from './handOut.ts';
import { messageBytes } from './messageBytes.ts';
import type { MessagePeers, Peer } from './messagePeers.ts';
import { hideOwnFrames } from './ownFrames.ts';
import type { PoolTasks } from './poolTasks.ts';

/** Taken before a test framework can replace it. */
const now = performance.now.bind(performance);

/** The first messages by a channel are all looked at: some hand over ports, and many channels have no more. */
const measuredFirst = 3;
/** Then no more than one a millisecond, */
const lookEveryMs = 1;
/** and so seldom that looking takes no more than one part in so many of the time. */
const lookingShare = 100;
/** A program may talk to more processes than anybody wants to know of. */
const mostPeers = 1_000;

interface Totals {
  count: number;
  /** So many were looked at. */
  measured: number;
  bytes: number;
  ms: number;
}

/** What goes by one channel: totals are of those that were looked at, and since they were last told. */
interface Link extends Totals {
  readonly channel: object;
  everMeasured: number;
  everBytes: number;
  everMs: number;
  seen: number;
  againAtMs: number;
  /** When the latest was. */
  atMs: number;
  isNew: boolean;
  /** Whether each message is looked at, because tasks go by it. */
  isPool: boolean;
  /** What is called instead of the function that sends, and how often it was handed out to be called. */
  sender: AnyFunction | undefined;
  handedOut: number;
}

/**
 * Counts the messages that a thread sends, by whom they go to, and measures some of them: how many bytes, and how long
 * the call took, in which Node clones the message.
 */
export class MessageCounter {
  readonly #lane: string;
  readonly #peers: MessagePeers;
  readonly #pools: PoolTasks;
  readonly #links = new WeakMap<object, Link>();
  /** Those with messages that are in no total yet. */
  #changed: Link[] = [];
  #lastLink: Link | undefined;
  readonly #totals = new Map<Peer, Totals>();

  /** `pools` see some messages before they are sent; all of a channel once they took one for theirs. */
  constructor(lane: string, peers: MessagePeers, pools: PoolTasks) {
    this.#lane = lane;
    this.#peers = peers;
    this.#pools = pools;
  }

  /** A message is about to be sent by `channel`; returns what is to be called instead of `send`, if anything. */
  count(channel: object, send: AnyFunction, atMs: number): AnyFunction | undefined {
    const link = this.#lastLink?.channel === channel ? this.#lastLink : this.#link(channel);
    this.#add(link);
    link.atMs = atMs;
    if (!link.isPool && !isDue(link, atMs)) return undefined;
    link.handedOut += 1;
    link.sender ??= this.#makeSender(link, send);
    return link.sender;
  }

  /** Running totals of those peers that something was sent to since the last call. */
  records(atUs: number): MessagesRecord[] {
    const changed = new Set<Peer>();
    for (const link of this.#changed) changed.add(this.#enter(link));
    this.#changed = [];
    return [...changed].flatMap((peer) => {
      const totals = this.#totals.get(peer);
      if (totals === undefined) return [];
      const { count, measured, bytes, ms } = totals;
      return {
        type: 'messages' as const,
        lane: this.#lane,
        peer,
        atUs,
        count,
        measuredCount: measured,
        bytes: Math.round(bytes),
        cloneUs: Math.round(ms * 1000),
      };
    });
  }

  #link(channel: object): Link {
    let link = this.#links.get(channel);
    if (link === undefined) {
      const nothing = { count: 0, measured: 0, bytes: 0, ms: 0, everMeasured: 0, everBytes: 0, everMs: 0 };
      const never = { seen: 0, againAtMs: 0, atMs: 0, handedOut: 0 };
      link = { channel, ...nothing, ...never, isNew: true, isPool: false, sender: undefined };
      this.#links.set(channel, link);
    }
    this.#lastLink = link;
    return link;
  }

  /** Moves what a link counted into the totals of its peer. */
  #enter(link: Link): Peer {
    const found = this.#peers.peerOf(link.channel);
    const peer = this.#totals.size < mostPeers || this.#totals.has(found) ? found : 'unknown';
    const totals = this.#totals.get(peer) ?? { count: 0, measured: 0, bytes: 0, ms: 0 };
    this.#totals.set(peer, totals);
    link.everMeasured += link.measured;
    link.everBytes += link.bytes;
    link.everMs += link.ms;
    // Those that were not looked at are taken to be like the others of the same channel.
    const others = link.everMeasured === 0 ? 0 : (link.count - link.measured) / link.everMeasured;
    totals.count += link.count;
    totals.measured += link.measured;
    totals.bytes += link.bytes + others * link.everBytes;
    totals.ms += link.ms + others * link.everMs;
    Object.assign(link, { count: 0, measured: 0, bytes: 0, ms: 0, isNew: true });
    return peer;
  }

  #add(link: Link): void {
    if (link.isNew) {
      link.isNew = false;
      this.#changed.push(link);
    }
    link.count += 1;
    link.seen += 1;
  }

  /** `send`, and a look at what is sent. Who keeps it (`port.postMessage.bind(port)`) is counted each time. */
  #makeSender(link: Link, send: AnyFunction): AnyFunction {
    const before = (parameters: readonly unknown[]): boolean => this.#before(link, parameters);
    return function sendWatched(this: unknown, ...parameters: never[]): unknown {
      const isMeasured = before(parameters);
      const startedMs = isMeasured ? now() : 0;
      try {
        const result: unknown = Reflect.apply(send, this, parameters);
        if (isMeasured) {
          link.ms += now() - startedMs;
          link.measured += 1;
        }
        return result;
      } catch (error) {
        hideOwnFrames(error);
        throw error;
      }
    };
  }

  /** Returns whether the call is to be measured. */
  #before(link: Link, parameters: readonly unknown[]): boolean {
    try {
      if (link.handedOut > 0) link.handedOut -= 1;
      else {
        link.atMs = now();
        this.#add(link);
      }
      const isMeasured = isDue(link, link.atMs);
      if (isMeasured) this.#look(link, parameters);
      if (link.isPool) link.isPool = this.#pools.seeNext(link.channel, parameters[0]);
      else if (isMeasured) link.isPool = this.#pools.see(link.channel, parameters[0]);
      return isMeasured;
    } catch {
      // The message is sent all the same.
      return false;
    }
  }

  #look(link: Link, [message, second]: readonly unknown[]): void {
    const startedMs = now();
    try {
      const transferred = transferList(second);
      if (transferred.length > 0) this.#peers.handOver(link.channel, transferred);
      link.bytes += messageBytes(message, transferred);
    } catch {
      // A message that does not let itself be looked at is counted, and its size is not known.
    }
    const endedMs = now();
    link.againAtMs = endedMs + Math.max(lookEveryMs, (endedMs - startedMs) * lookingShare);
  }
}

function isDue({ seen, againAtMs }: Link, atMs: number): boolean {
  return seen <= measuredFirst || atMs >= againAtMs;
}

/** `postMessage(message, transferList)` or `postMessage(message, { transfer })`; of `process.send` a handle. */
function transferList(second: unknown): readonly unknown[] {
  if (Array.isArray(second)) return second;
  if (typeof second !== 'object' || second === null || !('transfer' in second)) return [];
  return Array.isArray(second.transfer) ? second.transfer : [];
}
