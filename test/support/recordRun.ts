import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.ts';

/** Records a run of Node in a folder as `poolwright profile` does, and returns the profile. */
export async function recordRun(
  workingDirectory: string,
  out: string,
  ...command: readonly string[]
): Promise<string> {
  const cli = path.join(repository, 'dist', 'cli.cjs');
  // Mocha runs under tsx, whose options are not the program's.
  const { NODE_OPTIONS: _, ...env } = process.env;
  await promisify(execFile)(
    process.execPath,
    [cli, 'profile', '--out', out, '--', process.execPath, ...command],
    { cwd: workingDirectory, env },
  );
  return path.join(out, 'run.poolprofile');
}
