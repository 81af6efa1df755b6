import type { ProfileRecord } from '../profile/format.ts';
import { CallTree } from './callTree.ts';
import type { CompiledMaps } from './compiledMaps.ts';
import { nowUs } from './hostClock.ts';
import { startProfiler } from './profiler.ts';
import type { Profiler } from './profiler.ts';

/**
 * Taking stretches may cost the thread this share of its time, beyond a little to begin with: many programs last no
 * longer. Where there is so much code that it would cost more, stretches become longer by themselves.
 */
const largestShare = 0.01;
const mostCreditUs = 40_000;
/** The same where each stretch costs tens of ms. */
const mostCreditOfSlowUs = 200_000;
/** Where CPU time is not known: what takes longer was mostly waiting for a core, which is nothing that shorter stretches would cost more of. */
const longestTakeUs = 10_000;

export interface CpuSamplerOptions {
  readonly lane: string;
  readonly intervalUs: number;
  /** The file that the collector is loaded from, in all spellings that V8 has for it. */
  readonly collectorUrls: readonly string[];
  /** What the program compiled in memory, where that is seen. */
  readonly compiled: CompiledMaps | undefined;
  /** The thread's time on a core so far, where that is known. */
  readonly readCpuUs: () => number | undefined;
  readonly onRecord: (record: ProfileRecord) => void;
}

/** Samples what the calling thread runs, and hands it on stretch by stretch. */
export class CpuSampler {
  readonly #tree: CallTree;
  readonly #readCpuUs: () => number | undefined;
  readonly #onRecord: (record: ProfileRecord) => void;
  readonly #profiler: Profiler;
  /** Until when it is known what the thread ran. */
  #takenUs = nowUs();
  readonly #mostCreditUs: number;
  #creditUs: number;
  #creditAtUs = nowUs();
  #isStopped = false;

  constructor({ lane, intervalUs, collectorUrls, compiled, readCpuUs, onRecord }: CpuSamplerOptions) {
    this.#tree = new CallTree(lane, intervalUs, collectorUrls, compiled);
    this.#readCpuUs = readCpuUs;
    this.#onRecord = onRecord;
    this.#profiler = startProfiler(intervalUs);
    this.#mostCreditUs = this.#profiler.isSlow ? mostCreditOfSlowUs : mostCreditUs;
    this.#creditUs = this.#mostCreditUs;
  }

  /** Hands on what was sampled so far when it is longer than this; returns whether it did. */
  takeAfter(lengthUs: number): boolean {
    const atUs = nowUs();
    if (this.#isStopped || atUs - this.#takenUs < lengthUs) return false;
    this.#creditUs = Math.min(this.#mostCreditUs, this.#creditUs + (atUs - this.#creditAtUs) * largestShare);
    this.#creditAtUs = atUs;
    if (this.#creditUs <= 0) return false;
    const cpuUs = this.#readCpuUs();
    this.#take(this.#profiler.next());
    const costUs = (this.#readCpuUs() ?? Number.NaN) - (cpuUs ?? Number.NaN);
    this.#creditUs -= Number.isNaN(costUs) ? Math.min(longestTakeUs, nowUs() - atUs) : costUs;
    return true;
  }

  /** The last stretch. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#take(this.#profiler.stop());
  }

  #take(profile: Parameters<CallTree['records']>[0] | undefined): void {
    if (profile === undefined) return;
    for (const record of this.#tree.records(profile, this.#takenUs)) {
      this.#onRecord(record);
      if (record.type === 'samples') this.#takenUs = record.atUs;
    }
  }
}
