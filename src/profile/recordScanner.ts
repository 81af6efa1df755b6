import type { ProfileRecord, UsageRecord } from './format.ts';
import { hashOf } from './idTable.ts';
import { limits } from './recordShapes.ts';
import type { TaskMoment, TaskPhase } from './taskTable.ts';
import { WordCache } from './wordCache.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const key = (name: string): Uint8Array => bytesOf(`,"${name}":`);

const start = bytesOf('{"type":"');
const keys = {
  lane: bytesOf('","lane":'),
  task: key('task'),
  name: key('name'),
  pool: key('pool'),
  atUs: key('atUs'),
  ok: key('ok'),
  argumentBytes: key('argumentBytes'),
  cpuUs: key('cpuUs'),
  waitingForCoreUs: key('waitingForCoreUs'),
  loopActiveUs: key('loopActiveUs'),
  loopIdleUs: key('loopIdleUs'),
  systemUs: key('systemUs'),
  maxDelayUs: key('maxDelayUs'),
  startUs: key('startUs'),
  everyUs: key('everyUs'),
  nodes: key('nodes'),
  counts: key('counts'),
  lengthsUs: key('lengthsUs'),
  heapUsedBytes: key('heapUsedBytes'),
  externalBytes: key('externalBytes'),
  rssBytes: key('rssBytes'),
};
const types = {
  usage: bytesOf('usage'),
  loopDelay: bytesOf('loop-delay'),
  samples: bytesOf('samples'),
  memory: bytesOf('memory'),
};
const taskStart = bytesOf('task-');
const phases: readonly (readonly [TaskPhase, Uint8Array])[] = [
  ['started', bytesOf('started')],
  ['ended', bytesOf('ended')],
  ['settled', bytesOf('settled')],
  ['queued', bytesOf('queued')],
];
const pools = { threads: bytesOf('"threads"'), processes: bytesOf('"processes"') };
const truths = { yes: bytesOf('true'), no: bytesOf('false') };

const quote = 0x22;
const backslash = 0x5c;
const closing = 0x7d;
const bracket = 0x5b;
const endBracket = 0x5d;
const comma = 0x2c;
const minusOne = bytesOf('-1');
const zero = 0x30;
const nine = 0x39;
/** Whole numbers of so many digits are exact, and below every bound. */
const mostDigits = 15;

/**
 * Reads the records that a profile has by the hundred thousand straight from their bytes, where they stand exactly as we
 * write them: properties in the order of format.ts, whole numbers, plain ASCII. Everything else is `undefined` here, and
 * for `parseRecord` to judge; of what it accepts, it makes the same.
 */
export class RecordScanner {
  readonly #words = new WordCache();
  /** Those that were checked. */
  readonly #lanes = new WordCache();
  readonly #moment: { -readonly [K in keyof TaskMoment]: TaskMoment[K] } = {
    phase: 'queued',
    lane: '',
    atUs: 0,
    name: '',
    ok: false,
    id: new Uint8Array(),
    idStart: 0,
    idEnd: 0,
    idHash: 0,
  };
  #pool: 'threads' | 'processes' = 'threads';
  #argumentBytes: number | undefined;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #end = 0;
  #failed = false;
  /** The text that was read last. */
  #textStart = 0;
  #textEnd = 0;

  scan(bytes: Uint8Array, from: number, end: number): ProfileRecord | undefined {
    const moment = this.scanMoment(bytes, from, end);
    if (moment !== undefined) return this.#taskRecord(moment);
    this.#begin(bytes, from, end);
    if (!this.#skip(start)) return undefined;
    const record = this.#record();
    return this.#isWhole() ? record : undefined;
  }

  /** A moment of a task, which is never made a record; it is overwritten by the next one. */
  scanMoment(bytes: Uint8Array, from: number, end: number): TaskMoment | undefined {
    this.#begin(bytes, from, end);
    if (!this.#skip(start) || !this.#skip(taskStart)) return undefined;
    for (const [phase, type] of phases) {
      if (!this.#skip(type)) continue;
      this.#readMoment(phase);
      return this.#isWhole() ? this.#moment : undefined;
    }
    return undefined;
  }

  #begin(bytes: Uint8Array, from: number, end: number): void {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = end;
    this.#failed = false;
  }

  #isWhole(): boolean {
    return !this.#failed && this.#at === this.#end - 1 && this.#bytes[this.#at] === closing;
  }

  #readMoment(phase: TaskPhase): void {
    const moment = this.#moment;
    moment.phase = phase;
    moment.lane = this.#lane();
    this.#quoted(keys.task);
    moment.id = this.#bytes;
    moment.idStart = this.#textStart;
    moment.idEnd = this.#textEnd;
    moment.idHash = hashOf(this.#bytes, this.#textStart, this.#textEnd);
    if (phase === 'queued') {
      moment.name = this.#text(keys.name);
      this.#pool = this.#readPool();
    }
    moment.atUs = this.#number(keys.atUs);
    if (phase === 'queued') this.#argumentBytes = this.#numberIfThere(keys.argumentBytes);
    if (phase === 'ended' || phase === 'settled') moment.ok = this.#truth(keys.ok);
  }

  #taskRecord({ phase, lane, atUs, name, ok, id, idStart, idEnd, idHash }: TaskMoment): ProfileRecord {
    const task = this.#words.word(id, idStart, idEnd, idHash);
    const pool = this.#pool;
    const argumentBytes = this.#argumentBytes;
    switch (phase) {
      case 'queued':
        return argumentBytes === undefined
          ? { type: 'task-queued', lane, task, name, pool, atUs }
          : { type: 'task-queued', lane, task, name, pool, atUs, argumentBytes };
      case 'started':
        return { type: 'task-started', lane, task, atUs };
      case 'ended':
        return { type: 'task-ended', lane, task, atUs, ok };
      case 'settled':
        return { type: 'task-settled', lane, task, atUs, ok };
      default:
        return phase satisfies never;
    }
  }

  #record(): ProfileRecord | undefined {
    if (this.#skip(types.usage)) return this.#usage();
    if (this.#skip(types.samples)) return this.#samples();
    if (this.#skip(types.memory)) return this.#memory();
    if (!this.#skip(types.loopDelay)) return undefined;
    return {
      type: 'loop-delay',
      lane: this.#lane(),
      atUs: this.#number(keys.atUs),
      maxDelayUs: this.#number(keys.maxDelayUs),
    };
  }

  #usage(): ProfileRecord {
    const record: { -readonly [K in keyof UsageRecord]: UsageRecord[K] } = {
      type: 'usage',
      lane: this.#lane(),
      atUs: this.#number(keys.atUs),
    };
    const cpuUs = this.#numberIfThere(keys.cpuUs);
    if (cpuUs !== undefined) record.cpuUs = cpuUs;
    const waitingForCoreUs = this.#numberIfThere(keys.waitingForCoreUs);
    if (waitingForCoreUs !== undefined) record.waitingForCoreUs = waitingForCoreUs;
    const systemUs = this.#numberIfThere(keys.systemUs);
    if (systemUs !== undefined) record.systemUs = systemUs;
    const loopActiveUs = this.#numberIfThere(keys.loopActiveUs);
    if (loopActiveUs !== undefined) record.loopActiveUs = loopActiveUs;
    const loopIdleUs = this.#numberIfThere(keys.loopIdleUs);
    if (loopIdleUs !== undefined) record.loopIdleUs = loopIdleUs;
    return record;
  }

  #samples(): ProfileRecord {
    const lane = this.#lane();
    const startUs = this.#number(keys.startUs);
    const atUs = this.#number(keys.atUs);
    const everyUs = this.#numberIfThere(keys.everyUs);
    return {
      type: 'samples',
      lane,
      startUs,
      atUs,
      ...(everyUs === undefined ? {} : { everyUs }),
      nodes: this.#numbers(keys.nodes, true),
      counts: this.#numbers(keys.counts),
      lengthsUs: this.#numbers(keys.lengthsUs),
    };
  }

  #memory(): ProfileRecord {
    const lane = this.#lane();
    const atUs = this.#number(keys.atUs);
    const heapUsedBytes = this.#number(keys.heapUsedBytes);
    const externalBytes = this.#number(keys.externalBytes);
    const rssBytes = this.#numberIfThere(keys.rssBytes);
    const record = { type: 'memory', lane, atUs, heapUsedBytes, externalBytes } as const;
    return rssBytes === undefined ? record : { ...record, rssBytes };
  }

  /** A column; `hasNone`: -1 may stand in it, for nothing. */
  #numbers(before: Uint8Array, hasNone = false): number[] {
    const numbers: number[] = [];
    if (!this.#skip(before) || this.#bytes[this.#at] !== bracket) this.#failed = true;
    this.#at += 1;
    if (this.#failed || this.#bytes[this.#at] === endBracket) {
      this.#at += 1;
      return numbers;
    }
    do {
      numbers.push(hasNone && this.#skip(minusOne) ? -1 : this.#digits());
      this.#at += 1;
    } while (!this.#failed && this.#at <= this.#end && this.#bytes[this.#at - 1] === comma);
    if (this.#bytes[this.#at - 1] !== endBracket || numbers.length > limits.columnEntries)
      this.#failed = true;
    return numbers;
  }

  /** `<pid>-<threadId>`, each of one to ten digits. */
  #lane(): string {
    this.#quoted(keys.lane);
    if (this.#failed) return '';
    const [from, end] = [this.#textStart, this.#textEnd];
    const hash = hashOf(this.#bytes, from, end);
    const known = this.#lanes.known(this.#bytes, from, end, hash);
    if (known !== undefined && known !== '') return known;
    const text = this.#words.word(this.#bytes, from, end, hash);
    const dash = text.indexOf('-');
    const isLane = dash >= 1 && dash <= 10 && text.length - dash >= 2 && text.length - dash <= 11;
    if (!isLane || !this.#areDigits(text, dash)) {
      this.#failed = true;
      return '';
    }
    return this.#lanes.word(this.#bytes, from, end, hash);
  }

  #areDigits(text: string, dash: number): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (index !== dash && (code < zero || code > nine)) return false;
    }
    return true;
  }

  #readPool(): 'threads' | 'processes' {
    if (this.#skip(keys.pool)) {
      if (this.#skip(pools.threads)) return 'threads';
      if (this.#skip(pools.processes)) return 'processes';
    }
    this.#failed = true;
    return 'threads';
  }

  #truth(before: Uint8Array): boolean {
    if (this.#skip(before)) {
      if (this.#skip(truths.yes)) return true;
      if (this.#skip(truths.no)) return false;
    }
    this.#failed = true;
    return false;
  }

  #numberIfThere(before: Uint8Array): number | undefined {
    return this.#skip(before) ? this.#digits() : undefined;
  }

  #number(before: Uint8Array): number {
    if (this.#skip(before)) return this.#digits();
    this.#failed = true;
    return 0;
  }

  #digits(): number {
    const bytes = this.#bytes;
    const first = this.#at;
    let at = first;
    let value = 0;
    for (; at < this.#end; at += 1) {
      const digit = (bytes[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.#at = at;
    const count = at - first;
    // JSON has no numbers that begin with a zero but 0 itself.
    if (count === 0 || count > mostDigits || (count > 1 && bytes[first] === zero)) this.#failed = true;
    return value;
  }

  #text(before: Uint8Array): string {
    this.#quoted(before);
    if (this.#failed) return '';
    const [from, end] = [this.#textStart, this.#textEnd];
    return this.#words.word(this.#bytes, from, end, hashOf(this.#bytes, from, end));
  }

  /** Finds the end of a text that begins here. Escapes, control characters and what is not ASCII take another way. */
  #quoted(before: Uint8Array): void {
    const bytes = this.#bytes;
    if (!this.#skip(before) || bytes[this.#at] !== quote) {
      this.#failed = true;
      return;
    }
    const from = this.#at + 1;
    let at = from;
    for (; at < this.#end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) break;
      if (byte === backslash || byte < 0x20 || byte >= 0x80) {
        this.#failed = true;
        return;
      }
    }
    if (at >= this.#end || at - from > limits.nameCharacters) this.#failed = true;
    this.#textStart = from;
    this.#textEnd = at;
    this.#at = at + 1;
  }

  /** Goes behind `literal` where it stands here. */
  #skip(literal: Uint8Array): boolean {
    const bytes = this.#bytes;
    const at = this.#at;
    const { length } = literal;
    if (at + length > this.#end) return false;
    for (let index = 0; index < length; index += 1) {
      if (bytes[at + index] !== literal[index]) return false;
    }
    this.#at = at + length;
    return true;
  }
}
