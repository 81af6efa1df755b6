import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Piscina } from 'piscina';
import { root } from '../scripts/setup/root.mjs';
import { renderPoolFiles } from '../src/wrap/poolFiles.ts';

type Pools = Pick<typeof import('../src/wrap/templates/pools.ts'), 'runInThreadPool' | 'runInProcessPool'>;

interface Tasks {
  /** Holds its core for a time. */
  readonly hold: (ms: number) => number;
  /** Computes, always the same. */
  readonly compute: (steps: number) => number;
}

/** A program outside the repository: JavaScript with the pool files, as a project has them once it is built. */
export interface PoolProgram extends Pools {
  readonly tasks: Tasks;
  readonly tasksUrl: string;
  /** The same functions in a pool of piscina, without anything around it. */
  makePiscina(): Piscina;
  remove(): Promise<void>;
}

const tasks = `
export function hold(ms) {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return ms;
}

export function compute(steps) {
  let sum = 0;
  for (let step = 1; step <= steps; step++) sum = (sum + Math.sqrt(step) * step) % 1_000_003;
  return sum;
}
`;

export async function writePoolProgram(): Promise<PoolProgram> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-bench-'));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const { pools, worker } = renderPoolFiles({ pools: ['threads', 'processes'], ext: 'mjs' });
  const files = [pools, worker, { fileName: 'tasks.mjs', text: tasks }];
  for (const { fileName, text } of files) await writeFile(path.join(folder, fileName), text);
  const url = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const { Piscina } = await import('piscina');
  return {
    ...((await import(url(pools.fileName))) as Pools),
    tasks: (await import(url('tasks.mjs'))) as Tasks,
    tasksUrl: url('tasks.mjs'),
    makePiscina: () =>
      new Piscina({ filename: path.join(folder, 'tasks.mjs'), maxThreads: os.availableParallelism() }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
