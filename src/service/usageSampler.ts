import fs from 'node:fs';
import path from 'node:path';
import type { LaneRecord, ProfileRecord, UsageRecord } from '../profile/index.ts';
import { nowUs } from './hostClock.ts';
import { SystemTime } from './systemTime.ts';

/** A lane whose counters stand still is written down this often, so that the picture of it moves on. */
const unchangedEveryUs = 250_000;
/** Sampling may take this share of the service's time; with very many threads it gets sparser by itself. */
const largestShare = 0.05;
/** Descriptors are kept open, and there are only so many. */
const largestCount = 512;

/** A reading that took longer than this was interrupted, and is taken again, so many times. */
const longestReadUs = 1_000;
const mostTries = 3;

interface Sampled {
  readonly lane: string;
  readonly descriptor: number;
  readonly system: SystemTime;
  written: UsageRecord | undefined;
  latest: UsageRecord | undefined;
}

/**
 * Samples CPU time and run-queue wait of every thread of the program from outside, where the system tells them to
 * anybody (Linux: `/proc/PID/task/TID/schedstat`). Nothing runs in the program for it, a thread that computes or hangs
 * is seen as well as any other, and no thread id in the program changes because of us.
 *
 * Samples go into the recording's folder like everything else, so that a restarted service finds them again.
 */
export class UsageSampler {
  readonly #file: string;
  readonly #sampled = new Map<string, Sampled>();
  readonly #buffer = Buffer.alloc(128);
  #pending = '';
  #restUntilUs = 0;

  constructor(folder: string) {
    this.#file = path.join(folder, `sampler-${process.pid}.ndjson`);
  }

  /** Begins to sample a lane; a lane without a thread id of the system is not sampled. */
  add(lane: LaneRecord): void {
    if (lane.osThreadId === undefined || this.#sampled.has(lane.lane)) return;
    if (this.#sampled.size >= largestCount) return;
    const folder = `/proc/${lane.pid}/task/${lane.osThreadId}`;
    try {
      const descriptor = fs.openSync(`${folder}/schedstat`, 'r');
      const system = new SystemTime(`${folder}/stat`);
      const nothing = { written: undefined, latest: undefined };
      this.#sampled.set(lane.lane, { lane: lane.lane, descriptor, system, ...nothing });
    } catch {
      // The thread is gone already, runs in a container of its own, or the system has no such file: the lane's own
      // records, every 100 ms, are then all there is.
    }
  }

  /** Reads every lane once, and returns the lanes whose thread no longer exists. */
  sample(): string[] {
    const startedUs = nowUs();
    if (startedUs < this.#restUntilUs) return [];
    const gone: string[] = [];
    for (const sampled of this.#sampled.values()) {
      const usage = this.#read(sampled);
      if (usage === undefined) {
        const { latest, written } = sampled;
        if (latest !== undefined && latest !== written) this.write(latest);
        gone.push(sampled.lane);
        this.remove(sampled.lane);
      } else this.#keep(sampled, usage);
    }
    const endedUs = nowUs();
    this.#restUntilUs = endedUs + (endedUs - startedUs) / largestShare;
    return gone;
  }

  remove(lane: string): void {
    const sampled = this.#sampled.get(lane);
    if (sampled === undefined) return;
    this.#sampled.delete(lane);
    fs.closeSync(sampled.descriptor);
    sampled.system.close();
  }

  /** Keeps a record for the folder; the recorder's own findings go there too. */
  write(record: ProfileRecord): void {
    this.#pending += `${JSON.stringify(record)}\n`;
  }

  /** Appends what was sampled to the folder. Throws when it cannot be written. */
  flush(): void {
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    fs.appendFileSync(this.#file, text, { mode: 0o600 });
  }

  close(): void {
    for (const lane of this.#sampled.keys()) this.remove(lane);
  }

  #read({ lane, descriptor, system }: Sampled): UsageRecord | undefined {
    try {
      let atUs = nowUs();
      let bytes = fs.readSync(descriptor, this.#buffer, 0, this.#buffer.length, 0);
      // On a busy machine this process waits for a core too, and the figures are then of another moment than the clock.
      for (let tries = 0; tries < mostTries && nowUs() - atUs > longestReadUs; tries += 1) {
        atUs = nowUs();
        bytes = fs.readSync(descriptor, this.#buffer, 0, this.#buffer.length, 0);
      }
      const [cpuNs, waitingNs] = this.#buffer.toString('latin1', 0, bytes).split(' ').map(Number);
      if (cpuNs === undefined || waitingNs === undefined) return undefined;
      const cpuUs = Math.round(cpuNs / 1000);
      const systemUs = system.read(atUs, cpuUs);
      return {
        type: 'usage',
        lane,
        atUs,
        cpuUs,
        waitingForCoreUs: Math.round(waitingNs / 1000),
        ...(systemUs !== undefined && { systemUs }),
      };
    } catch {
      // ESRCH: the thread has ended. The descriptor belongs to that one thread, so no later one can be mistaken for it.
      return undefined;
    }
  }

  /** Leaves out samples that say what the one before said, except the last before a change: that is where it began. */
  #keep(sampled: Sampled, usage: UsageRecord): void {
    const { written, latest } = sampled;
    sampled.latest = usage;
    const isChanged =
      written === undefined ||
      usage.cpuUs !== written.cpuUs ||
      usage.waitingForCoreUs !== written.waitingForCoreUs;
    if (!isChanged && usage.atUs - written.atUs < unchangedEveryUs) return;
    if (isChanged && latest !== undefined && latest !== written) this.write(latest);
    this.write(usage);
    sampled.written = usage;
  }
}
