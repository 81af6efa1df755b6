import * as vscode from 'vscode';
import type { FunctionMeasurement, HostToScaling, ScalingToHost } from '../../protocol/scaling.ts';
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
  measurement: FunctionMeasurement,
  handlers: ScalingHandlers,
): void {
  const panel = vscode.window.createWebviewPanel(
    scalingViewType,
    vscode.l10n.t('Scaling: {0}', measurement.name),
    vscode.ViewColumn.Active,
    webviewOptions(extensionUri),
  );
  panel.webview.onDidReceiveMessage((said: ScalingToHost) => {
    switch (said.type) {
      case 'ready':
        void panel.webview.postMessage({ type: 'scaling', measurement } satisfies HostToScaling);
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
