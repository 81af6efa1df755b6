import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { FileReport } from '../../core/index.ts';
import { priorities } from '../engine/requestQueue.ts';
import type { OpenDocument } from '../openDocuments.ts';
import type { ServerContext } from '../serverContext.ts';
import { publishDiagnostics } from './diagnostics.ts';

/** Pause in typing before an edited file is analysed again. */
const typingPauseMs = 150;
/** Pause before the other open files are, whose verdicts may have changed with it. */
const othersPauseMs = 1_000;

/** Keeps the reports of open files fresh, and what the editor shows of them. */
export class BackgroundAnalysis {
  readonly #context: ServerContext;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #others: NodeJS.Timeout | undefined;

  constructor(context: ServerContext) {
    this.#context = context;
  }

  /** A file was opened or edited. */
  edited({ file }: OpenDocument): void {
    clearTimeout(this.#timers.get(file));
    this.#timers.set(
      file,
      setTimeout(() => {
        this.#timers.delete(file);
        void this.#analyze(file);
      }, typingPauseMs),
    );
    this.everythingMayHaveChanged();
  }

  closed({ file, document }: OpenDocument): void {
    clearTimeout(this.#timers.get(file));
    this.#timers.delete(file);
    const { connection, inBackground } = this.#context;
    inBackground(connection.sendDiagnostics({ uri: document.uri, diagnostics: [] }));
  }

  /** Files changed on disk, or another open file did: open files are looked at again when it is quiet. */
  everythingMayHaveChanged(): void {
    clearTimeout(this.#others);
    this.#others = setTimeout(() => {
      for (const { file } of this.#context.documents.all()) void this.#analyze(file);
    }, othersPauseMs);
  }

  /** Shows a fresh report of an open file; a report of an older text is followed by a newer one soon. */
  reported(report: FileReport, previous: FileReport | undefined): void {
    const open = this.#context.documents.byFile(report.file);
    if (open === undefined || !this.#context.reports.isFresh(report.file)) return;
    publishDiagnostics(this.#context, open, report);
    // Lenses are asked for after an edit of their own file; a change that came from elsewhere has to be announced.
    const changed = previous !== undefined && JSON.stringify(previous) !== JSON.stringify(report);
    if (changed) this.refreshLenses();
  }

  refreshLenses(): void {
    const { client, connection, inBackground } = this.#context;
    if (client.refreshesLenses) inBackground(connection.sendRequest(CodeLensRefreshRequest.type));
  }

  /** Settings changed, or a file is shown now that was not: what is shown is made anew. */
  refreshAll(): void {
    for (const open of this.#context.documents.all()) {
      const report = this.#context.reports.latest(open.file);
      if (report !== undefined && this.#context.reports.isFresh(open.file))
        publishDiagnostics(this.#context, open, report);
      else void this.#analyze(open.file);
    }
    this.refreshLenses();
  }

  dispose(): void {
    clearTimeout(this.#others);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #analyze(file: string): Promise<void> {
    // What came of it reaches the editor by `reported`; a failure, by the status.
    if (this.#context.isShown(file)) await this.#context.reports.get(file, priorities.openFile);
  }
}
