import * as vscode from 'vscode';
import { registerAnalyzeCommands } from './commands/analyzeCommands.ts';
import { registerServerCommands } from './commands/serverCommands.ts';
import { registerWrapCommands } from './commands/wrapCommands.ts';
import { registerFunctionsView } from './functions/functionsView.ts';
import { Verdicts } from './functions/verdicts.ts';
import { LanguageService } from './language/languageService.ts';
import { registerMeasure } from './measure/registerMeasure.ts';
import { registerProfiler } from './profiler/registerProfiler.ts';
import { registerStatusBar } from './statusBar.ts';

let language: LanguageService | undefined;

/** VS Code's entry point: what there is, and what each part needs. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Poolwright', { log: true });
  const verdicts = new Verdicts();
  const service = new LanguageService(async (events) => {
    const { createLanguageClient } = await import('./language/languageClient.ts');
    return createLanguageClient(context.extensionUri, output, events);
  });
  language = service;
  const functionsView = registerFunctionsView(verdicts);
  context.subscriptions.push(
    output,
    verdicts,
    service,
    service.onReport((message) => verdicts.add(message)),
    functionsView.disposable,
    registerStatusBar(verdicts, service.onStatus),
    registerAnalyzeCommands(service, functionsView.reveal),
    registerWrapCommands(service),
    registerMeasure(context, output, service),
    registerServerCommands(service, output),
    registerProfiler(context, output, service),
    service.startWhenNeeded(),
  );
}

/** Ends the language server; VS Code waits for it. */
export async function deactivate(): Promise<void> {
  await language?.stop();
}
