import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { ServerRequests } from '../../protocol/languageServer.ts';
import { serverMethods } from '../../protocol/languageServer.ts';
import { priorities } from '../engine/requestQueue.ts';
import { resultOf, type ServerContext } from '../serverContext.ts';

type ScanParams = ServerRequests['poolwright/analyzeWorkspace']['params'];
type ScanResult = ServerRequests['poolwright/analyzeWorkspace']['result'];

/** Analyses the workspace file by file, open files first, so that an edit or a hover gets in between. */
export function registerWorkspaceScan(context: ServerContext): void {
  context.connection.onRequest(
    serverMethods.analyzeWorkspace,
    async ({ workDoneToken }: ScanParams, token: CancellationToken): Promise<ScanResult> => {
      const progress = context.connection.window.attachWorkDoneProgress(workDoneToken);
      progress.begin('Analyzing the workspace', 0, undefined, true);
      try {
        return await scan(context, context.folders(), progress, token);
      } finally {
        progress.done();
      }
    },
  );
}

async function scan(
  context: ServerContext,
  folders: readonly string[],
  progress: WorkDoneProgressReporter,
  token: CancellationToken,
): Promise<ScanResult> {
  const listed = resultOf(
    await context.engine.request({ kind: 'list-files', folders }, priorities.scan, token),
  );
  const open = context.documents.all().map(({ file }) => file);
  const inOrder = [...new Set([...open.filter((file) => listed.files.includes(file)), ...listed.files])];
  const problems = listed.problems.map(({ message }) => message);
  let functionCount = 0;
  let fileCount = 0;
  for (const file of inOrder) {
    if (token.isCancellationRequested) break;
    progress.report(
      Math.floor((fileCount / inOrder.length) * 100),
      `${fileCount} of ${inOrder.length} files`,
    );
    const outcome = await reportOf(context, file, token);
    if (outcome.status === 'done') {
      fileCount += 1;
      functionCount += outcome.result.functions.length;
      problems.push(...outcome.result.problems.map(({ message }) => message));
    } else if (outcome.status === 'failed') {
      problems.push(`${file} was not analysed. ${outcome.message}`);
    }
  }
  // What is wrong with a tsconfig.json or a package.json is a problem of each of its files, and worth one line.
  return { fileCount, functionCount, problems: [...new Set(problems)] };
}

/** A file that is edited while it waits is asked for again: a newer text takes older work off the queue. */
async function reportOf(context: ServerContext, file: string, token: CancellationToken) {
  for (;;) {
    const outcome = await context.reports.get(file, priorities.scan);
    if (outcome.status !== 'cancelled' || token.isCancellationRequested) return outcome;
    if (context.engine.isDisposed) return outcome;
  }
}
