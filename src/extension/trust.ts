import * as vscode from 'vscode';

/** Whether the workspace's code may be run; says what to do where it may not. `needed` is why it has to be trusted. */
export async function isTrusted(needed: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Trust');
  if ((await vscode.window.showWarningMessage(needed, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
