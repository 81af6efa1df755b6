import * as vscode from 'vscode';
import { serverMethods } from '../../protocol/languageServer.ts';
import { commands, views } from '../contributions.ts';
import type { RevealFunction } from '../functions/functionsView.ts';
import type { LanguageService } from '../language/languageService.ts';
import { openPlace } from '../openPlace.ts';
import { functionTarget } from './functionTarget.ts';
import { registerCommand } from './registerCommand.ts';
import { scanWorkspace } from './scanWorkspace.ts';

/** Analyze Function, File and Workspace. */
export function registerAnalyzeCommands(
  language: LanguageService,
  reveal: RevealFunction,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(commands.analyzeFunction, async (argument) =>
      analyzeFunction(language, reveal, argument),
    ),
    registerCommand(commands.analyzeFile, async (argument) => analyzeFile(language, reveal, argument)),
    registerCommand(commands.analyzeWorkspace, async () => scanWorkspace(language)),
  );
}

/** Shows the function in the tree, and its hover in the editor. */
async function analyzeFunction(
  language: LanguageService,
  reveal: RevealFunction,
  argument: unknown,
): Promise<void> {
  const target = functionTarget(argument);
  if (target === undefined) return;
  const answer = await language.request(serverMethods.analyzeFunction, target);
  if (answer === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no function around the cursor. Put it into one and run the command again.'),
    );
    return;
  }
  const uri = vscode.Uri.parse(answer.uri);
  await reveal(uri, answer.report.name);
  await openPlace(uri, answer.report.line, answer.report.column);
  await vscode.commands.executeCommand('editor.action.showHover');
}

async function analyzeFile(
  language: LanguageService,
  reveal: RevealFunction,
  argument: unknown,
): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No file is open. Open a TypeScript or JavaScript file and run the command again.'),
    );
    return;
  }
  const { report } = await vscode.window.withProgress(
    { location: { viewId: views.functions }, title: vscode.l10n.t('Analyzing the file') },
    async () => language.request(serverMethods.analyzeFile, { uri: uri.toString() }),
  );
  await reveal(uri);
  const problem = report.problems[0];
  if (problem !== undefined) void vscode.window.showWarningMessage(problem.message);
  else if (report.functions.length === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has no functions.', vscode.workspace.asRelativePath(uri)),
    );
}
