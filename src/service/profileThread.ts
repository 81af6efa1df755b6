import { Worker } from 'node:worker_threads';
import type { Measurement, SampledFunction, Timeline } from '../profile/index.ts';
import type { ExportFormat, RunAnswer, RunQuestion } from '../protocol/index.ts';
import type { Compared } from './comparison.ts';
import type { Examiner } from './examiner.ts';
import type { Exported } from './exportProfile.ts';
import type { LargeRun } from './largeProfile.ts';
import type { FromThread, OpenedRun, ThreadCalls } from './threadProtocol.ts';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export type OnProgress = (readBytes: number, totalBytes: number) => void;

/** A thread that reads one profile and is asked about it. What is asked after its end, or was not answered by then, is rejected. */
export class ProfileThread implements Examiner {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #onProgress: OnProgress = () => {};
  #lastRequest = 0;
  #ended: Error | undefined;

  /** `file` is the worker's entry. */
  constructor(file: URL) {
    this.#worker = new Worker(file, { name: 'poolwright profile' });
    // Waits for no thread: the service ends with the editor, in the middle of whatever it does.
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`its thread ended with code ${code}`)));
  }

  async open(file: string, onProgress: OnProgress): Promise<OpenedRun> {
    this.#onProgress = onProgress;
    return this.#call('open', { file });
  }

  async answer(question: RunQuestion): Promise<RunAnswer> {
    return this.#call('answer', question);
  }

  async measurement(): Promise<Measurement | undefined> {
    return this.#call('measurement', undefined);
  }

  async export(format: ExportFormat, target: string): Promise<Exported> {
    return this.#call('export', { format, target });
  }

  async hasFunction(fn: SampledFunction): Promise<boolean> {
    return this.#call('hasFunction', fn);
  }

  /** Keeps a timeline, whose columns are moved there, to be asked for excerpts of it. */
  async keep(timeline: Timeline, revision: number): Promise<LargeRun> {
    const outline = await this.#call('keep', { timeline, revision }, columnsOf(timeline));
    return { revision, outline, answer: (question) => this.#call('largeAnswer', question) };
  }

  async compare(before: string, after: string): Promise<Compared> {
    return this.#call('compare', { before, after });
  }

  end(): void {
    this.#end(new Error('it was closed'));
    void this.#worker.terminate();
  }

  #call<Name extends keyof ThreadCalls>(
    call: Name,
    argument: ThreadCalls[Name]['argument'],
    moved: readonly ArrayBuffer[] = [],
  ): Promise<ThreadCalls[Name]['result']> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#lastRequest += 1;
    const request = this.#lastRequest;
    this.#worker.postMessage({ request, call, argument }, moved);
    return new Promise((resolve, reject) => {
      this.#pending.set(request, {
        // The thread answers a call with the result of that call.
        resolve: (result) => resolve(result as ThreadCalls[Name]['result']),
        reject,
      });
    });
  }

  #receive(message: FromThread): void {
    if (message.type === 'reading') {
      this.#onProgress(message.readBytes, message.totalBytes);
      return;
    }
    const pending = this.#pending.get(message.request);
    this.#pending.delete(message.request);
    if (message.type === 'result') pending?.resolve(message.result);
    else pending?.reject(new Error(message.message));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }
}

function columnsOf({ tasks, states, loopDelays }: Timeline): ArrayBuffer[] {
  const columns = [tasks, states, loopDelays].flatMap((all) => Object.values(all));
  return [
    ...new Set(
      columns.flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [])),
    ),
  ];
}
