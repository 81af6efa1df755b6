import { readdirSync, readFileSync } from 'node:fs';

/** Times of this process in milliseconds since some moment. */
export interface Usage {
  /** Of all threads, and of children that live, where the system tells. */
  readonly cpuMs: number;
  /** Of the thread that asks; `null` where the system does not tell. */
  readonly thread: ThreadUsage | null;
}

export interface ThreadUsage {
  /** On a core. */
  readonly ranMs: number;
  /** Ready to run, with no core free. */
  readonly waitedMs: number;
}

/** Whether the processor time of children that still run can be read. Node itself tells that of ended ones at most. */
export const seesChildren = process.platform === 'linux';

/** Of the two ends of what is measured, so that reading itself is between neither. */
export function readUsage(end: 'start' | 'end'): Usage {
  // At the start last, at the end first: how long the thread itself takes counts by the microsecond.
  const thread = seesChildren && end === 'end' ? threadUsage(end) : null;
  const children = seesChildren ? childrenCpuMs() : 0;
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1000 + children;
  return { cpuMs, thread: seesChildren && end === 'start' ? threadUsage(end) : thread };
}

function childrenCpuMs(): number {
  const { pid } = process;
  const children = readText(`/proc/${pid}/task/${pid}/children`).trim();
  if (children === '') return 0;
  return children.split(' ').reduce((sum, child) => sum + processCpuMs(child), 0);
}

/** In nanoseconds thread by thread: the sum that the kernel keeps of a process comes in steps of 10 ms. */
function processCpuMs(pid: string): number {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder).reduce((sum, thread) => sum + schedule(`${folder}/${thread}`)[0], 0);
  } catch {
    // It has just ended.
    return 0;
  }
}

const asleep = new Int32Array(new SharedArrayBuffer(4));

function threadUsage(end: 'start' | 'end'): ThreadUsage {
  const waitedBefore = schedule('/proc/thread-self')[1];
  // The kernel brings a running thread's time up to date only every few milliseconds, but always when it stops running.
  Atomics.wait(asleep, 0, 0, 0.01);
  const [ranMs, waitedAfter] = schedule('/proc/thread-self');
  // To wake up may take waiting for a core, which is not part of what is measured.
  return { ranMs, waitedMs: end === 'start' ? waitedAfter : waitedBefore };
}

/** On a core, and waiting for one; in ms. */
function schedule(folder: string): readonly [number, number] {
  const [ran = 0, waited = 0] = readText(`${folder}/schedstat`).split(' ').map(Number);
  return [ran / 1e6, waited / 1e6];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
