import assert from 'node:assert/strict';
import { mkdtemp, readdir, readlink, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { appendRequire } from '../../../src/service/privateFolder.ts';
import { buildProfiler, fixtures } from '../service/builtProfiler.ts';
import type { BuiltProfiler } from '../service/builtProfiler.ts';
import { runProgram } from '../service/runProgram.ts';
import type { ProgramRun } from '../service/runProgram.ts';

const node = process.execPath;

/** Process ids differ from run to run. */
const comparable = (ran: ProgramRun): ProgramRun => ({
  ...ran,
  stderr: ran.stderr.replaceAll(/\(node:\d+\)/g, '(node:PID)'),
});

describe('a program with the collector in it', () => {
  let profiler: BuiltProfiler;
  let folder: string;

  before(async () => {
    profiler = await buildProfiler();
  });
  after(() => profiler.remove());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const withCollector = (recordTo = folder): NodeJS.ProcessEnv => ({
    NODE_OPTIONS: appendRequire('', profiler.collector),
    POOLWRIGHT_PROFILE_DIR: recordTo,
  });

  const programs: Readonly<Record<string, readonly string[]>> = {
    'ends well with a pool of threads': ['threads.mjs'],
    'ends well with a pool of processes': ['processes.mjs'],
    'starts workers in workers and in children': ['workers.mjs'],
    'fails with exit code 3': ['fails.mjs'],
    'ends with process.exit while a worker computes': ['exits-in-task.mjs'],
    'dies of an error in a worker': ['throws.mjs'],
    'dies of an unhandled rejection': ['rejects.mjs'],
    'terminates a worker that is parked in Atomics.wait': ['parked.mjs'],
    'prints the ids of its threads': ['thread-ids.mjs'],
    'has as many exit listeners as it may, and counts its modules': ['ten-exit-listeners.cjs'],
  };
  for (const [what, [script = '', ...argumentList]] of Object.entries(programs)) {
    it(`${what}: same output, same exit code`, async () => {
      const command = [node, path.join(fixtures, script), ...argumentList];
      const without = await runProgram(command);
      const withIt = await runProgram(command, withCollector());
      assert.deepEqual(comparable(withIt), comparable(without));
      assert.notDeepEqual(await readdir(folder), []);
    });
  }

  it('runs on when the folder is gone', async () => {
    const command = [node, path.join(fixtures, 'threads.mjs')];
    const ran = await runProgram(command, withCollector(path.join(folder, 'not-there')));
    assert.deepEqual(comparable(ran), comparable(await runProgram(command)));
  });

  it('runs on when the folder disappears while it records', async () => {
    const script = `
      const { rmSync, readdirSync } = require('node:fs');
      const folder = process.env.POOLWRIGHT_PROFILE_DIR;
      const before = readdirSync(folder).length;
      rmSync(folder, { recursive: true });
      setTimeout(() => console.log(before, 'then ended by itself'), 300);
    `;
    const ran = await runProgram([node, '-e', script], withCollector());
    assert.deepEqual(ran, { stdout: '1 then ended by itself\n', stderr: '', exitCode: 0, signal: null });
  });

  it('runs on when the disk is full', async function () {
    if (process.platform !== 'linux') this.skip(); // Only Linux has a device that is always full.
    // The shell knows the process id that Node will have, and puts the device that is always full in its file's place.
    const script = 'ln -s /dev/full "$POOLWRIGHT_PROFILE_DIR/$$-0.ndjson"; exec "$0" "$1"';
    const command = ['sh', '-c', script, node, path.join(fixtures, 'fails.mjs')];
    const ran = await runProgram(command, withCollector());
    assert.deepEqual(ran, { stdout: 'about to fail\n', stderr: '', exitCode: 3, signal: null });
    const [file = ''] = await readdir(folder);
    assert.equal(await readlink(path.join(folder, file)), '/dev/full');
  });

  it('is not recorded, and not disturbed, without a folder to record to', async () => {
    const environment = { ...withCollector(), POOLWRIGHT_PROFILE_DIR: '' };
    const ran = await runProgram([node, path.join(fixtures, 'fails.mjs')], environment);
    assert.deepEqual([ran.stderr, ran.exitCode], ['', 3]);
    assert.deepEqual(await readdir(folder), []);
  });

  it('survives messages of any shape on the channel of tasks', async () => {
    const script = `
      const tasks = require('node:diagnostics_channel').channel('poolwright:task');
      const hostile = { phase: 'queued', get id() { throw new Error('no id for you'); } };
      for (const message of [null, 5, 'text', [], {}, { phase: 'queued' }, { phase: 7, id: 1 }, hostile,
        { phase: 'queued', id: 'x'.repeat(100000), name: { toString: 5 }, pool: 'swimming', args: NaN },
        new Proxy({}, { ownKeys() { throw null; } })]) tasks.publish(message);
      console.log('published');
    `;
    const ran = await runProgram([node, '-e', script], withCollector());
    assert.deepEqual(ran, { stdout: 'published\n', stderr: '', exitCode: 0, signal: null });
  });

  it('makes no folder readable for others', async function () {
    if (process.platform === 'win32') this.skip(); // It has no such modes.
    await runProgram([node, path.join(fixtures, 'fails.mjs')], withCollector());
    for (const name of await readdir(folder)) {
      assert.equal((await stat(path.join(folder, name))).mode & 0o077, 0);
    }
  });
});
