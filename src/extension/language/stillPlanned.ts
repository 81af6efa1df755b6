import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { serverMethods } from '../../protocol/languageServer.ts';

/**
 * Whether all files have the texts that an edit was planned for; where one has not, a message says which. Files that are not
 * open are opened for it, without being shown: VS Code notices what becomes of open ones while it previews the edit, and
 * then refuses to apply it.
 */
export async function isStillPlanned(client: LanguageClient, edit: vscode.WorkspaceEdit): Promise<boolean> {
  // Files that the edit creates cannot be opened, and need not be.
  await Promise.allSettled(edit.entries().map(([uri]) => vscode.workspace.openTextDocument(uri)));
  const [changed] = await client.sendRequest<readonly string[]>(serverMethods.changedSincePlan, {});
  if (changed === undefined) return true;
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      '{0} changed after the wrap was planned; nothing was written, run it again.',
      vscode.workspace.asRelativePath(vscode.Uri.parse(changed)),
    ),
  );
  return false;
}
