import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assertNever } from '../core/index.ts';
import type { MeasureRequest, RawMeasurement, RunnerMessage, Trouble } from './rawMeasurement.ts';

/** A file of the pools, rendered as a project has it. */
export interface PoolFileText {
  readonly fileName: string;
  readonly text: string;
}

export interface MeasureProcess {
  /** The pools file, and the worker's file that it looks for beside itself. */
  readonly poolFiles: { readonly pools: PoolFileText; readonly worker: PoolFileText };
  /** Node and its options, as the program of the function is run: `node --import tsx`. */
  readonly command: readonly string[];
  /** The folder of the function's package. */
  readonly workingDirectory: string;
  readonly request: Omit<MeasureRequest, 'poolsUrl'>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

export type MeasureOutcome =
  | { readonly kind: 'measured'; readonly raw: RawMeasurement }
  | { readonly kind: 'refused'; readonly troubles: readonly Trouble[] };

/** So much of what a process said last is enough to see why it ended. */
const keptErrorText = 2000;

/**
 * Measures in a process of its own, which a function may crash, fill or never give back. Its output goes nowhere: a
 * function that prints would print thousands of times.
 */
export async function measureInProcess(options: MeasureProcess): Promise<MeasureOutcome> {
  const runner = shipped('measureRunner.mjs');
  const piscina = shipped('piscina');
  if (runner === undefined || piscina === undefined) {
    return refused(
      'cannot-run',
      'Poolwright is incomplete: measureRunner.mjs is missing beside it. Install it again.',
    );
  }
  const folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'poolwright-measure-'));
  try {
    await writeProgram(folder, piscina, options);
    const poolsUrl = pathToFileURL(path.join(folder, options.poolFiles.pools.fileName)).href;
    return await runProcess(runner, poolsUrl, options);
  } finally {
    // Children that have just been told to end may still hold it open, on Windows.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Beside the bundle; from the sources (tests, development), in the build's folder. */
function shipped(name: string): string | undefined {
  return [`./${name}`, `../../dist/${name}`]
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((file) => existsSync(file));
}

/** The pool files with what they import: the pool library of the version that a wrap asks for, and the program's own tsx. */
async function writeProgram(folder: string, piscina: string, options: MeasureProcess): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  await mkdir(modules);
  await symlink(piscina, path.join(modules, 'piscina'), 'junction');
  const tsx = packageFolder('tsx', options.workingDirectory);
  if (tsx !== undefined) await symlink(tsx, path.join(modules, 'tsx'), 'junction');
  const { pools, worker } = options.poolFiles;
  await writeFile(path.join(folder, pools.fileName), withLimits(pools.text, options.request.workers));
  await writeFile(path.join(folder, worker.fileName), worker.text);
}

function packageFolder(name: string, from: string): string | undefined {
  try {
    const require = createRequire(path.join(from, 'package.json'));
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    // Not installed.
    return undefined;
  }
}

/** The two constants that an owner of the file would change: how many workers, and no worker leaves between two rounds. */
function withLimits(text: string, workers: number): string {
  return text
    .replace(/^const WORKERS = .*$/m, `const WORKERS = ${workers};`)
    .replace(/^const IDLE_MS = .*$/m, 'const IDLE_MS = 2 ** 30;');
}

function runProcess(runner: string, poolsUrl: string, options: MeasureProcess): Promise<MeasureOutcome> {
  const { command, request, signal, workingDirectory } = options;
  const [program = 'node', ...flags] = command;
  return new Promise((resolve) => {
    const child = spawn(program, [...flags, runner], {
      cwd: workingDirectory,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let errorText = '';
    let step = 'starting';
    let deadline: NodeJS.Timeout | undefined;
    let outcome: MeasureOutcome | undefined;
    const end = (trouble: MeasureOutcome): void => {
      outcome ??= trouble;
      child.kill('SIGKILL');
    };
    const cancel = (): void => end(refused('cancelled', 'The measurement was cancelled.'));
    const done = (): void => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', cancel);
    };
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted === true) cancel();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errorText = (errorText + text).slice(-keptErrorText);
    });
    child.on('error', (error) => {
      done();
      resolve(outcome ?? refused('cannot-run', `${program} cannot be started: ${error.message}`));
    });
    child.on('close', (code, ended) => {
      done();
      resolve(outcome ?? crashed(step, ended ?? `exit code ${code}`, errorText));
    });
    child.on('message', (message: RunnerMessage) => {
      switch (message.kind) {
        case 'step':
          step = message.what;
          clearTimeout(deadline);
          deadline = setTimeout(
            () => end(timedOut(message.what, message.allowMs)),
            Math.min(message.allowMs, 2 ** 31 - 1),
          );
          break;
        case 'progress':
          options.onProgress?.(message.done, message.of);
          break;
        case 'refused':
          outcome = { kind: 'refused', troubles: message.troubles };
          break;
        case 'measured':
          outcome = { kind: 'measured', raw: message.raw };
          break;
        default:
          assertNever(message);
      }
    });
    start(child, { ...request, poolsUrl }, end);
  });
}

function start(child: ChildProcess, request: MeasureRequest, end: (outcome: MeasureOutcome) => void): void {
  child.send(request, (error) => {
    // Where it has ended already, its end says more.
    if (error !== null && child.exitCode === null && child.pid !== undefined)
      end(refused('crashed', `The measuring process cannot be spoken to: ${error.message}`));
  });
}

function timedOut(what: string, allowMs: number): MeasureOutcome {
  return refused(
    'timed-out',
    `Nothing came back from ${what} within ${Math.round(allowMs / 1000)} s, so it was ended; give smaller arguments, or more time.`,
  );
}

function crashed(step: string, how: string, errorText: string): MeasureOutcome {
  const said = errorText.trim().split('\n').slice(-12).join('\n');
  const quoted = said === '' ? '' : ` It said: ${said}`;
  return refused('crashed', `The process that ran the function ended with ${how} during ${step}.${quoted}`);
}

function refused(code: Trouble['code'], message: string): MeasureOutcome {
  return { kind: 'refused', troubles: [{ code, message }] };
}
