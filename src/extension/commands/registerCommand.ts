import * as vscode from 'vscode';
import { commands } from '../contributions.ts';

/**
 * Registers a command that a person runs; `argument` is what a menu or a lens handed over, `selected` all that is selected where it was invoked. Its failure is told in one sentence, with the
 * way to the details.
 */
export function registerCommand(
  id: string,
  run: (argument: unknown, selected: unknown) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (argument: unknown, selected: unknown) => {
    try {
      await run(argument, selected);
    } catch (error) {
      const showOutput = vscode.l10n.t('Show Output');
      const message = error instanceof Error ? error.message : String(error);
      if ((await vscode.window.showErrorMessage(message, showOutput)) === showOutput)
        await vscode.commands.executeCommand(commands.showOutput);
    }
  });
}
