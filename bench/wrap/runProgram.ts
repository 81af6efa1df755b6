import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { callerFile } from './scratchProject.ts';

export interface Run {
  readonly output: string;
  /** Why it did not end well. */
  readonly error: string | undefined;
}

/** Inputs are random: some functions count up to a number that they are given. */
const deadlineMs = 30_000;
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs the caller in a folder as a person would: by tsx. */
export async function runProgram(folder: string): Promise<Run> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const options = {
    cwd: folder,
    env,
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 26,
  } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', tsx, callerFile], options, (error, stdout, stderr) => {
      const lines = stderr.trim().split('\n');
      const thrown = lines.find((line) => /^\S*Error\b/.test(line)) ?? lines.at(-1);
      const text = error?.killed === true ? 'it did not end in time' : thrown;
      resolve({ output: stdout, error: error === null ? undefined : (text ?? error.message) });
    });
  });
}
