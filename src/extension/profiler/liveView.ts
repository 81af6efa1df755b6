import * as vscode from 'vscode';
import type { HostToLive, LiveToHost } from '../../protocol/panel.ts';
import { commands, views } from '../contributions.ts';
import type { Profiler } from './profiler.ts';
import { livePage, webviewOptions } from './webviewPage.ts';

/** The side bar's live view: how busy each worker of the running program is. */
export function registerLiveView(extensionUri: vscode.Uri, profiler: Profiler): vscode.Disposable {
  let current: vscode.WebviewView | undefined;
  const post = (message: HostToLive) => void current?.webview.postMessage(message);
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView: (view) => {
      current = view;
      view.webview.options = webviewOptions(extensionUri);
      view.webview.onDidReceiveMessage((message: LiveToHost) => receive(profiler, message, post));
      view.onDidDispose(() => {
        if (current === view) current = undefined;
      });
      view.webview.html = livePage(view.webview, extensionUri);
    },
  };
  return vscode.Disposable.from(
    vscode.window.registerWebviewViewProvider(views.live, provider),
    profiler.onLive(post),
  );
}

function receive(profiler: Profiler, message: LiveToHost, post: (message: HostToLive) => void): void {
  switch (message.type) {
    case 'ready':
      post(profiler.live);
      return;
    case 'open-profiler':
      void vscode.commands.executeCommand(commands.openProfiler);
      return;
    case 'profile-file':
      void vscode.commands.executeCommand(commands.profileFile);
      return;
    case 'profile-program':
      void vscode.commands.executeCommand(commands.profileProgram);
      return;
    case 'stop':
      profiler.stop();
      return;
    default:
      message satisfies never;
  }
}
