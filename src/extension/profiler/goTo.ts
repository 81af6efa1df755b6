import * as vscode from 'vscode';
import type { ServiceToHost } from '../../protocol/profileService.ts';
import { commands } from '../contributions.ts';

/** Goes where a link of the panel leads, beside the panel; the service made sure that the file is there. */
export async function goTo({
  file,
  line,
  column,
  action,
}: Extract<ServiceToHost, { readonly type: 'go-to' }>): Promise<void> {
  const uri = vscode.Uri.file(file);
  const position = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(position, position),
  });
  if (action === 'run-in-thread-pool') {
    const place = { line: position.line, character: position.character };
    await vscode.commands.executeCommand(commands.runInThreadPool, { uri: uri.toString(), position: place });
  }
}
