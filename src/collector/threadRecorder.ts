import diagnosticsChannel from 'node:diagnostics_channel';
import * as workerThreads from 'node:worker_threads';
import type { LaneRecord } from '../profile/format.ts';
import { CompiledMaps } from './compiledMaps.ts';
import { CpuSampler } from './cpuSampler.ts';
import { followOthers } from './followOthers.ts';
import { HeapWatch } from './heapWatch.ts';
import { nowUs } from './hostClock.ts';
import { LaneWriter } from './laneWriter.ts';
import { MessageWatch } from './messageWatch.ts';
import { parentVariable } from './ownVariables.ts';
import { PartingMoments } from './partingMoments.ts';
import type { SamplingPlan } from './samplingPlan.ts';
import { taskChannel, taskRecord } from './taskMessages.ts';
import { ThreadUsage } from './threadUsage.ts';
import { WaitPlaces } from './waitPlaces.ts';
import { WaitWatch } from './waitWatch.ts';
import { writtenCall } from './writtenCall.ts';

/** How far apart the event loop's delay is looked at. */
const tickUs = 20_000;
/** Every so many ticks the thread writes its totals and its batch: each 100 ms. */
const ticksPerReport = 5;
/** Timers are this inexact by themselves. */
const shortestDelayUs = 2_000;
/** A task's beginning and end are good moments to read the CPU time, unless one was read just before. */
const usageEveryUs = 5_000;
/** A thread that is terminated or killed loses what it ran since it last handed that on, while its event loop turns. */
const samplesEveryUs = 1_000_000;
/** Before it answers or parks it hands on what is longer than this: it is then that pools terminate their threads. */
const shortestBeforePartingUs = 10_000;
/**
 * Once it has lived for longer, a twentieth of its life, up to this: a flood of small tasks would have it hand on all the time,
 * for as much as that may cost.
 */
const longestBeforePartingUs = 100_000;
const partOfLife = 1 / 20;

/** Reading how full the heap is takes some 10 µs. */
const heapEveryUs = 500_000;

/** What is recorded, as far as it can be chosen. */
export interface RecorderOptions {
  readonly sampling: SamplingPlan;
  /** The file that the collector is loaded from, in all spellings that V8 has for it. */
  readonly collectorUrls: readonly string[];
  /** What a worker or child process needs in its environment to be recorded too. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Taken before a test framework can replace them by fake ones. */
const { setInterval, clearInterval } = globalThis;

/** Records one thread of the program into its file. */
export class ThreadRecorder {
  readonly #lane: LaneRecord;
  readonly #writer: LaneWriter;
  readonly #usage: ThreadUsage;
  readonly #options: RecorderOptions;
  #usageAtUs = 0;
  #compiled: CompiledMaps | undefined;
  #sampler: CpuSampler | undefined;
  #heap: HeapWatch | undefined;
  #heapAtUs = 0;
  /** When the timer that watches the event loop should fire next; `undefined` while none does. */
  #tickDueUs: number | undefined;
  /** Since the last report. */
  #maxDelayUs = 0;
  #messages: MessageWatch | undefined;
  #waits: WaitWatch | undefined;

  constructor(folder: string, lane: LaneRecord, options: RecorderOptions) {
    this.#lane = options.sampling.firstUs > 0 ? lane : { ...lane, sampled: false };
    this.#options = options;
    this.#writer = new LaneWriter(folder, lane.lane);
    this.#usage = new ThreadUsage(lane.lane, lane.startedUs);
  }

  /** Each step stands alone: where one cannot be done, the others still record. */
  start(): void {
    this.#writer.add(this.#lane);
    this.#attempt('read how busy the thread is', () => {
      const message = this.#usage.missing;
      if (message !== '') {
        this.#writer.add({ type: 'notice', lane: this.#lane.lane, atUs: this.#lane.startedUs, message });
      }
      this.#addUsage();
    });
    this.#attempt('name itself to the processes that it starts', () => {
      if (workerThreads.isMainThread) process.env[parentVariable] = this.#lane.lane;
    });
    this.#attempt('follow workers and processes with an environment of their own', () =>
      followOthers(this.#options.variables, (child) => {
        this.#attempt('see the messages to a process', () => this.#messages?.addChild(child));
        this.#attempt('see the end of a process', () => this.#waits?.addChild(child));
      }),
    );
    this.#attempt('see the messages that it sends', () => this.#watchMessages());
    this.#attempt('see the tasks of its pools', () => {
      diagnosticsChannel.subscribe(taskChannel, (message) => {
        this.#attempt('record a task', () => this.#addTask(message));
      });
    });
    this.#attempt('see the threads that it starts', () => {
      diagnosticsChannel.subscribe('worker_threads', (message) => {
        this.#attempt('record a new thread', () => this.#addStartedThread(message));
      });
    });
    this.#attempt('watch its heap', () => {
      this.#heap = new HeapWatch(this.#lane.lane);
      this.#addHeap();
    });
    this.#attempt('see its own end', () => this.#watchExit());
    this.#attempt('sample what it runs', () => this.#sampleCpu());
    this.#attempt('watch its event loop', () => this.#watchLoop());
    // Last, so that no timer of ours is among those that are counted.
    this.#attempt('see what it waits for', () => {
      const { collectorUrls } = this.#options;
      const places = new WaitPlaces(this.#lane.lane, collectorUrls, (caller) =>
        writtenCall(caller, this.#compiled),
      );
      this.#waits = new WaitWatch(this.#lane.lane, places);
    });
    this.#writer.flush();
  }

  #addTask(message: unknown): void {
    const atUs = nowUs();
    const record = taskRecord(message, this.#lane.lane, atUs);
    if (record === undefined) return;
    this.#messages?.ignoreTasks();
    if (atUs - this.#usageAtUs >= usageEveryUs) this.#addUsage();
    this.#writer.addPromptly(record, atUs);
    if (record.type === 'task-ended') this.#takeSamples(this.#beforePartingUs());
  }

  #addHeap(): void {
    const atUs = nowUs();
    this.#heapAtUs = atUs;
    for (const record of this.#heap?.records(atUs) ?? []) this.#writer.add(record);
  }

  #sampleCpu(): void {
    const { sampling, collectorUrls } = this.#options;
    if (sampling.firstUs <= 0) return;
    this.#attempt('see what it compiles in memory', () => {
      this.#compiled = new CompiledMaps();
    });
    this.#sampler = new CpuSampler({
      lane: this.#lane.lane,
      plan: sampling,
      collectorUrls,
      compiled: this.#compiled,
      readCpuUs: () => this.#usage.read().cpuUs,
      onRecord: (record) => this.#writer.add(record),
    });
    // A worker is there for what it is sent, and many live shortly. The main thread begins at once.
    if (workerThreads.isMainThread) this.#prepareSampler();
  }

  #prepareSampler(): void {
    this.#attempt('be ready to sample what it runs more seldom', () => this.#sampler?.prepare());
  }

  #watchMessages(): void {
    const moments = new PartingMoments(() => {
      this.#attempt('hand on what it ran and sent', () => {
        const records = this.#messages?.promptRecords(nowUs()) ?? [];
        for (const record of records) this.#writer.add(record);
        if (this.#takeSamples(this.#beforePartingUs()) || records.length > 0) this.#writer.flush();
      });
    });
    this.#messages = new MessageWatch({
      lane: this.#lane.lane,
      onLeave: (atMs) => moments.leave(atMs),
      onTask: (record) => this.#writer.addPromptly(record, nowUs()),
      onFirstReceived: () => this.#prepareSampler(),
    });
  }

  /** Totals that have changed. */
  #addTotals(): void {
    const atUs = nowUs();
    for (const record of this.#messages?.records(atUs) ?? []) this.#writer.add(record);
    for (const record of this.#waits?.records(atUs) ?? []) this.#writer.add(record);
  }

  #beforePartingUs(): number {
    const partUs = (nowUs() - this.#lane.startedUs) * partOfLife;
    return Math.min(longestBeforePartingUs, Math.max(shortestBeforePartingUs, partUs));
  }

  #takeSamples(afterUs: number): boolean {
    return !this.#writer.hasFailed && (this.#sampler?.takeAfter(afterUs) ?? false);
  }

  #addStartedThread(message: unknown): void {
    const worker =
      typeof message === 'object' && message !== null && 'worker' in message ? message.worker : null;
    if (!(worker instanceof workerThreads.Worker)) return;
    this.#messages?.addWorker(worker);
    const lane = `${process.pid}-${worker.threadId}`;
    this.#writer.add({ type: 'lane-parent', lane, parentLane: this.#lane.lane, atUs: nowUs() });
  }

  #addUsage(): void {
    const usage = this.#usage.read();
    this.#usageAtUs = usage.atUs;
    this.#writer.add(usage);
  }

  #watchExit(): void {
    // Node warns on stderr at the eleventh listener. Ours must not turn the program's tenth into that.
    process.setMaxListeners(process.getMaxListeners() + 1);
    process.on('exit', (exitCode) => {
      this.#attempt('record its end', () => {
        this.#attempt('say how its heap was', () => this.#addHeap());
        this.#attempt('say what it sent and waited for', () => this.#addTotals());
        this.#attempt('say how long its event loop was held', () => this.#addLastDelay());
        this.#attempt('hand on what it ran last', () => this.#sampler?.stop());
        this.#writer.add(this.#usage.readLast());
        const { lane } = this.#lane;
        this.#writer.add({ type: 'lane-ended', lane, endedUs: nowUs(), reason: 'exit', exitCode });
        this.#writer.close();
      });
    });
  }

  /**
   * One timer, which does not keep the program alive. That it fires late *is* the event loop's delay;
   * `monitorEventLoopDelay` loses the first delay after each `reset`.
   */
  #watchLoop(): void {
    this.#tickDueUs = nowUs() + tickUs;
    let ticks = 0;
    const timer = setInterval(() => {
      this.#attempt('report how busy it is', () => {
        if (this.#writer.hasFailed) {
          clearInterval(timer);
          return;
        }
        const atUs = nowUs();
        this.#addDelayUntil(atUs);
        this.#tickDueUs = atUs + tickUs;
        ticks += 1;
        this.#waits?.tick();
        // After a delay, the thread reports at once: what held it is over now, and may hold it again.
        if (ticks < ticksPerReport && this.#maxDelayUs < tickUs) return;
        ticks = 0;
        this.#writeDelay(atUs);
        this.#addUsage();
        this.#prepareSampler();
        this.#takeSamples(samplesEveryUs);
        if (atUs - this.#heapAtUs >= heapEveryUs) {
          this.#addHeap();
          this.#addTotals();
        }
        this.#writer.flush();
      });
    }, tickUs / 1000);
    timer.unref();
  }

  #addDelayUntil(atUs: number): void {
    this.#maxDelayUs = Math.max(this.#maxDelayUs, atUs - (this.#tickDueUs ?? atUs));
  }

  #writeDelay(atUs: number): void {
    const { lane } = this.#lane;
    const maxDelayUs = this.#maxDelayUs;
    if (maxDelayUs >= shortestDelayUs) this.#writer.add({ type: 'loop-delay', lane, atUs, maxDelayUs });
    this.#maxDelayUs = 0;
  }

  /** What held the event loop until the program ended (`process.exit`, or it never came to wait for events). */
  #addLastDelay(): void {
    const atUs = nowUs();
    this.#addDelayUntil(atUs);
    this.#writeDelay(atUs);
  }

  /** Nothing that goes wrong in here may reach the program; the profile says what is missing. */
  #attempt(what: string, step: () => void): void {
    try {
      step();
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown error';
      const message = `${this.#lane.lane} could not ${what}: ${reason}`.slice(0, 1000);
      this.#writer.add({ type: 'notice', lane: this.#lane.lane, atUs: nowUs(), message });
    }
  }
}
