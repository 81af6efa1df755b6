import * as vscode from 'vscode';
import type { InstallAdvice } from '../../protocol/languageServer.ts';

/** Says what an applied wrap needs and offers the command that installs it; it never runs by itself. */
export async function offerInstall(advice: InstallAdvice | null): Promise<void> {
  if (advice === null) return;
  const { packages, command, folder } = advice;
  const run = vscode.l10n.t('Run in Terminal');
  const copy = vscode.l10n.t('Copy');
  // Installing runs the packages' scripts, which a workspace that is not trusted could choose.
  const choices = vscode.workspace.isTrusted ? [run, copy] : [copy];
  const chosen = await vscode.window.showInformationMessage(
    packages.length === 1
      ? vscode.l10n.t(
          'The program now needs {0}, which is not installed yet. To install it, run: {1}',
          packages.join(', '),
          command,
        )
      : vscode.l10n.t(
          'The program now needs {0}, which are not installed yet. To install them, run: {1}',
          packages.join(', '),
          command,
        ),
    ...choices,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(command);
  if (chosen !== run) return;
  const terminal = vscode.window.createTerminal({ name: vscode.l10n.t('Poolwright: install'), cwd: folder });
  terminal.show();
  terminal.sendText(command);
}
