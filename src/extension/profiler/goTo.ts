import * as vscode from 'vscode';
import type { ServiceToHost, SourcePlace } from '../../protocol/profileService.ts';
import { commands } from '../contributions.ts';

/** Goes where a link of the panel leads, beside the panel; the service made sure that the file is there. */
export async function goTo(place: Extract<ServiceToHost, { readonly type: 'go-to' }>): Promise<void> {
  const { uri, position } = await showSource(place);
  if (place.action === 'run-in-thread-pool') {
    const at = { line: position.line, character: position.character };
    await vscode.commands.executeCommand(commands.runInThreadPool, { uri: uri.toString(), position: at });
  }
}

/** Shows a place of a file beside what is in front. */
export async function showSource({
  file,
  line,
  column,
}: SourcePlace): Promise<{ readonly uri: vscode.Uri; readonly position: vscode.Position }> {
  const uri = vscode.Uri.file(file);
  const position = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(position, position),
  });
  return { uri, position };
}
