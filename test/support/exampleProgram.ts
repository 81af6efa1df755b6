import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.ts';

/** What one of a project's programs prints, run by the project's own tsx. Rejects when it fails. */
export async function runExample(folder: string, file = 'src/main.ts'): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file], folder);
  return stdout;
}

/** What the compiler says about a project: empty when it has nothing to complain about. */
export async function typeCheck(folder: string): Promise<string> {
  const tsc = path.join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  return run(process.execPath, [tsc, '--project', folder, '--pretty', 'false'], folder).then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error && error.stdout !== '') return String(error.stdout);
      throw error;
    },
  );
}

async function run(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<{ readonly stdout: string }> {
  // Mocha runs under tsx, whose options are not the program's.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return promisify(execFile)(command, args, { cwd: folder, env, maxBuffer: 2 ** 24 });
}
