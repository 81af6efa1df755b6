import * as vscode from 'vscode';

/** A program to run as a task, so that its output is seen and it can be stopped like any other. */
export interface ProgramToRun {
  readonly name: string;
  readonly detail: string;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly scope: vscode.WorkspaceFolder | vscode.TaskScope;
}

/** A program that runs; `stop` ends it, and `onEnded` is told its exit code (`null` where VS Code does not know it). */
export interface RunningProgram {
  stop(): void;
}

/** Runs a program as a VS Code task. Rejects when VS Code cannot start it. */
export async function runTask(
  program: ProgramToRun,
  onEnded: (exitCode: number | null) => void,
): Promise<RunningProgram> {
  const [file = '', ...args] = program.command;
  const task = new vscode.Task(
    { type: 'poolwright' },
    program.scope,
    program.name,
    'Poolwright',
    new vscode.ProcessExecution(file, args, {
      cwd: program.workingDirectory,
      env: { ...program.environment },
    }),
    [],
  );
  task.detail = program.detail;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    focus: false,
    clear: true,
    showReuseMessage: false,
  };
  // A short program may end before `executeTask` has returned its execution: ends are noted from the beginning.
  let execution: vscode.TaskExecution | undefined;
  let ended = false;
  const earlyEnds: { readonly execution: vscode.TaskExecution; readonly exitCode: number | null }[] = [];
  const end = (of: vscode.TaskExecution, exitCode: number | null) => {
    if (execution === undefined) earlyEnds.push({ execution: of, exitCode });
    if (of !== execution || ended) return;
    ended = true;
    listeners.dispose();
    onEnded(exitCode);
  };
  const listeners = vscode.Disposable.from(
    vscode.tasks.onDidEndTaskProcess((event) => end(event.execution, event.exitCode ?? null)),
    // A program that could not be started has no process that ends.
    vscode.tasks.onDidEndTask((event) => end(event.execution, null)),
  );
  try {
    execution = await vscode.tasks.executeTask(task);
  } catch (error) {
    listeners.dispose();
    throw error;
  }
  for (const early of earlyEnds) end(early.execution, early.exitCode);
  const running = execution;
  return { stop: () => running.terminate() };
}
