import * as vscode from 'vscode';

/** A program to run as a task, so that its output is seen and it can be stopped like any other. */
export interface ProgramToRun {
  readonly name: string;
  readonly detail: string;
  readonly command: readonly string[];
  /** Whether `command` is one line for the user's shell. */
  readonly isShellLine: boolean;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly scope: vscode.WorkspaceFolder | vscode.TaskScope;
}

/** A program that runs. */
export interface RunningProgram {
  stop(): void;
}

/** How a program ended; neither is known of one that could not be started. */
export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

/** What VS Code sends to the processes of a task that is terminated: its terminal hangs up. */
const terminationSignal = 'SIGHUP';

/** Runs a program as a VS Code task. Rejects when VS Code cannot start it. */
export async function runTask(
  program: ProgramToRun,
  onEnded: (end: ProgramEnd) => void,
): Promise<RunningProgram> {
  const [file = '', ...args] = program.command;
  const options = { cwd: program.workingDirectory, env: { ...program.environment } };
  const task = new vscode.Task(
    // By this VS Code tells tasks apart: of one it starts a second only when the first has ended, and in its terminal.
    { type: 'poolwright', program: program.name, folder: program.workingDirectory },
    program.scope,
    program.name,
    'Poolwright',
    program.isShellLine
      ? new vscode.ShellExecution(file, options)
      : new vscode.ProcessExecution(file, args, options),
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
  const earlyEnds: { readonly of: vscode.TaskExecution; readonly how: ProgramEnd }[] = [];
  const end = (of: vscode.TaskExecution, how: ProgramEnd) => {
    if (execution === undefined) earlyEnds.push({ of, how });
    if (of !== execution || ended) return;
    ended = true;
    listeners.dispose();
    onEnded(how);
  };
  const processIds = new WeakMap<vscode.TaskExecution, number>();
  const listeners = vscode.Disposable.from(
    vscode.tasks.onDidStartTaskProcess(({ execution: of, processId }) => processIds.set(of, processId)),
    vscode.tasks.onDidEndTaskProcess(({ execution: of, exitCode }) =>
      end(
        of,
        exitCode === undefined ? { exitCode: null, signal: terminationSignal } : { exitCode, signal: null },
      ),
    ),
    // A program that could not be started has no process that ends.
    vscode.tasks.onDidEndTask(({ execution: of }) => end(of, { exitCode: null, signal: null })),
  );
  try {
    execution = await vscode.tasks.executeTask(task);
  } catch (error) {
    listeners.dispose();
    throw error;
  }
  for (const { of, how } of earlyEnds) end(of, how);
  const running = execution;
  return {
    stop: () => {
      // VS Code lets a program that keeps printing go on for seconds after its task has ended.
      const processId = processIds.get(running);
      if (!ended && processId !== undefined) hangUp(processId);
      running.terminate();
    },
  };
}

function hangUp(processId: number): void {
  try {
    process.kill(processId, terminationSignal);
  } catch {
    // It has ended by itself at this moment.
  }
}
