import { execFile } from 'node:child_process';
import path from 'node:path';
import { repository } from './repository.ts';

/** How a command ended. */
export interface CommandRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs the built command line, as `poolwright ARGUMENTS…` in a folder. */
export async function poolwright(folder: string, ...args: readonly string[]): Promise<CommandRun> {
  // Mocha runs under tsx, whose options are not for the programs that are profiled.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const command = [path.join(repository, 'dist', 'cli.cjs'), ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ stdout, stderr, exitCode });
      else reject(error ?? new Error('The command was ended by a signal.'));
    });
  });
}
