import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { assertNever } from '../core/index.ts';
import { isLarge, liveLanes } from '../profile/index.ts';
import type { Timeline, TimelineBuilder } from '../profile/index.ts';
import type {
  ExportFormat,
  HostToService,
  PanelAnswer,
  PanelToService,
  ProfileId,
  ServiceToHost,
} from '../protocol/index.ts';
import { BuilderExaminer } from './examiner.ts';
import type { Examiner } from './examiner.ts';
import { nowUs } from './hostClock.ts';
import { sourceOf } from './findSource.ts';
import { LargeProfile } from './largeProfile.ts';
import type { LargeRun } from './largeProfile.ts';
import type { ProfileThread } from './profileThread.ts';
import { Recorder } from './recorder.ts';
import type { ProgramEnd } from './recorder.ts';
import { runTitle } from './runTitle.ts';

/** Hands a message to the host and resolves when it is on its way. */
export type Send = (message: ServiceToHost) => Promise<void>;

type RecordMessage = Extract<HostToService, { readonly type: 'record' }>;

const timelineEveryMs = 250;
const liveEveryMs = 500;
/**
 * What a run tells of its program's functions waits until the panel has asked for nothing for so long: the picture comes
 * first, and of a large run this takes seconds.
 */
const quietMs = { small: 300, large: 2_000 } as const;
const progressEveryUs = 250_000;
/** Building and sending timelines and answers takes at most this share of the service's time, so that sampling stays even. */
const timelineShare = 0.2;

/** One open profile of the host: it is being recorded, or it was. Sends the panel what has changed. */
export class Session {
  readonly #profile: ProfileId;
  readonly #send: Send;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #startThread: () => ProfileThread;
  /** Of a recording. A profile that was opened lies in a thread of its own. */
  #builder: TimelineBuilder | undefined;
  readonly #threads: ProfileThread[] = [];
  #opened: { readonly revision: number; readonly timeline: Timeline } | undefined;
  #examiner: Examiner | undefined;
  #recorder: Recorder | undefined;
  #output = '';
  #isLive = false;
  /** The program has ended, and the profile is being completed. */
  #isEnding = false;
  #sentRevision = -1;
  #isSending = false;
  #large: LargeRun | undefined;
  #measureLater: NodeJS.Timeout | undefined;
  #restUntilUs = 0;
  #progressAgainUs = 0;
  #isClosed = false;

  constructor(profile: ProfileId, send: Send, startThread: () => ProfileThread) {
    this.#profile = profile;
    this.#send = send;
    this.#startThread = startThread;
  }

  /**
   * Begins to record, or, for a folder that was recorded before, goes on with all that is there. The folder is gone
   * only when the profile was complete, and nobody had heard of it: then that profile is it.
   */
  async record(message: RecordMessage): Promise<void> {
    const { folder, command, workingDirectory, output } = message;
    if (!existsSync(folder)) {
      await this.open(output);
      return;
    }
    this.#recorder = new Recorder({ folder, command, workingDirectory, output }, (problem) =>
      this.#problem(problem),
    );
    this.#builder = this.#recorder.builder;
    this.#output = output;
    this.#isLive = true;
    this.#recorder.start();
    this.#post({ type: 'opened', profile: this.#profile, title: runTitle(command, workingDirectory) });
    this.#timers.push(setInterval(() => void this.#sendTimeline(), timelineEveryMs));
    this.#timers.push(setInterval(() => this.#sendLive(), liveEveryMs));
  }

  /** Completes the recording. */
  async end(end: ProgramEnd): Promise<void> {
    const recorder = this.#recorder;
    if (recorder === undefined || !this.#isLive || this.#isEnding) return;
    this.#isEnding = true;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    await recorder.finish(end);
    if (this.#isClosed) recorder.release();
    this.#isLive = false;
    await this.#sendTimeline(true);
    this.#sendLive();
    await this.#sendMeasurement();
    if (recorder.isSaved) this.#post({ type: 'saved', profile: this.#profile, file: this.#output });
  }

  /** Reads it in a thread of its own: what takes seconds there holds up nothing here. */
  async open(file: string): Promise<void> {
    const thread = this.#addThread();
    const opened = await this.#attempt(
      thread.open(file, (readBytes, totalBytes) => this.#sendProgress(readBytes, totalBytes)),
      `${file} cannot be opened`,
    );
    if (this.#isClosed || opened === undefined) return;
    if (opened.kind === 'refused') {
      this.#problem(opened.message);
      thread.end();
      return;
    }
    const { revision, timeline } = opened;
    if (isLarge(timeline)) {
      // In another one: what is to be seen must not wait for what is looked through.
      this.#large = await this.#attempt(
        this.#addThread().keep(timeline, revision),
        `${file} cannot be shown`,
      );
      if (this.#large === undefined) return;
    }
    this.#opened = { revision, timeline: this.#large?.outline ?? timeline };
    this.#examiner = thread;
    this.#post({ type: 'opened', profile: this.#profile, title: path.basename(file) });
    await this.#sendTimeline();
    const waitMs = this.#large === undefined ? quietMs.small : quietMs.large;
    this.#measureLater = setTimeout(() => {
      // Once it has gone off, an answer does not put it off any more.
      this.#measureLater = undefined;
      void this.#sendMeasurement();
    }, waitMs);
  }

  #addThread(): ProfileThread {
    const thread = this.#startThread();
    this.#threads.push(thread);
    return thread;
  }

  async fromPanel(message: PanelToService): Promise<void> {
    switch (message.type) {
      case 'ready':
        // The page has loaded anew: it has nothing yet.
        await this.#sendTimeline(true);
        return;
      case 'ask':
        await this.#answer(message);
        return;
      case 'go-to':
        await this.#goTo(message);
        return;
      default:
        assertNever(message);
    }
  }

  /** Writes what there is so far in another format. */
  async export(format: ExportFormat, target: string): Promise<void> {
    const [profile, examiner] = [this.#profile, this.#examine()];
    if (examiner === undefined) {
      const message = 'Nothing has been recorded yet, so there is nothing to export.';
      this.#post({ type: 'remark', profile, message });
      return;
    }
    const exported = await this.#attempt(examiner.export(format, target), `${target} was not written`);
    if (exported?.kind === 'written') this.#post({ type: 'exported', profile, files: exported.files });
    else if (exported !== undefined) this.#post({ type: 'remark', profile, message: exported.message });
  }

  /** Stops watching. A profile that is just being completed is completed all the same. */
  close(): void {
    this.#isClosed = true;
    for (const thread of this.#threads.splice(0)) thread.end();
    clearTimeout(this.#measureLater);
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    if (this.#isLive && !this.#isEnding) this.#recorder?.close();
    else if (!this.#isLive) this.#recorder?.release();
    this.#isLive = false;
  }

  async #answer({ request, question }: Extract<PanelToService, { type: 'ask' }>): Promise<void> {
    if (question.kind === 'excerpt' || question.kind === 'task-steps') {
      const answer = this.#large?.answer(question);
      if (answer === undefined) return;
      await this.#sendAnswer(request, await this.#attempt(answer, 'The picture was not laid out'));
      return;
    }
    const examiner = this.#examine();
    if (examiner === undefined) return;
    const waitMs = this.#isLive ? (this.#restUntilUs - nowUs()) / 1000 : 0;
    if (waitMs > 0) await delay(waitMs);
    const startedUs = nowUs();
    const answer = await this.#attempt(examiner.answer(question), 'The profile was not looked through');
    await this.#sendAnswer(request, answer);
    if (this.#isLive) this.#rest(startedUs);
  }

  async #sendAnswer(request: number, answer: PanelAnswer | undefined): Promise<void> {
    if (answer === undefined || this.#isClosed) return;
    const message = { type: 'answer', request, revision: this.#revision, answer } as const;
    await this.#send({ type: 'to-panel', profile: this.#profile, message });
    this.#measureLater?.refresh();
  }

  /** 0 while there is nothing. */
  get #revision(): number {
    return this.#opened?.revision ?? this.#builder?.revision ?? 0;
  }

  #rest(startedUs: number): void {
    const endedUs = nowUs();
    this.#restUntilUs = endedUs + (endedUs - startedUs) / timelineShare;
  }

  async #goTo({ fn, action }: Extract<PanelToService, { type: 'go-to' }>): Promise<void> {
    const profile = this.#profile;
    const hasFunction = await this.#attempt(
      this.#examine()?.hasFunction(fn) ?? Promise.resolve(false),
      'The function was not looked up',
    );
    if (hasFunction === undefined) return;
    const source = sourceOf(hasFunction, fn);
    if (source.kind === 'none') {
      this.#post({ type: 'remark', profile, message: source.message });
      return;
    }
    const { file, line, column } = source;
    this.#post({ type: 'go-to', profile, file, line, column, action });
  }

  #examine(): Examiner | undefined {
    if (this.#builder !== undefined && this.#builder.revision > 0)
      this.#examiner ??= new BuilderExaminer(this.#builder, () => this.#isLive);
    return this.#examiner;
  }

  async #sendTimeline(always = false): Promise<void> {
    const revision = this.#revision;
    // Before the first lane there is nothing to draw.
    if (revision === 0) return;
    const isDue = revision !== this.#sentRevision && !this.#isSending && nowUs() >= this.#restUntilUs;
    if (!always && !isDue) return;
    const startedUs = nowUs();
    const timeline = this.#timelineToSend(revision);
    if (timeline === undefined) return;
    this.#sentRevision = revision;
    this.#isSending = true;
    const message = { type: 'timeline', revision, timeline } as const;
    await this.#send({ type: 'to-panel', profile: this.#profile, message });
    this.#isSending = false;
    this.#rest(startedUs);
  }

  /** All of it, or, where it is too large for a page, what excerpts of it are asked for by. */
  #timelineToSend(revision: number): Timeline | undefined {
    if (this.#large !== undefined && this.#large.revision === revision && !this.#isLive)
      return this.#large.outline;
    if (this.#opened !== undefined) return this.#opened.timeline;
    const timeline = this.#builder?.snapshot(this.#isLive);
    this.#large =
      timeline !== undefined && isLarge(timeline) ? new LargeProfile(timeline, revision) : undefined;
    return this.#large?.outline ?? timeline;
  }

  #sendProgress(readBytes: number, totalBytes: number): void {
    const atUs = nowUs();
    // What is read in less than that needs no word about it.
    if (this.#progressAgainUs === 0) this.#progressAgainUs = atUs + progressEveryUs;
    if (atUs < this.#progressAgainUs) return;
    this.#progressAgainUs = atUs + progressEveryUs;
    const message = { type: 'reading', readBytes, totalBytes } as const;
    this.#post({ type: 'to-panel', profile: this.#profile, message });
  }

  #sendLive(): void {
    const builder = this.#builder;
    if (builder === undefined || builder.revision === 0) return;
    this.#post({
      type: 'live',
      profile: this.#profile,
      status: builder.status(this.#isLive),
      elapsedUs: builder.overview().endUs - builder.zeroUs,
      lanes: liveLanes(builder, this.#isLive),
    });
  }

  /** What the whole run tells of its program's functions. */
  async #sendMeasurement(): Promise<void> {
    const examiner = this.#examine();
    if (examiner === undefined) return;
    const measurement = await this.#attempt(examiner.measurement(), 'What was measured was not summed up');
    if (measurement !== undefined) this.#post({ type: 'measured', profile: this.#profile, measurement });
  }

  /** What a thread of ours was asked; `undefined` where it failed, which is said unless nobody waits for it any more. */
  async #attempt<T>(asked: Promise<T>, what: string): Promise<T | undefined> {
    try {
      return await asked;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!this.#isClosed) this.#problem(`${what} (${reason}). Close the profile and open it again.`);
      return undefined;
    }
  }

  #problem(message: string): void {
    this.#post({ type: 'problem', profile: this.#profile, message });
    this.#post({ type: 'to-panel', profile: this.#profile, message: { type: 'problem', message } });
  }

  #post(message: ServiceToHost): void {
    void this.#send(message);
  }
}
