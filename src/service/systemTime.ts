import fs from 'node:fs';

/** A time that is told in steps of 10 ms need not be looked at more often, */
const everyUs = 20_000;
/** nor while a thread hardly ran. */
const leastCpuUs = 2_000;
/** Of a tick in /proc, which is the same on all of Linux whatever the kernel's own. */
const tickUs = 10_000;
/** In what follows the thread's name, which may have spaces and brackets of its own. */
const systemField = 12;

/** How much of one thread's time was in the system (Linux: `/proc/PID/task/TID/stat`), as far as that can be read. */
export class SystemTime {
  readonly #buffer = Buffer.alloc(512);
  #descriptor: number | undefined;
  #readAtUs = -Infinity;
  #cpuUs = -Infinity;

  constructor(file: string) {
    try {
      this.#descriptor = fs.openSync(file, 'r');
    } catch {
      // The thread is gone, or nobody may read it: its time stays undivided.
    }
  }

  /** Running total, in the middle of its step; `undefined` where there is nothing new. `cpuUs` is all of the thread's time on a core. */
  read(atUs: number, cpuUs: number): number | undefined {
    if (this.#descriptor === undefined || atUs - this.#readAtUs < everyUs) return undefined;
    if (cpuUs - this.#cpuUs < leastCpuUs) return undefined;
    this.#readAtUs = atUs;
    this.#cpuUs = cpuUs;
    const length = fs.readSync(this.#descriptor, this.#buffer, 0, this.#buffer.length, 0);
    const text = this.#buffer.toString('latin1', 0, length);
    const ticks = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[systemField]);
    return Number.isFinite(ticks) ? ticks * tickUs + tickUs / 2 : undefined;
  }

  close(): void {
    if (this.#descriptor !== undefined) fs.closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
