import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { commands } from './contributions.ts';

let client: Promise<LanguageClient> | undefined;

/** VS Code's entry point. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Poolwright', { log: true });
  const start = async () => {
    const { startLanguageServer } = await import('./language/languageServer.ts');
    return startLanguageServer(context, output);
  };
  client = start();
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand(commands.showOutput, () => output.show()),
    vscode.commands.registerCommand(commands.restartServer, async () => (await client)?.restart()),
  );
}

/** Ends the language server; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  await (await client)?.dispose();
}
