import path from 'node:path';
import * as vscode from 'vscode';
import type { ComparedProfile, ComparisonToHost, HostToComparison } from '../../protocol/comparison.ts';
import type { SampledFunction } from '../../profile/index.ts';
import { comparisonViewType } from '../contributions.ts';
import { showSource } from './goTo.ts';
import type { ProfileService } from './profileService.ts';
import { comparisonPage, webviewOptions } from './webviewPage.ts';

export interface ComparisonOptions {
  readonly extensionUri: vscode.Uri;
  readonly service: ProfileService;
  readonly log: vscode.LogOutputChannel;
}

/** Opens a panel that shows two profiles on disk beside each other. */
export function openComparison(options: ComparisonOptions, before: vscode.Uri, after: vscode.Uri): void {
  const panel = vscode.window.createWebviewPanel(
    comparisonViewType,
    vscode.l10n.t('Comparison'),
    vscode.ViewColumn.Active,
    webviewOptions(options.extensionUri),
  );
  fillComparison(options, panel, before, after);
}

/** Fills a panel that VS Code restored with what it showed; closes one that does not know what that was. */
export function restoreComparison(
  options: ComparisonOptions,
  panel: vscode.WebviewPanel,
  state: unknown,
): void {
  const files = filesIn(state);
  if (files === undefined) panel.dispose();
  else fillComparison(options, panel, files.before, files.after);
}

function fillComparison(
  { extensionUri, service, log }: ComparisonOptions,
  panel: vscode.WebviewPanel,
  before: vscode.Uri,
  after: vscode.Uri,
): void {
  let shown = profilesOf(before, after);
  let message: Promise<HostToComparison> | undefined;
  const ask = async (): Promise<HostToComparison> => {
    const answer = await service.compare(shown.before.file, shown.after.file);
    return typeof answer === 'string'
      ? { type: 'problem', message: answer }
      : { type: 'comparison', ...shown, comparison: answer };
  };
  const show = async (): Promise<void> => {
    message ??= ask();
    void panel.webview.postMessage(await message);
  };
  panel.webview.options = webviewOptions(extensionUri);
  panel.webview.onDidReceiveMessage((said: ComparisonToHost) => {
    switch (said.type) {
      case 'ready':
        void show();
        return;
      case 'swap':
        shown = { before: shown.after, after: shown.before };
        message = undefined;
        void show();
        return;
      case 'go-to':
        void goToSource(service, shown[said.run].file, said.fn);
        return;
      case 'failed':
        log.error(`comparison: ${said.message}`);
        return;
      default:
        said satisfies never;
    }
  });
  // Last, so that no `ready` is missed.
  panel.webview.html = comparisonPage(panel.webview, extensionUri);
}

async function goToSource(service: ProfileService, file: string, fn: SampledFunction): Promise<void> {
  const source = await service.sourceOf(file, fn);
  if (typeof source === 'string') void vscode.window.showInformationMessage(source);
  else await showSource(source);
}

/** By their names, and by their folders, too, where both have the same: the command line calls each `run.poolprofile`. */
function profilesOf(
  before: vscode.Uri,
  after: vscode.Uri,
): { readonly before: ComparedProfile; readonly after: ComparedProfile } {
  const [a, b] = [before.fsPath, after.fsPath];
  const isSame = path.basename(a) === path.basename(b);
  const titleOf = (file: string): string =>
    isSame ? `${path.basename(path.dirname(file))}/${path.basename(file)}` : path.basename(file);
  return { before: { title: titleOf(a), file: a }, after: { title: titleOf(b), file: b } };
}

/** The page keeps what it shows; another version of it may have written something else. */
function filesIn(state: unknown): { readonly before: vscode.Uri; readonly after: vscode.Uri } | undefined {
  if (typeof state !== 'object' || state === null || !('before' in state) || !('after' in state))
    return undefined;
  const { before, after } = state;
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  return { before: vscode.Uri.file(before), after: vscode.Uri.file(after) };
}
