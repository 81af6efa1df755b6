import * as vscode from 'vscode';
import type { FileReport } from '../../core/index.ts';
import type { FileReportMessage } from '../../protocol/languageServer.ts';

/** The newest report of every file that was reported, by URI as VS Code spells it. */
export class Verdicts implements vscode.Disposable {
  readonly #reports = new Map<string, FileReport>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get reports(): ReadonlyMap<string, FileReport> {
    return this.#reports;
  }

  of(uri: vscode.Uri): FileReport | undefined {
    return this.#reports.get(uri.toString());
  }

  /** A report without functions and problems is that of a file that has gone, or holds nothing to show. */
  add({ uri, report }: FileReportMessage): void {
    const key = vscode.Uri.parse(uri).toString();
    if (report.functions.length === 0 && report.problems.length === 0) this.#reports.delete(key);
    else this.#reports.set(key, report);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
