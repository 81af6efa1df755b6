import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { assertNever } from '../core/index.ts';
import { findFindings, isLarge, liveLanes } from '../profile/index.ts';
import type { Timeline, TimelineBuilder } from '../profile/index.ts';
import type {
  ExportFormat,
  HostToService,
  PanelAnswer,
  PanelToService,
  ProfileId,
  ServiceToHost,
} from '../protocol/index.ts';
import { Examination } from './examination.ts';
import { exportProfile } from './exportProfile.ts';
import { nowUs } from './hostClock.ts';
import { sourceOf } from './findSource.ts';
import { LargeProfile } from './largeProfile.ts';
import { measurementOf } from './measurement.ts';
import { openProfile } from './openProfile.ts';
import { Recorder } from './recorder.ts';
import type { ProgramEnd } from './recorder.ts';
import { runTitle } from './runTitle.ts';

/** Hands a message to the host and resolves when it is on its way. */
export type Send = (message: ServiceToHost) => Promise<void>;

type RecordMessage = Extract<HostToService, { readonly type: 'record' }>;

const timelineEveryMs = 250;
const liveEveryMs = 500;
/** What takes seconds for a large run waits until the panel has asked for nothing for so long. */
const quietMs = 2_000;
const progressEveryUs = 250_000;
/** Building and sending timelines and answers takes at most this share of the service's time, so that sampling stays even. */
const timelineShare = 0.2;

/** One open profile of the host: it is being recorded, or it was. Sends the panel what has changed. */
export class Session {
  readonly #profile: ProfileId;
  readonly #send: Send;
  readonly #timers: NodeJS.Timeout[] = [];
  #builder: TimelineBuilder | undefined;
  #examination: Examination | undefined;
  #recorder: Recorder | undefined;
  #output = '';
  #isLive = false;
  /** The program has ended, and the profile is being completed. */
  #isEnding = false;
  #sentRevision = -1;
  #isSending = false;
  #large: LargeProfile | undefined;
  #measureLater: NodeJS.Timeout | undefined;
  #restUntilUs = 0;
  #progressAgainUs = 0;
  /** Ends the reading of a file that nobody wants to see any more. */
  readonly #closing = new AbortController();

  constructor(profile: ProfileId, send: Send) {
    this.#profile = profile;
    this.#send = send;
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
    this.#isLive = false;
    await this.#sendTimeline(true);
    this.#sendLive();
    this.#sendMeasurement();
    if (recorder.isSaved) this.#post({ type: 'saved', profile: this.#profile, file: this.#output });
  }

  async open(file: string): Promise<void> {
    const opened = await openProfile(file, {
      signal: this.#closing.signal,
      onProgress: (readBytes, totalBytes) => this.#sendProgress(readBytes, totalBytes),
    });
    if (this.#closing.signal.aborted) return;
    if (opened.kind === 'refused') {
      this.#problem(opened.message);
      return;
    }
    this.#builder = opened.builder;
    this.#post({ type: 'opened', profile: this.#profile, title: path.basename(file) });
    await this.#sendTimeline();
    if (this.#large === undefined) this.#sendMeasurement();
    else this.#measureLater = setTimeout(() => this.#sendMeasurement(), quietMs);
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
        this.#goTo(message);
        return;
      default:
        assertNever(message);
    }
  }

  /** Writes what there is so far in another format. */
  export(format: ExportFormat, target: string): void {
    const [profile, examination, builder] = [this.#profile, this.#examine(), this.#builder];
    if (examination === undefined || builder === undefined) {
      const message = 'Nothing has been recorded yet, so there is nothing to export.';
      this.#post({ type: 'remark', profile, message });
      return;
    }
    const facts = examination.facts();
    const exported = exportProfile({ builder, facts, findings: findFindings(facts) }, format, target);
    if (exported.kind === 'written') this.#post({ type: 'exported', profile, files: exported.files });
    else this.#post({ type: 'remark', profile, message: exported.message });
  }

  /** Stops watching. A profile that is just being completed is completed all the same. */
  close(): void {
    this.#closing.abort();
    clearTimeout(this.#measureLater);
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    if (this.#isLive && !this.#isEnding) this.#recorder?.close();
    this.#isLive = false;
  }

  async #answer({ request, question }: Extract<PanelToService, { type: 'ask' }>): Promise<void> {
    if (question.kind === 'excerpt') {
      await this.#sendAnswer(request, this.#large?.excerpt(question));
      return;
    }
    const examination = this.#examine();
    if (examination === undefined) return;
    const waitMs = this.#isLive ? (this.#restUntilUs - nowUs()) / 1000 : 0;
    if (waitMs > 0) await delay(waitMs);
    const startedUs = nowUs();
    await this.#sendAnswer(request, examination.answer(question));
    this.#rest(startedUs);
  }

  async #sendAnswer(request: number, answer: PanelAnswer | undefined): Promise<void> {
    if (answer === undefined || this.#builder === undefined) return;
    const { revision } = this.#builder;
    const message = { type: 'answer', request, revision, answer } as const;
    await this.#send({ type: 'to-panel', profile: this.#profile, message });
    this.#measureLater?.refresh();
  }

  #rest(startedUs: number): void {
    const endedUs = nowUs();
    this.#restUntilUs = endedUs + (endedUs - startedUs) / timelineShare;
  }

  #goTo({ fn, action }: Extract<PanelToService, { type: 'go-to' }>): void {
    const profile = this.#profile;
    const source = sourceOf(this.#examine(), fn);
    if (source.kind === 'none') {
      this.#post({ type: 'remark', profile, message: source.message });
      return;
    }
    const { file, line, column } = source;
    this.#post({ type: 'go-to', profile, file, line, column, action });
  }

  #examine(): Examination | undefined {
    if (this.#builder === undefined || this.#builder.revision === 0) return undefined;
    this.#examination ??= new Examination(this.#builder, () => this.#isLive);
    return this.#examination;
  }

  async #sendTimeline(always = false): Promise<void> {
    const builder = this.#builder;
    // Before the first lane there is nothing to draw.
    if (builder === undefined || builder.revision === 0) return;
    const isDue = builder.revision !== this.#sentRevision && !this.#isSending && nowUs() >= this.#restUntilUs;
    if (!always && !isDue) return;
    const startedUs = nowUs();
    const { revision } = builder;
    const timeline = this.#timelineToSend(builder);
    this.#sentRevision = revision;
    this.#isSending = true;
    const message = { type: 'timeline', revision, timeline } as const;
    await this.#send({ type: 'to-panel', profile: this.#profile, message });
    this.#isSending = false;
    this.#rest(startedUs);
  }

  /** All of it, or, where it is too large for a page, what excerpts of it are asked for by. */
  #timelineToSend(builder: TimelineBuilder): Timeline {
    const { revision } = builder;
    if (this.#large !== undefined && this.#large.revision === revision && !this.#isLive)
      return this.#large.outline;
    const timeline = builder.snapshot(this.#isLive);
    this.#large = isLarge(timeline) ? new LargeProfile(timeline, revision) : undefined;
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
  #sendMeasurement(): void {
    const facts = this.#examine()?.facts();
    if (this.#builder === undefined || facts === undefined) return;
    const measurement = measurementOf(this.#builder, facts);
    if (measurement !== undefined) this.#post({ type: 'measured', profile: this.#profile, measurement });
  }

  #problem(message: string): void {
    this.#post({ type: 'problem', profile: this.#profile, message });
    this.#post({ type: 'to-panel', profile: this.#profile, message: { type: 'problem', message } });
  }

  #post(message: ServiceToHost): void {
    void this.#send(message);
  }
}
