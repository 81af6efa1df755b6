import type { ProfileRecord } from '../profile/format.ts';
import { CallTree } from './callTree.ts';
import type { CompiledMaps } from './compiledMaps.ts';
import { hasRunLong } from './hasRunLong.ts';
import { nowUs } from './hostClock.ts';
import { startProfiler } from './profiler.ts';
import type { Profiler } from './profiler.ts';
import { intervalAfter } from './samplingPlan.ts';
import type { SamplingPlan } from './samplingPlan.ts';
import type { V8Profile } from './v8Profile.ts';

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
  readonly plan: SamplingPlan;
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
  readonly #plan: SamplingPlan;
  readonly #startedUs = nowUs();
  /** Of the running stretch. */
  #intervalUs: number;
  /** Until when it is known what the thread ran. */
  #takenUs = nowUs();
  readonly #mostCreditUs: number;
  #creditUs: number;
  #creditAtUs = nowUs();
  #isStopped = false;
  #isPrepared = false;
  readonly #collectorUrls: readonly string[];

  constructor({ lane, plan, collectorUrls, compiled, readCpuUs, onRecord }: CpuSamplerOptions) {
    this.#tree = new CallTree(lane, collectorUrls, compiled);
    this.#collectorUrls = collectorUrls;
    this.#readCpuUs = readCpuUs;
    this.#onRecord = onRecord;
    this.#plan = plan;
    this.#intervalUs = plan.firstUs;
    this.#profiler = startProfiler(plan);
    this.#mostCreditUs = this.#profiler.isSlow ? mostCreditOfSlowUs : mostCreditUs;
    this.#creditUs = this.#mostCreditUs;
  }

  /**
   * To be called before the thread begins with what it is there for: what samples it more seldom later, before Node 26, must
   * begin by then. That takes some 15 ms, which a thread is spared that begins with nothing.
   */
  prepare(): void {
    if (this.#isPrepared || this.#isStopped) return;
    this.#isPrepared = true;
    this.#take(this.#profiler.prepare((stretch) => hasRunLong(stretch, this.#collectorUrls)));
  }

  /** Hands on what was sampled so far when it is longer than this, or another interval is due; returns whether it did. */
  takeAfter(lengthUs: number): boolean {
    if (this.#isStopped) return false;
    const atUs = nowUs();
    const nextIntervalUs = this.#intervalFrom(atUs);
    if (atUs - this.#takenUs < lengthUs && nextIntervalUs === this.#intervalUs) return false;
    this.#creditUs = Math.min(this.#mostCreditUs, this.#creditUs + (atUs - this.#creditAtUs) * largestShare);
    this.#creditAtUs = atUs;
    if (this.#creditUs <= 0) return false;
    const cpuUs = this.#readCpuUs();
    this.#takeUntil(nextIntervalUs);
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

  /** That of the plan, where V8 changes to it without beginning anew. */
  #intervalFrom(atUs: number): number {
    const planned = intervalAfter(this.#plan, atUs - this.#startedUs);
    return this.#profiler.takes(planned) ? planned : this.#intervalUs;
  }

  /** Until now; what follows is sampled at this interval. */
  #takeUntil(nextIntervalUs: number): void {
    this.#take(this.#profiler.next(nextIntervalUs));
    this.#intervalUs = nextIntervalUs;
  }

  #take(profile: V8Profile | undefined): void {
    if (profile === undefined) return;
    for (const record of this.#tree.records(profile, this.#takenUs, this.#intervalUs)) {
      this.#onRecord(record);
      if (record.type === 'samples') this.#takenUs = record.atUs;
    }
  }
}
