import type { FileReport } from '../core/index.ts';
import type { EngineClient, EngineOutcome } from './engine/engineClient.ts';
import type { Priority } from './engine/requestQueue.ts';

interface Pending {
  readonly revision: number;
  readonly priority: Priority;
  readonly outcome: Promise<EngineOutcome<FileReport>>;
}

/**
 * The newest report of each file. A file's verdicts also depend on other files, so every change anywhere makes all
 * reports old; the engine keeps what still holds and makes renewing cheap.
 */
export class Reports {
  readonly #engine: EngineClient;
  readonly #onReport: (report: FileReport, previous: FileReport | undefined) => void;
  readonly #known = new Map<string, { readonly revision: number; readonly report: FileReport }>();
  readonly #pending = new Map<string, Pending>();
  #revision = 0;

  /** `onReport` is told every fresh report, whoever asked for it. */
  constructor(
    engine: EngineClient,
    onReport: (report: FileReport, previous: FileReport | undefined) => void,
  ) {
    this.#engine = engine;
    this.#onReport = onReport;
  }

  /** Something changed: what is known is old now. `file` names a file whose own text changed. */
  invalidate(file?: string): void {
    this.#revision += 1;
    if (file === undefined) return;
    // What was queued for the older text would only be thrown away.
    this.#engine.cancelQueued((request) => request.kind === 'analyze-file' && request.file === file);
  }

  /** The file has gone; true when there was a report of it. */
  forget(file: string): boolean {
    return this.#known.delete(file);
  }

  /** The last report of a file, be it old. */
  latest(file: string): FileReport | undefined {
    return this.#known.get(file)?.report;
  }

  isFresh(file: string): boolean {
    return this.#known.get(file)?.revision === this.#revision;
  }

  /** The file's report as of now. Whoever asks for the same file meanwhile shares the answer. */
  get(file: string, priority: Priority): Promise<EngineOutcome<FileReport>> {
    const known = this.#known.get(file);
    if (known?.revision === this.#revision) return Promise.resolve({ status: 'done', result: known.report });
    const pending = this.#pending.get(file);
    if (pending?.revision === this.#revision && pending.priority <= priority) return pending.outcome;
    const outcome = this.#ask(file, priority);
    this.#pending.set(file, { revision: this.#revision, priority, outcome });
    return outcome;
  }

  async #ask(file: string, priority: Priority): Promise<EngineOutcome<FileReport>> {
    const revision = this.#revision;
    const outcome = await this.#engine.request({ kind: 'analyze-file', file }, priority);
    if (this.#pending.get(file)?.revision === revision) this.#pending.delete(file);
    const newer = (this.#known.get(file)?.revision ?? -1) > revision;
    if (outcome.status === 'done' && !newer) {
      const previous = this.latest(file);
      this.#known.set(file, { revision, report: outcome.result });
      this.#onReport(outcome.result, previous);
    }
    return outcome;
  }
}
