import * as vscode from 'vscode';
import type { HostToPanel, PanelToHost } from '../../protocol/panel.ts';
import { panelViewType } from '../contributions.ts';
import type { PanelHandlers } from './profiler.ts';
import { panelPage, webviewOptions } from './webviewPage.ts';

/** A panel in the editor area that shows one profile. */
export interface ProfilePanel {
  post(message: HostToPanel): void;
  /** Of the tab and in the page. */
  setTitle(title: string, canRunAgain: boolean): void;
  reveal(): void;
  /** Whether it is the editor in front. */
  isActive(): boolean;
}

/** Opens a panel beside nothing: profiles want the room. */
export function openProfilePanel(
  extensionUri: vscode.Uri,
  title: string,
  handlers: PanelHandlers,
): ProfilePanel {
  const panel = vscode.window.createWebviewPanel(
    panelViewType,
    title,
    vscode.ViewColumn.Active,
    webviewOptions(extensionUri),
  );
  return fillProfilePanel(extensionUri, panel, handlers);
}

/** Puts the profiler's page into a panel that is new or that VS Code restored. */
export function fillProfilePanel(
  extensionUri: vscode.Uri,
  panel: vscode.WebviewPanel,
  { onMessage, onClosed }: PanelHandlers,
): ProfilePanel {
  panel.webview.options = webviewOptions(extensionUri);
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'profiler-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'profiler-dark.svg'),
  };
  panel.webview.onDidReceiveMessage((message: PanelToHost) => onMessage(message));
  panel.onDidDispose(onClosed);
  const post = (message: HostToPanel) => void panel.webview.postMessage(message);
  // Last, so that no `ready` is missed.
  panel.webview.html = panelPage(panel.webview, extensionUri);
  return {
    post,
    setTitle: (title, canRunAgain) => {
      panel.title = title;
      post({ type: 'title', title, canRunAgain });
    },
    reveal: () => panel.reveal(),
    isActive: () => panel.active,
  };
}
