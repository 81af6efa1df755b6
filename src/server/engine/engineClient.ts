import type { ServerStatus } from '../../protocol/languageServer.ts';
import type { FileChanges, EngineRequest, EngineResult, FromEngine, ToEngine } from './engineProtocol.ts';
import { FailureLog } from './failureLog.ts';
import { RequestQueue, type Priority } from './requestQueue.ts';

/** What became of a request; only a fault of ours, or a compiler that does not come back, makes it `failed`. */
export type EngineOutcome<Result> =
  | { readonly status: 'done'; readonly result: Result }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly message: string };

/** How long the engine may be silent before the compiler counts as hanging. */
export interface EngineDeadlines {
  /** Milliseconds for a request once the engine has answered one. */
  readonly answerMs: number;
  /** Milliseconds for the first answer of a new engine, which has to load the program. */
  readonly firstAnswerMs: number;
}

/** A running engine as its client sees it: a worker thread, or a stand-in in a test. */
export interface EngineThread {
  post(message: ToEngine): void;
  /** Ends the thread and kills its compiler, stopped or not. */
  end(compilerProcessId: number | undefined): void;
}

export interface EngineThreadEvents {
  readonly onMessage: (message: FromEngine) => void;
  /** The thread ended without being asked to; one sentence. */
  readonly onEnded: (message: string) => void;
}

export interface EngineClientOptions {
  readonly startThread: (events: EngineThreadEvents) => EngineThread;
  readonly deadlines: EngineDeadlines;
  /** All open documents, which a new engine has to be told. */
  readonly openTexts: () => Iterable<readonly [file: string, text: string]>;
  readonly onStatus: (status: ServerStatus) => void;
  readonly log: (severity: 'info' | 'warning', message: string) => void;
}

/** Lets whoever asked take a request back; LSP's cancellation token is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

interface Work {
  readonly request: EngineRequest;
  attempts: number;
  settled: boolean;
  readonly settle: (outcome: EngineOutcome<EngineResult<EngineRequest>>) => void;
}

const attemptsPerRequest = 2;

/**
 * The LSP thread's side of the engine: a queue with one request in flight, so that an urgent request waits for one
 * file's work at most. The engine blocks its thread while the compiler works; when an answer is overdue, its compiler
 * is killed, a new engine is started, told all open documents, and asked once more.
 */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #queue = new RequestQueue<Work>();
  readonly #failures = new FailureLog();
  /** Texts that the engine has not been told yet; typing replaces them many times before the next request goes out. */
  readonly #texts = new Map<string, string | null>();
  readonly #fileChanges: FileChanges[] = [];
  #thread: EngineThread | undefined;
  #compilerProcessId: number | undefined;
  #hasAnswered = false;
  #inFlight: { readonly id: number; readonly work: Work; readonly deadline: NodeJS.Timeout } | undefined;
  #retry: NodeJS.Timeout | undefined;
  #gaveUp: string | undefined;
  #disposed = false;
  #lastId = 0;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  setText(file: string, text: string | null): void {
    this.#texts.set(file, text);
  }

  filesChanged(changes: FileChanges): void {
    this.#fileChanges.push(changes);
  }

  /** Never rejects. A cancelled request that is already in flight is finished and its answer dropped. */
  request<Request extends EngineRequest>(
    request: Request,
    priority: Priority,
    cancellation?: Cancellation,
  ): Promise<EngineOutcome<EngineResult<Request>>> {
    if (cancellation?.isCancellationRequested === true) return Promise.resolve({ status: 'cancelled' });
    if (this.#disposed) return Promise.resolve({ status: 'cancelled' });
    if (this.#gaveUp !== undefined) return Promise.resolve({ status: 'failed', message: this.#gaveUp });
    return new Promise((resolve) => {
      const work: Work = {
        request,
        attempts: 0,
        settled: false,
        settle: (outcome) => {
          work.settled = true;
          listener?.dispose();
          // The engine answers each kind of request with that kind's result: `EngineResults` is the contract.
          resolve(outcome as EngineOutcome<EngineResult<Request>>);
        },
      };
      const listener = cancellation?.onCancellationRequested(() => {
        this.#queue.remove((other) => other === work);
        work.settle({ status: 'cancelled' });
      });
      this.#queue.add(work, priority);
      this.#dispatch();
    });
  }

  /** Takes back what is queued (not what is in flight) and `matches`. */
  cancelQueued(matches: (request: EngineRequest) => boolean): void {
    for (const work of this.#queue.remove((other) => matches(other.request)))
      work.settle({ status: 'cancelled' });
  }

  /** Starts afresh on a person's demand, whatever went wrong before. */
  restart(): void {
    this.#failures.clear();
    this.#gaveUp = undefined;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#endThread();
    const interrupted = this.#takeInFlight();
    if (interrupted?.settled === false) this.#queue.putBack(interrupted);
    this.#dispatch();
  }

  /** Ends the compiler with the thread; every request that still waits is cancelled. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#retry);
    this.#endThread();
    this.#takeInFlight()?.settle({ status: 'cancelled' });
    this.cancelQueued(() => true);
  }

  #dispatch(): void {
    if (this.#inFlight !== undefined || this.#retry !== undefined || this.#disposed) return;
    const work = this.#queue.take();
    if (work === undefined) {
      this.#options.onStatus({ state: 'ready' });
      return;
    }
    const thread = (this.#thread ??= this.#startThread());
    for (const files of this.#fileChanges.splice(0)) thread.post({ type: 'files-changed', files });
    for (const [file, text] of this.#texts) thread.post({ type: 'text', file, text });
    this.#texts.clear();
    work.attempts += 1;
    this.#lastId += 1;
    const { answerMs, firstAnswerMs } = this.#options.deadlines;
    const deadlineMs = this.#hasAnswered ? answerMs : firstAnswerMs;
    const deadline = setTimeout(() => {
      this.#fail(`The TypeScript compiler did not answer for ${deadlineMs} ms${subject(work.request)}.`);
    }, deadlineMs);
    this.#inFlight = { id: this.#lastId, work, deadline };
    this.#options.onStatus({ state: 'busy', message: describe(work.request) });
    thread.post({ type: 'request', id: this.#lastId, request: work.request });
  }

  #startThread(): EngineThread {
    this.#hasAnswered = false;
    this.#compilerProcessId = undefined;
    this.#texts.clear();
    this.#fileChanges.length = 0;
    // Messages of a thread that has been replaced may still arrive; `current` tells them apart.
    const current: EngineThread = this.#options.startThread({
      onMessage: (message) => {
        if (this.#thread === current) this.#receive(message);
      },
      onEnded: (message) => {
        if (this.#thread === current) this.#fail(message);
      },
    });
    for (const [file, text] of this.#options.openTexts()) current.post({ type: 'text', file, text });
    return current;
  }

  #receive(message: FromEngine): void {
    switch (message.type) {
      case 'compiler':
        this.#compilerProcessId = message.processId;
        this.#options.log('info', `The TypeScript compiler runs as process ${message.processId}.`);
        return;
      case 'answer':
        this.#hasAnswered = true;
        this.#finish(message.id, { status: 'done', result: message.result });
        return;
      case 'failed':
        this.#options.log('warning', message.stack);
        this.#finish(message.id, { status: 'failed', message: message.message });
        return;
      case 'lost':
        this.#fail(message.message);
        return;
      default:
        message satisfies never;
    }
  }

  #finish(id: number, outcome: EngineOutcome<EngineResult<EngineRequest>>): void {
    if (this.#inFlight?.id !== id) return;
    this.#takeInFlight()?.settle(outcome);
    this.#dispatch();
  }

  /** The engine is of no use any more: ends it, and tries again unless that has happened too often. */
  #fail(message: string): void {
    this.#options.log('warning', message);
    this.#endThread();
    const interrupted = this.#takeInFlight();
    const next = this.#failures.add(performance.now());
    if (next.kind === 'give-up') {
      this.#gaveUp = `${message} It failed three times within a minute; run "Poolwright: Restart Server" to try again.`;
      const failed = { status: 'failed', message: this.#gaveUp } as const;
      interrupted?.settle(failed);
      for (const work of this.#queue.remove(() => true)) work.settle(failed);
      this.#options.onStatus({ state: 'failed', message: this.#gaveUp });
      return;
    }
    if (interrupted?.settled === false) {
      if (interrupted.attempts < attemptsPerRequest) this.#queue.putBack(interrupted);
      else interrupted.settle({ status: 'failed', message });
    }
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#dispatch();
    }, next.delayMs);
  }

  #takeInFlight(): Work | undefined {
    const inFlight = this.#inFlight;
    this.#inFlight = undefined;
    clearTimeout(inFlight?.deadline);
    return inFlight?.work;
  }

  #endThread(): void {
    this.#thread?.end(this.#compilerProcessId);
    this.#thread = undefined;
    this.#compilerProcessId = undefined;
  }
}

/** What a request does, for the status bar. */
function describe(request: EngineRequest): string {
  switch (request.kind) {
    case 'analyze-file':
    case 'function-at':
    case 'called-at':
      return 'Analyzing';
    case 'offer-wraps':
    case 'plan-wrap':
      return 'Planning a wrap';
    case 'list-files':
      return 'Looking for source files';
    default:
      return request satisfies never;
  }
}

/** ` (src/a.ts)` where a request is about one file, for the log. */
function subject(request: EngineRequest): string {
  return 'file' in request ? ` (${request.file})` : '';
}
