import * as vscode from 'vscode';

/** What is done sooner is done before anybody could read a notification. */
const patienceMs = 1000;

/**
 * Runs work that a person may cancel: a notification with a button for it comes once the work has taken a second.
 * `undefined` when it was cancelled.
 */
export async function withLateProgress<Result>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<Result>,
  outer?: vscode.CancellationToken,
): Promise<Result | undefined> {
  const cancellation = new vscode.CancellationTokenSource();
  const listener = outer?.onCancellationRequested(() => cancellation.cancel());
  const running = work(cancellation.token);
  const isOver = running.then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (_progress, token) => {
      token.onCancellationRequested(() => cancellation.cancel());
      await isOver;
    });
  }, patienceMs);
  try {
    return await running;
  } catch (error) {
    if (cancellation.token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
    listener?.dispose();
    cancellation.dispose();
  }
}
