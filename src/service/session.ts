import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { assertNever } from '../core/index.ts';
import { isLarge, liveLanes } from '../profile/index.ts';
import type { TimelineBuilder } from '../profile/index.ts';
import type {
  ExportFormat,
  HostToService,
  PanelAnswer,
  PanelToService,
  ProfileId,
} from '../protocol/index.ts';
import { BuilderExaminer } from './examiner.ts';
import type { Examiner } from './examiner.ts';
import { nowUs } from './hostClock.ts';
import { sourceOf } from './findSource.ts';
import type { ProfileThread } from './profileThread.ts';
import { Recorder } from './recorder.ts';
import type { ProgramEnd } from './recorder.ts';
import { runTitle } from './runTitle.ts';
import { SessionPost } from './sessionPost.ts';
import type { Send } from './sessionPost.ts';
import { TimelineSender } from './timelineSender.ts';

type RecordMessage = Extract<HostToService, { readonly type: 'record' }>;

const timelineEveryMs = 250;
const liveEveryMs = 500;
/**
 * What a run tells of its program's functions waits until the panel has asked for nothing for so long: the picture comes
 * first, and of a large run this takes seconds.
 */
const quietMs = { small: 300, large: 2_000 } as const;

/** One open profile of the host: it is being recorded, or it was. Sends the panel what has changed. */
export class Session {
  readonly #post: SessionPost;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #startThread: () => ProfileThread;
  readonly #threads: ProfileThread[] = [];
  /** Of a recording. A profile that was opened lies in a thread of its own. */
  #builder: TimelineBuilder | undefined;
  #examiner: Examiner | undefined;
  #recorder: Recorder | undefined;
  #sender: TimelineSender | undefined;
  #openedRevision = 0;
  #output = '';
  #isLive = false;
  /** The program has ended, and the profile is being completed. */
  #isEnding = false;
  #measureLater: NodeJS.Timeout | undefined;

  constructor(profile: ProfileId, send: Send, startThread: () => ProfileThread) {
    this.#post = new SessionPost(profile, send);
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
    const post = this.#post;
    this.#recorder = new Recorder({ folder, command, workingDirectory, output }, (problem) =>
      post.problem(problem),
    );
    const { builder } = this.#recorder;
    this.#builder = builder;
    this.#output = output;
    this.#isLive = true;
    const isLive = (): boolean => this.#isLive;
    const sender = new TimelineSender(post, {
      get revision() {
        return builder.revision;
      },
      get isLive() {
        return isLive();
      },
      draw: () => builder.snapshot(isLive()),
    });
    this.#sender = sender;
    this.#recorder.start();
    post.toHost({ type: 'opened', profile: post.profile, title: runTitle(command, workingDirectory) });
    this.#timers.push(setInterval(() => void sender.send(), timelineEveryMs));
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
    await this.#sender?.send(true);
    this.#sendLive();
    await this.#sendMeasurement();
    this.#isEnding = false;
    if (this.#post.isClosed) recorder.release();
    const { profile } = this.#post;
    if (recorder.isSaved) this.#post.toHost({ type: 'saved', profile, file: this.#output });
  }

  /** Reads it in a thread of its own: what takes seconds there holds up nothing here. */
  async open(file: string): Promise<void> {
    const post = this.#post;
    const thread = this.#addThread();
    const opened = await post.attempt(
      thread.open(file, (readBytes, totalBytes) => post.progress(readBytes, totalBytes)),
      `${file} cannot be opened`,
    );
    if (post.isClosed || opened === undefined) return;
    if (opened.kind === 'refused') {
      post.problem(opened.message);
      thread.end();
      return;
    }
    const { revision, timeline } = opened;
    // In another one: what is to be seen must not wait for what is looked through.
    const large = isLarge(timeline)
      ? await post.attempt(this.#addThread().keep(timeline, revision), `${file} cannot be shown`)
      : undefined;
    if (isLarge(timeline) && large === undefined) return;
    this.#openedRevision = revision;
    this.#sender = new TimelineSender(post, { revision, isLive: false, draw: () => timeline }, large);
    this.#examiner = thread;
    post.toHost({ type: 'opened', profile: post.profile, title: path.basename(file) });
    await this.#sender.send();
    const waitMs = this.#sender.isLarge ? quietMs.large : quietMs.small;
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
        await this.#sender?.send(true);
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
    const [profile, examiner] = [this.#post.profile, this.#examine()];
    if (examiner === undefined) {
      const message = 'Nothing has been recorded yet, so there is nothing to export.';
      this.#post.toHost({ type: 'remark', profile, message });
      return;
    }
    const exported = await this.#post.attempt(examiner.export(format, target), `${target} was not written`);
    if (exported?.kind === 'written') this.#post.toHost({ type: 'exported', profile, files: exported.files });
    else if (exported !== undefined)
      this.#post.toHost({ type: 'remark', profile, message: exported.message });
  }

  /** Stops watching. A profile that is just being completed is completed all the same. */
  close(): void {
    this.#post.close();
    for (const thread of this.#threads.splice(0)) thread.end();
    clearTimeout(this.#measureLater);
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    if (this.#isEnding) return;
    if (this.#isLive) this.#recorder?.close();
    else this.#recorder?.release();
    this.#isLive = false;
  }

  async #answer({ request, question }: Extract<PanelToService, { type: 'ask' }>): Promise<void> {
    const sender = this.#sender;
    if (question.kind === 'excerpt' || question.kind === 'task-steps') {
      const answer = sender?.answer(question);
      if (answer === undefined) return;
      await this.#sendAnswer(request, await this.#post.attempt(answer, 'The picture was not laid out'));
      return;
    }
    const examiner = this.#examine();
    if (examiner === undefined) return;
    const waitMs = sender?.waitMs ?? 0;
    if (waitMs > 0) await delay(waitMs);
    const startedUs = nowUs();
    const answer = await this.#post.attempt(examiner.answer(question), 'The profile was not looked through');
    await this.#sendAnswer(request, answer);
    if (this.#isLive) sender?.rest(startedUs);
  }

  async #sendAnswer(request: number, answer: PanelAnswer | undefined): Promise<void> {
    if (answer === undefined || this.#post.isClosed) return;
    const revision = this.#builder?.revision ?? this.#openedRevision;
    await this.#post.toPanel({ type: 'answer', request, revision, answer });
    this.#measureLater?.refresh();
  }

  async #goTo({ fn, action }: Extract<PanelToService, { type: 'go-to' }>): Promise<void> {
    const { profile } = this.#post;
    const hasFunction = await this.#post.attempt(
      this.#examine()?.hasFunction(fn) ?? Promise.resolve(false),
      'The function was not looked up',
    );
    if (hasFunction === undefined) return;
    const source = sourceOf(hasFunction, fn);
    if (source.kind === 'none') {
      this.#post.toHost({ type: 'remark', profile, message: source.message });
      return;
    }
    const { file, line, column } = source;
    this.#post.toHost({ type: 'go-to', profile, file, line, column, action });
  }

  #examine(): Examiner | undefined {
    if (this.#builder !== undefined && this.#builder.revision > 0)
      this.#examiner ??= new BuilderExaminer(this.#builder, () => this.#isLive);
    return this.#examiner;
  }

  #sendLive(): void {
    const builder = this.#builder;
    if (builder === undefined || builder.revision === 0) return;
    this.#post.toHost({
      type: 'live',
      profile: this.#post.profile,
      status: builder.status(this.#isLive),
      elapsedUs: builder.overview().endUs - builder.zeroUs,
      lanes: liveLanes(builder, this.#isLive),
    });
  }

  /** What the whole run tells of its program's functions. */
  async #sendMeasurement(): Promise<void> {
    const examiner = this.#examine();
    if (examiner === undefined) return;
    const measurement = await this.#post.attempt(
      examiner.measurement(),
      'What was measured was not summed up',
    );
    if (measurement !== undefined)
      this.#post.toHost({ type: 'measured', profile: this.#post.profile, measurement });
  }
}
