import assert from 'node:assert/strict';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PoolKind } from '../../../src/core/index.ts';
import { type PoolFilesRequest, renderPoolFiles } from '../../../src/wrap/poolFiles.ts';
import { eventually as retry } from '../../support/eventually.ts';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';

type Pools = typeof import('../../../src/wrap/templates/pools.ts');
type Tasks = typeof import('../../fixtures/templates/tasks.ts');

export const POOL_KINDS: readonly PoolKind[] = ['threads', 'processes'];

/** Waits until something holds, patiently: a worker takes seconds to start while all of the machine is at work. */
export function eventually<T>(attempt: () => Promise<T> | T): Promise<T> {
  return retry(attempt, 50_000);
}

/** A project outside the repository that has the pool files, and the programs of test/fixtures/templates. */
export interface Scratch {
  readonly folder: string;
  readonly pools: Pools;
  readonly tasks: Tasks;
  readonly tasksUrl: string;
  url(file: string): string;
  /** A new folder for files by which tasks and tests tell each other how far they are. */
  meetingPlace(): Promise<string>;
  remove(): Promise<void>;
}

/** `change` stands for what the owner of the files might do: smaller limits, for example. */
export async function makeScratch(change?: { from: string; to: string }): Promise<Scratch> {
  const folder = await makeTemporaryFolder('pools');
  await cp(path.join(repository, 'test/fixtures/templates'), folder, { recursive: true });
  await symlink(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  await writePoolFiles(folder, { pools: POOL_KINDS, ext: 'ts' }, change);

  const url = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  let meetings = 0;
  return {
    folder,
    pools: (await import(url('pools.ts'))) as Pools,
    tasks: (await import(url('tasks.ts'))) as Tasks,
    tasksUrl: url('tasks.ts'),
    url,
    async meetingPlace() {
      const place = path.join(folder, `meeting-${++meetings}`);
      await mkdir(place);
      return place;
    },
    remove: () => removeTemporaryFolder(folder),
  };
}

/** Writes the files that a request gives. */
export async function writePoolFiles(
  folder: string,
  request: PoolFilesRequest,
  change?: { from: string; to: string },
): Promise<void> {
  const { pools, worker } = renderPoolFiles(request);
  if (change) assert(pools.text.includes(change.from), `the pools file has no ${change.from}`);
  const text = change ? pools.text.replace(change.from, change.to) : pools.text;
  await writeFile(path.join(folder, pools.fileName), text);
  await writeFile(path.join(folder, worker.fileName), worker.text);
}

/** The function that runs a call in this pool. */
export function runIn(scratch: Scratch, kind: PoolKind): Pools['runInThreadPool'] {
  return kind === 'threads' ? scratch.pools.runInThreadPool : scratch.pools.runInProcessPool;
}
