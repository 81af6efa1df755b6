import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { UsageRecord } from '../profile/format.ts';
import { nowUs } from './hostClock.ts';

const { closeSync, openSync, readSync } = fs;
const eventLoopUtilization = performance.eventLoopUtilization.bind(performance);

type CpuTotals = Pick<UsageRecord, 'cpuUs' | 'waitingForCoreUs' | 'systemUs'>;

/** Reads this thread's own running totals, from the best source that this platform and this Node have. */
export class ThreadUsage {
  readonly #lane: string;
  readonly #startedUs: number;
  readonly #readCpu: () => CpuTotals;
  /** What a person should know about figures that are missing; '' where none is. */
  readonly missing: string;

  constructor(lane: string, startedUs: number) {
    this.#lane = lane;
    this.#startedUs = startedUs;
    const threadCpuUsage = findThreadCpuUsage();
    if (canRead(readSchedstat)) {
      this.#readCpu = readSchedstat;
      this.missing = '';
    } else if (threadCpuUsage !== undefined && canRead(threadCpuUsage)) {
      this.#readCpu = threadCpuUsage;
      this.missing = `Time spent waiting for a core is not available on ${process.platform}: it shows as idle or blocked.`;
    } else {
      this.#readCpu = () => ({});
      this.missing = `CPU time of a thread is not available on ${process.platform} with Node ${process.versions.node}: "running" means here that the event loop was not idle.`;
    }
  }

  /** The last totals say what the sampler outside sees of longer lives only. */
  readLast(): UsageRecord {
    const systemUs = readSystemTime();
    return this.read(systemUs === undefined ? {} : { systemUs });
  }

  read(more: Pick<UsageRecord, 'systemUs'> = {}): UsageRecord {
    // The clock is read last: where the thread loses its core meanwhile, it is the figures that are a little old.
    const cpu = this.#readCpu();
    const atUs = nowUs();
    const loopIdleUs = Math.round(eventLoopUtilization().idle * 1000);
    const loopActiveUs = Math.max(0, atUs - this.#startedUs - loopIdleUs);
    return { type: 'usage', lane: this.#lane, atUs, ...cpu, ...more, loopActiveUs, loopIdleUs };
  }
}

const buffer = Buffer.alloc(512);

/** On-CPU and run-queue nanoseconds of the calling thread (Linux), in about 10 µs. */
function readSchedstat(): CpuTotals {
  const descriptor = openSync('/proc/thread-self/schedstat', 'r');
  try {
    const length = readSync(descriptor, buffer, 0, buffer.length, 0);
    const [cpuNs = Number.NaN, waitingNs = Number.NaN] = buffer
      .toString('latin1', 0, length)
      .split(' ')
      .map(Number);
    if (!Number.isFinite(cpuNs) || !Number.isFinite(waitingNs)) throw new Error('not two numbers');
    return { cpuUs: Math.round(cpuNs / 1000), waitingForCoreUs: Math.round(waitingNs / 1000) };
  } finally {
    closeSync(descriptor);
  }
}

/** In what follows the thread's name, which may have spaces and brackets of its own. */
const systemField = 12;

/** The calling thread's time in the system (Linux), which is told in steps of 10 ms: the middle of one. */
function readSystemTime(): number | undefined {
  try {
    const descriptor = openSync('/proc/thread-self/stat', 'r');
    try {
      const length = readSync(descriptor, buffer, 0, buffer.length, 0);
      const text = buffer.toString('latin1', 0, length);
      const ticks = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[systemField]);
      return ticks >= 0 ? ticks * 10_000 + 5_000 : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not Linux, or no descriptor left: the time stays undivided.
    return undefined;
  }
}

/** `process.threadCpuUsage`, where Node has it (22.19, 24 and newer). */
function findThreadCpuUsage(): (() => CpuTotals) | undefined {
  const read: unknown = 'threadCpuUsage' in process ? process.threadCpuUsage : undefined;
  if (typeof read !== 'function') return undefined;
  return () => {
    const { user, system } = Reflect.apply(read, process, []) as {
      readonly user: number;
      readonly system: number;
    };
    return { cpuUs: user + system, systemUs: system };
  };
}

function canRead(read: () => CpuTotals): boolean {
  try {
    read();
    return true;
  } catch {
    // Expected where the source does not exist; the next best is tried.
    return false;
  }
}
