import * as vscode from 'vscode';
import { commands } from '../contributions.ts';

/**
 * Registers a command that a person runs; `argument` is what a menu or a lens handed over. Its failure is told in one sentence, with the
 * way to the details.
 */
export function registerCommand(
  id: string,
  run: (argument: unknown) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown) => {
    try {
      await run(argument);
    } catch (error) {
      const showOutput = vscode.l10n.t('Show Output');
      const message = error instanceof Error ? error.message : String(error);
      if ((await vscode.window.showErrorMessage(message, showOutput)) === showOutput)
        await vscode.commands.executeCommand(commands.showOutput);
    }
  });
}
