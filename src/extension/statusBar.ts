import * as vscode from 'vscode';
import type { ServerStatus } from '../protocol/languageServer.ts';
import { commands, views } from './contributions.ts';
import { statusText } from './functions/statusText.ts';
import type { Verdicts } from './functions/verdicts.ts';
import { isAnalyzed } from './language/languageService.ts';

/** The status bar item: the server's state, and a summary of the active file. Shown beside files that are analysed. */
export function registerStatusBar(
  verdicts: Verdicts,
  onStatus: vscode.Event<ServerStatus>,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('poolwright.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'Poolwright';
  let status: ServerStatus = { state: 'ready' };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (status.state !== 'failed' && (document === undefined || !isAnalyzed(document))) {
      item.hide();
      return;
    }
    const active = document === undefined ? undefined : verdicts.of(document.uri);
    const { icon, text, tooltip, severity } = statusText(status, active, vscode.l10n.t);
    item.text = `$(${icon}) ${text}`;
    item.tooltip = tooltip;
    item.backgroundColor =
      severity === 'none' ? undefined : new vscode.ThemeColor(`statusBarItem.${severity}Background`);
    item.command = status.state === 'failed' ? commands.showOutput : `${views.functions}.focus`;
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    onStatus((now) => {
      status = now;
      update();
    }),
    verdicts.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
