import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../scripts/setup/root.mjs';

/** What one run of a command cost. */
export interface Cost {
  readonly wallMs: number;
  /** Of the command and its children, user and system together. */
  readonly cpuMs: number;
}

export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Exit codes that mean that it did its work: a checker that found errors did. */
  readonly accept?: readonly number[];
  /** On top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs Node on a script and says what it cost. Bash's `times` counts the children of the command too, which Node itself
 * does not know.
 */
export async function measureNode({ args, cwd, accept = [0], env: added = {} }: Command): Promise<Cost> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, ...args], {
    cwd,
    env: { ...env, ...added, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let report = '';
  child.stderr.on('data', (chunk: Buffer) => {
    report += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [wall, user, system] = report.trim().split(/\s+/).slice(-3).map(Number);
  const isTimed = wall !== undefined && user !== undefined && system !== undefined && !Number.isNaN(system);
  if (code === null || !accept.includes(code) || !isTimed)
    throw new Error(`\`node ${args.join(' ')}\` in ${cwd} ended with ${code}. ${report}`);
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000 };
}

/** Our analysis of a project, as the built command line does it. */
export const ourAnalysis = (project: string): Command => ({
  args: [path.join(root, 'dist', 'cli.cjs'), 'analyze', '--format', 'sarif', '--project', 'tsconfig.json'],
  cwd: project,
});

/** The native compiler's check of the same files by the same tsconfig. */
export const typeCheck = (project: string): Command => ({
  args: [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'],
  cwd: project,
  accept: [0, 1, 2],
});
