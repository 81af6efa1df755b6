import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseRecord } from '../../../src/profile/index.ts';
import type { ProfileJson, ProfileRecord } from '../../../src/profile/index.ts';

export interface ProgramRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts a program with its output captured. `done` resolves when it has ended and all its output is there. */
export function startProgram(
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  workingDirectory = process.cwd(),
): { readonly child: ChildProcess; readonly output: () => string; readonly done: Promise<ProgramRun> } {
  const [file = '', ...argumentList] = command;
  // Mocha runs under tsx, whose variables are not the program's.
  const inherited = { ...process.env };
  delete inherited['NODE_OPTIONS'];
  const child = spawn(file, argumentList, {
    env: { ...inherited, ...environment },
    cwd: workingDirectory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const done = new Promise<ProgramRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ stdout, stderr, exitCode, signal }));
  });
  return { child, output: () => stdout, done };
}

export async function runProgram(...parameters: Parameters<typeof startProgram>): Promise<ProgramRun> {
  return await startProgram(...parameters).done;
}

/** What `poolwright profile --out folder --format json` wrote. */
export async function readProfileJson(folder: string): Promise<ProfileJson> {
  return JSON.parse(await readFile(path.join(folder, 'profile.json'), 'utf8')) as ProfileJson;
}

/** The lanes that run JavaScript: whether V8's helpers have done enough for a lane depends on the machine. */
export function ownLanes({ lanes }: ProfileJson): ProfileJson['lanes'] {
  return lanes.filter(({ role }) => role !== 'helpers');
}

export async function readRecords(folder: string): Promise<ProfileRecord[]> {
  const text = await readFile(path.join(folder, 'run.poolprofile'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const parsed = parseRecord(line);
      if (parsed.kind !== 'record') throw new Error(`The profile has a line that is no record: ${line}`);
      return parsed.record;
    });
}

/** Polls until `get` gives something; fails with `what` when that takes longer than half a minute. */
export async function eventually<T>(
  what: string,
  get: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await get();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Did not happen within 30 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
