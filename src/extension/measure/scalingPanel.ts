import * as vscode from 'vscode';
import type { HostToScaling, ScalingState, ScalingToHost } from '../../protocol/scaling.ts';
import { scalingViewType } from '../contributions.ts';
import { scalingPage, webviewOptions } from '../profiler/webviewPage.ts';

export interface ScalingHandlers {
  readonly onRun: (pool: 'threads' | 'processes') => void;
  readonly onMeasureAgain: () => void;
  readonly onGoToFunction: () => void;
  readonly onFailed: (message: string) => void;
}

/** Opens a page that shows one measurement. */
export function openScaling(
  extensionUri: vscode.Uri,
  shown: Extract<HostToScaling, { readonly type: 'scaling' }>,
  handlers: ScalingHandlers,
): void {
  const panel = vscode.window.createWebviewPanel(
    scalingViewType,
    vscode.l10n.t('Scaling: {0}', shown.measurement.name),
    vscode.ViewColumn.Active,
    webviewOptions(extensionUri),
  );
  fillScaling(extensionUri, panel, shown, handlers);
}

/** Puts the page into a panel that is new or that VS Code restored. */
export function fillScaling(
  extensionUri: vscode.Uri,
  panel: vscode.WebviewPanel,
  shown: HostToScaling,
  handlers: ScalingHandlers,
): void {
  panel.webview.options = webviewOptions(extensionUri);
  panel.webview.onDidReceiveMessage((said: ScalingToHost) => {
    switch (said.type) {
      case 'ready':
        void panel.webview.postMessage(shown);
        return;
      case 'run':
        handlers.onRun(said.pool);
        return;
      case 'measure-again':
        handlers.onMeasureAgain();
        return;
      case 'go-to-function':
        handlers.onGoToFunction();
        return;
      case 'failed':
        handlers.onFailed(said.message);
        return;
      default:
        said satisfies never;
    }
  });
  // Last, so that no `ready` is missed.
  panel.webview.html = scalingPage(panel.webview, extensionUri);
}

/** The page keeps what it shows; another version of it may have written something else. */
export function scalingState(state: unknown): ScalingState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if (!('uri' in state) || !('name' in state) || !('kept' in state)) return undefined;
  const { kept, name, uri } = state;
  if (typeof kept !== 'string' || typeof name !== 'string' || typeof uri !== 'string') return undefined;
  return { uri, name, kept };
}
