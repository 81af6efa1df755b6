import fs from 'node:fs';

/** Times of the calling thread alone, in milliseconds since some moment. */
export interface ThreadTimes {
  readonly cpuMs: number;
  /** Ready to run, with no core free. Zero where the system does not tell. */
  readonly queueMs: number;
  /** Parts of `cpuMs`, in coarser steps: 10 ms on Linux, so they are worth reading over some hundreds of milliseconds. */
  readonly userMs: number;
  readonly systemMs: number;
}

/** Where the times come from: `thread` counts the own thread only, `process` all of them. */
export type ClockSource = 'schedstat' | 'thread' | 'process';

export interface ThreadClock {
  readonly source: ClockSource;
  /** Only how long the thread waited for a core, in a few microseconds. */
  readQueueMs(): number;
  read(): ThreadTimes;
}

const { wait } = Atomics;
const asleep = new Int32Array(new SharedArrayBuffer(4));

/** Kept, because the entry points of `node:fs` are replaced while labels are measured. */
const { openSync, readSync } = fs;

const ticksPerSecond = 100;

interface CpuUsage {
  readonly user: number;
  readonly system: number;
}

/**
 * Linux keeps for each thread how long it ran and how long it waited for a core. Elsewhere Node 23.9 and newer tell the
 * thread's CPU time; what is left is that of the whole process, which counts libuv's pool too and so takes asynchronous
 * work for computing.
 */
export function openThreadClock(): ThreadClock {
  if (process.platform === 'linux') return schedulerClock();
  const { threadCpuUsage } = process as { threadCpuUsage?: () => CpuUsage };
  return threadCpuUsage === undefined
    ? usageClock('process', () => process.cpuUsage())
    : usageClock('thread', () => threadCpuUsage());
}

function usageClock(source: ClockSource, usage: () => CpuUsage): ThreadClock {
  return {
    source,
    readQueueMs: () => 0,
    read: () => {
      const { user, system } = usage();
      return { cpuMs: (user + system) / 1000, queueMs: 0, userMs: user / 1000, systemMs: system / 1000 };
    },
  };
}

/** The files stay open: they go on being those of the thread that opened them, and reading them costs microseconds. */
function schedulerClock(): ThreadClock {
  const scheduler = openFile('/proc/thread-self/schedstat');
  const status = openFile('/proc/thread-self/stat');
  const readQueueMs = () => Number(scheduler().split(' ')[1]) / 1e6;
  return {
    source: 'schedstat',
    readQueueMs,
    read: () => {
      // Before the sleep, whose end may have to wait for a core.
      const queueMs = readQueueMs();
      // The kernel brings a running thread's time up to date only every few milliseconds, but always when it stops running.
      wait(asleep, 0, 0, 0.01);
      const ran = Number(scheduler().split(' ')[0]);
      // The second field is the thread's name in parentheses, which may have spaces in it.
      const fields = status().split(') ').at(-1)?.split(' ') ?? [];
      return {
        cpuMs: ran / 1e6,
        queueMs,
        userMs: (Number(fields[11]) * 1000) / ticksPerSecond,
        systemMs: (Number(fields[12]) * 1000) / ticksPerSecond,
      };
    },
  };
}

function openFile(file: string): () => string {
  const handle = openSync(file, 'r');
  const buffer = Buffer.alloc(1024);
  return () => buffer.toString('latin1', 0, readSync(handle, buffer, 0, buffer.length, 0));
}
