import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { languageIds, settings } from '../contributions.ts';

/** Starts the language server of this extension; the client restarts it when it dies and sends the documents again. */
export async function startLanguageServer(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): Promise<LanguageClient> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const options: LanguageClientOptions = {
    documentSelector: languageIds.map((language) => ({ scheme: 'file', language })),
    outputChannel: output,
    diagnosticCollectionName: settings.section,
  };
  const client = new LanguageClient(
    settings.section,
    'Poolwright',
    { module, transport: TransportKind.ipc },
    options,
  );
  await client.start();
  return client;
}
