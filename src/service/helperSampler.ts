import fs from 'node:fs';
import path from 'node:path';
import type { HelperGroup, HelperThreadsRecord, LaneRecord } from '../profile/index.ts';
import { nowUs } from './hostClock.ts';

/** Pools work for longer than this, and looking takes some 10 µs a thread. */
const everyUs = 100_000;
/** Looking may take this share of the service's time; with very many threads it gets sparser by itself. */
const largestShare = 0.01;
/** Only then is it written what threads did: until then a lane has said which of them is its own. */
const settledAfterUs = 500_000;
/** What a look finds stands for the time since the look before, but for no longer than this. */
const longestGapUs = 3 * everyUs;
/** Descriptors are kept open, and there are only so many. */
const mostThreads = 256;

interface HelperThread {
  /** -1 when the thread has ended. */
  descriptor: number;
  readonly sinceUs: number;
  /** By its name: a new thread has that of the one that made it, until it gives itself its own. */
  group: HelperGroup;
  cpuUs: number;
  waitingUs: number;
  blockedUs: number;
}

interface Reading {
  readonly cpuUs: number;
  readonly waitingUs: number;
  readonly blockedUs: number;
}

/** What all threads of a process but its main one had used at a moment. */
interface Look {
  readonly atUs: number;
  readonly readings: ReadonlyMap<string, Reading>;
}

interface HelpedProcess {
  readonly pid: number;
  readonly mainName: string;
  readonly threads: Map<string, HelperThread>;
  /** Looks that are not written yet. */
  readonly looks: Look[];
  lookedUs: number;
  /** Until when is written; the beginning of the process before that. */
  toldUs: number;
  readonly written: Map<HelperGroup, HelperThreadsRecord>;
  readonly latest: Map<HelperGroup, HelperThreadsRecord>;
}

interface Sum {
  threadCount: number;
  cpuUs: number;
  waitingForCoreUs: number;
  blockedUs?: number;
}

export interface HelperSamplerOptions {
  /** Where the system tells of threads (Linux). */
  readonly folder?: string;
  readonly now?: () => number;
}

/**
 * Samples from outside what those threads of the program's processes use that are no lane: libuv's pool, and what V8
 * and Node have beside. Which they are the system tells by their names, where Node gives them some.
 */
export class HelperSampler {
  readonly #write: (record: HelperThreadsRecord) => void;
  readonly #folder: string;
  readonly #now: () => number;
  readonly #processes = new Map<number, HelpedProcess>();
  /** `PID/TID` of threads that are lanes. */
  readonly #lanes = new Set<string>();
  readonly #buffer = Buffer.alloc(128);
  #threadCount = 0;
  #dueUs = -Infinity;

  constructor(
    write: (record: HelperThreadsRecord) => void,
    { folder = '/proc', now = nowUs }: HelperSamplerOptions = {},
  ) {
    this.#write = write;
    this.#folder = folder;
    this.#now = now;
  }

  /** Whether this system tells of threads at all. */
  get isAvailable(): boolean {
    return fs.existsSync(path.join(this.#folder, 'self', 'task'));
  }

  /** Begins to look at the process of a lane; the lane's own thread is none of its helpers. */
  add({ pid, osThreadId, startedUs }: LaneRecord): void {
    if (osThreadId === undefined) return;
    this.#lanes.add(`${pid}/${osThreadId}`);
    if (this.#processes.has(pid)) return;
    this.#processes.set(pid, {
      pid,
      mainName: readName(path.join(this.#folder, String(pid))),
      threads: new Map(),
      looks: [],
      lookedUs: Infinity,
      toldUs: startedUs,
      written: new Map(),
      latest: new Map(),
    });
  }

  /** Looks at every process once in a while, however often it is asked to. */
  sample(): void {
    const startedUs = this.#now();
    if (startedUs < this.#dueUs) return;
    for (const one of this.#processes.values()) {
      if (!this.#look(one)) this.#remove(one);
      else this.#tell(one, startedUs - settledAfterUs);
    }
    const endedUs = this.#now();
    this.#dueUs = Math.max(startedUs + everyUs, endedUs + (endedUs - startedUs) / largestShare);
  }

  close(): void {
    for (const one of this.#processes.values()) this.#remove(one);
  }

  #remove(one: HelpedProcess): void {
    this.#tell(one, Infinity);
    for (const [group, latest] of one.latest) if (one.written.get(group) !== latest) this.#write(latest);
    for (const thread of one.threads.values()) this.#end(thread);
    this.#threadCount -= one.threads.size;
    this.#processes.delete(one.pid);
  }

  /** Whether the process is there. */
  #look(one: HelpedProcess): boolean {
    const { pid, threads, looks } = one;
    const folder = path.join(this.#folder, String(pid), 'task');
    try {
      for (const id of fs.readdirSync(folder)) {
        // The main thread is a lane, or will be one.
        if (id === String(pid) || threads.has(id) || this.#lanes.has(`${pid}/${id}`)) continue;
        this.#follow(one, folder, id);
      }
    } catch {
      // Ended, or in a container of its own, or no such system.
      return false;
    }
    const readings = new Map<string, Reading>();
    const atUs = this.#now();
    const sinceUs = Math.min(longestGapUs, Math.max(0, atUs - one.lookedUs));
    one.lookedUs = atUs;
    for (const [id, thread] of threads) {
      this.#read(thread);
      if (atUs - thread.sinceUs < settledAfterUs) thread.group = groupOf(one, folder, id) ?? thread.group;
      if (thread.group === 'libuv' && thread.descriptor >= 0 && isBlocked(path.join(folder, id)))
        thread.blockedUs += sinceUs;
      const { cpuUs, waitingUs, blockedUs } = thread;
      readings.set(id, { cpuUs, waitingUs, blockedUs });
    }
    looks.push({ atUs, readings });
    return true;
  }

  #follow({ threads }: HelpedProcess, folder: string, id: string): void {
    if (this.#threadCount >= mostThreads) return;
    try {
      const descriptor = fs.openSync(path.join(folder, id, 'schedstat'), 'r');
      const sinceUs = this.#now();
      threads.set(id, { descriptor, sinceUs, group: 'unnamed', cpuUs: 0, waitingUs: 0, blockedUs: 0 });
      this.#threadCount += 1;
    } catch {
      // It has ended meanwhile.
    }
  }

  #read(thread: HelperThread): void {
    if (thread.descriptor < 0) return;
    try {
      const length = fs.readSync(thread.descriptor, this.#buffer, 0, this.#buffer.length, 0);
      const [cpuNs = 0, waitingNs = 0] = this.#buffer.toString('latin1', 0, length).split(' ').map(Number);
      thread.cpuUs = Math.max(thread.cpuUs, Math.round(cpuNs / 1000) || 0);
      thread.waitingUs = Math.max(thread.waitingUs, Math.round(waitingNs / 1000) || 0);
    } catch {
      // It has ended: what it used until then still counts.
      this.#end(thread);
    }
  }

  #end(thread: HelperThread): void {
    if (thread.descriptor >= 0) fs.closeSync(thread.descriptor);
    thread.descriptor = -1;
  }

  /** Writes of looks until a moment what each group of threads had used. */
  #tell(one: HelpedProcess, untilUs: number): void {
    while ((one.looks[0]?.atUs ?? Infinity) <= untilUs) {
      const look = one.looks.shift();
      if (look === undefined) return;
      for (const record of this.#recordsOf(one, look)) this.#keep(one, record);
      one.toldUs = look.atUs;
    }
  }

  #recordsOf({ pid, threads }: HelpedProcess, { atUs, readings }: Look): HelperThreadsRecord[] {
    const sums = new Map<HelperGroup, Sum>();
    for (const [id, { cpuUs, waitingUs, blockedUs }] of readings) {
      const thread = threads.get(id);
      if (thread === undefined || this.#lanes.has(`${pid}/${id}`)) continue;
      const sum = sums.get(thread.group) ?? { threadCount: 0, cpuUs: 0, waitingForCoreUs: 0 };
      if (thread.group === 'libuv') sum.blockedUs = (sum.blockedUs ?? 0) + blockedUs;
      sums.set(thread.group, sum);
      sum.threadCount += 1;
      sum.cpuUs += cpuUs;
      sum.waitingForCoreUs += waitingUs;
    }
    return [...sums].map(([group, sum]) => ({ type: 'helper-threads', pid, group, atUs, ...sum }));
  }

  /** Leaves out what says the same as the one before, except the last before a change: that is where it began. */
  #keep({ written, latest, toldUs }: HelpedProcess, record: HelperThreadsRecord): void {
    const { group } = record;
    const [lastWritten, before] = [written.get(group), latest.get(group)];
    latest.set(group, record);
    const isChanged =
      lastWritten === undefined ||
      record.cpuUs !== lastWritten.cpuUs ||
      record.waitingForCoreUs !== lastWritten.waitingForCoreUs ||
      record.blockedUs !== lastWritten.blockedUs ||
      record.threadCount !== lastWritten.threadCount;
    if (!isChanged) return;
    // They began after the look before.
    const nothing = {
      cpuUs: 0,
      waitingForCoreUs: 0,
      ...(record.blockedUs === undefined ? {} : { blockedUs: 0 }),
    };
    if (lastWritten === undefined) this.#write({ ...record, atUs: toldUs, ...nothing });
    if (before !== undefined && before !== lastWritten) this.#write(before);
    this.#write(record);
    written.set(group, record);
  }
}

/** The name of a process's main thread, or of a thread; '' for one that is gone. */
function readName(folder: string): string {
  try {
    return fs.readFileSync(path.join(folder, 'comm'), 'latin1').trim();
  } catch {
    return '';
  }
}

/** Whether a thread waits in the system and cannot be interrupted (`D` behind its name, which may have brackets in it, too). */
function isBlocked(folder: string): boolean {
  try {
    return /\) D [^)]*$/.test(fs.readFileSync(path.join(folder, 'stat'), 'latin1'));
  } catch {
    return false;
  }
}

/** Names as Node 22 to 26 and libuv 1.50 and newer give them; the system keeps 15 characters. `undefined` once it is gone. */
function groupOf({ mainName }: HelpedProcess, folder: string, id: string): HelperGroup | undefined {
  const name = readName(path.join(folder, id));
  if (name === '') return undefined;
  if (name === 'libuv-worker') return 'libuv';
  if (/^(?:node-)?(?:V8Worker|DelayedTaskSche|SignalInspector)/.test(name)) return 'node';
  // Node 20 names none, and Node 22 not those of V8: they have the name of the process.
  return name === mainName ? 'unnamed' : 'other';
}
