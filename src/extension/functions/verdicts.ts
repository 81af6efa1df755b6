import * as vscode from 'vscode';
import type { FileReport } from '../../core/index.ts';
import type { FileReportMessage } from '../../protocol/languageServer.ts';
import type { KnownFile } from './functionsModel.ts';

/** The newest report of every file that was reported, by URI as VS Code spells it. */
export class Verdicts implements vscode.Disposable {
  readonly #files = new Map<string, KnownFile>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  get files(): ReadonlyMap<string, KnownFile> {
    return this.#files;
  }

  of(uri: vscode.Uri): FileReport | undefined {
    return this.#files.get(uri.toString())?.report;
  }

  /** A report without functions and problems is that of a file that has gone, or holds nothing to show. */
  add({ uri, report, measured }: FileReportMessage): void {
    const key = vscode.Uri.parse(uri).toString();
    if (report.functions.length === 0 && report.problems.length === 0) this.#files.delete(key);
    else this.#files.set(key, { report, measured });
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
