import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Evidence, Kind } from '../../src/core/index.ts';
import { root } from '../setup/root.mjs';

/** One function, as far as it is read of an answer of `analyze --format json`. */
export interface AnsweredFunction {
  readonly file: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly kind: Kind;
  readonly blocking: boolean | null;
  readonly confidence: number;
  readonly cost: string;
  readonly evidence: readonly Evidence[];
}

/** What is read of an answer of `analyze --format json`. */
export interface Answer {
  readonly files: number;
  readonly functions: readonly AnsweredFunction[];
  readonly problems: readonly { readonly message: string }[];
}

/** Several times what the largest package takes on a slow machine: it is passed by what never ends. */
const deadlineMs = 10 * 60_000;

/** The command line as it is built. */
export const builtCli = path.join(root, 'dist', 'cli.cjs');

/**
 * Analyses a whole project with the built command line.
 *
 * @param folder that of its tsconfig.json
 * @returns the answer's text, in JSON; a crash, a signal and a hang reject
 */
export async function analyzeProject(folder: string): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = [builtCli, 'analyze', '--format', 'json', '--no-wrap', '--project', 'tsconfig.json'];
  return new Promise((resolve, reject) => {
    const options = {
      cwd: folder,
      env,
      maxBuffer: 2 ** 29,
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
    } as const;
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${error.killed ? 'It did not end. ' : ''}${stderr || error.message}`));
    });
  });
}
