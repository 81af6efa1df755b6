import * as vscode from 'vscode';
import { commands } from '../contributions.ts';
import type { LanguageService } from '../language/languageService.ts';
import { registerCommand } from './registerCommand.ts';

/** Show Output and Restart Server. */
export function registerServerCommands(
  language: LanguageService,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.showOutput, () => output.show()),
    registerCommand(commands.restartServer, async () => {
      await language.restart();
      vscode.window.setStatusBarMessage(vscode.l10n.t('The Poolwright server was restarted.'), 5_000);
    }),
  );
}
