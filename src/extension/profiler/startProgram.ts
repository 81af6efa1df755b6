import * as vscode from 'vscode';
import type { Profile, Started } from './profile.ts';
import type { HowToRun, ProfileService } from './profileService.ts';
import { runTask, type ProgramEnd } from './runTask.ts';

/** Starts a program that the service watches already, and tells the service when it has ended. */
export async function startProgram(
  service: ProfileService,
  profile: Profile,
  { command, isShellLine, workingDirectory, environment, runner }: Extract<HowToRun, { type: 'run-with' }>,
  { name, scope }: Started,
): Promise<void> {
  let isStopped = false;
  let isOver = false;
  const ended = (end: ProgramEnd) => {
    isOver = true;
    profile.running = undefined;
    service.send({ type: 'program-ended', profile: profile.id, ...end, isStopped });
  };
  try {
    const running = await runTask(
      {
        name: vscode.l10n.t('profile {0}', name),
        detail: runner,
        command,
        isShellLine,
        workingDirectory,
        environment,
        scope,
      },
      ended,
    );
    // A short program may have ended before it was known to run.
    if (isOver) return;
    profile.running = {
      stop: () => {
        isStopped = true;
        running.stop();
      },
    };
  } catch (error) {
    ended({ exitCode: null, signal: null });
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be started as a task: {1}', name, reason),
    );
  }
}
