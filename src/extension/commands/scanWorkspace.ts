import * as vscode from 'vscode';
import { serverMethods } from '../../protocol/languageServer.ts';
import { commands, views } from '../contributions.ts';
import type { LanguageService } from '../language/languageService.ts';

let lastToken = 0;

/** Analyses every source file of the workspace, with progress and a way to stop; the tree fills meanwhile. */
export async function scanWorkspace(language: LanguageService): Promise<void> {
  if (vscode.workspace.workspaceFolders === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No folder is open. Open one and run the command again; for a single file, run "Poolwright: Analyze File".',
      ),
    );
    return;
  }
  await vscode.commands.executeCommand(`${views.functions}.focus`);
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Analyzing the workspace'),
      cancellable: true,
    },
    async (progress, token) => {
      lastToken += 1;
      const workDoneToken = `poolwright-scan-${lastToken}`;
      const listener = await followProgress(language, workDoneToken, progress);
      try {
        return await language.request(serverMethods.analyzeWorkspace, { workDoneToken }, token);
      } catch (error) {
        // What was analysed until then is in the tree; having stopped it is no failure.
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
  if (result === undefined) return;
  if (result.fileCount === 0 && result.problems.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The workspace has no TypeScript or JavaScript source files to analyse. Open a folder that has some.',
      ),
    );
    return;
  }
  const summary = vscode.l10n.t(
    'Analyzed {0} functions in {1} files.',
    result.functionCount,
    result.fileCount,
  );
  const problem = result.problems[0];
  if (problem === undefined) {
    vscode.window.setStatusBarMessage(summary, 10_000);
    return;
  }
  const showOutput = vscode.l10n.t('Show Output');
  const text = vscode.l10n.t(
    '{0} {1} could not be analysed whole, first: {2}',
    summary,
    result.problems.length,
    problem,
  );
  if ((await vscode.window.showWarningMessage(text, showOutput)) === showOutput)
    await vscode.commands.executeCommand(commands.showOutput);
}

async function followProgress(
  language: LanguageService,
  token: string,
  progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>,
): Promise<vscode.Disposable> {
  const [client, { onWorkDone }] = await Promise.all([
    language.client(),
    import('../language/languageClient.ts'),
  ]);
  let shownPercent = 0;
  return onWorkDone(client, token, ({ percent = shownPercent, message }) => {
    const increment = percent - shownPercent;
    shownPercent = percent;
    progress.report({ increment, ...(message === undefined ? {} : { message }) });
  });
}
