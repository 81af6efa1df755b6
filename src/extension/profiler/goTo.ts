import * as vscode from 'vscode';
import type { ServiceToHost } from '../../protocol/profileService.ts';
import { commands } from '../contributions.ts';
import { openPlace } from '../openPlace.ts';

/** Goes where a link of the panel leads; the service made sure that the file is there. */
export async function goTo({
  file,
  line,
  column,
  action,
}: Extract<ServiceToHost, { readonly type: 'go-to' }>): Promise<void> {
  const uri = vscode.Uri.file(file);
  await openPlace(uri, line, column);
  if (action === 'run-in-thread-pool') {
    const position = { line: line - 1, character: column - 1 };
    await vscode.commands.executeCommand(commands.runInThreadPool, { uri: uri.toString(), position });
  }
}
