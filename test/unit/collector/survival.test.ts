import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { appendRequire } from '../../../src/service/privateFolder.ts';
import { otherNodes } from '../../support/nodeVersions.ts';
import { buildProfiler, fixtures } from '../service/builtProfiler.ts';
import type { BuiltProfiler } from '../service/builtProfiler.ts';
import { eventually, readProfileJson, runProgram, startProgram } from '../service/runProgram.ts';
import type { ProgramRun } from '../service/runProgram.ts';

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes,
];

const fixture = (name: string): string => path.join(fixtures, name);
const ends = (json: ProfileJson): (readonly string[])[] =>
  json.lanes.map(({ name, endReason }) => [name, endReason]);
const hasSeen = (json: ProfileJson, name: string): boolean => json.functions.some((row) => row.name === name);

for (const other of nodes) {
  describe(`what was recorded of a program on Node ${other.version} is there`, () => {
    let profiler: BuiltProfiler;
    let node: string;
    let out: string;

    before(async function () {
      this.timeout(600_000);
      node = await other.install();
      profiler = await buildProfiler();
    });
    after(() => profiler.remove());
    beforeEach(async () => {
      out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    });
    afterEach(() => rm(out, { recursive: true, force: true }));

    const profiled = (...command: readonly string[]): string[] =>
      [process.execPath, profiler.cli, 'profile', '--out', out, '--format', 'json', '--'].concat(command);
    const profile = async (...command: string[]): Promise<ProgramRun & { readonly json: ProfileJson }> => {
      const ran = await runProgram(profiled(...command));
      return { ...ran, json: await readProfileJson(out) };
    };

    it('after process.exit, while a worker computes', async () => {
      const { exitCode, json } = await profile(node, fixture('exits-in-task.mjs'));
      assert.equal(exitCode, 7);
      assert.deepEqual(ends(json), [
        ['main', 'exit'],
        ['worker 1', 'lost'],
      ]);
    });

    it('after terminate, while the worker computes', async () => {
      const { stdout, exitCode, json } = await profile(node, fixture('terminated.mjs'));
      assert.deepEqual([stdout, exitCode, json.status], ['1\n', 0, 'ended']);
      assert.equal(json.lanes.length, 2);
    });

    it('after terminate, while the worker is parked in Atomics.wait', async () => {
      const { stdout, json } = await profile(node, fixture('parked.mjs'));
      assert.deepEqual([stdout, json.status, json.lanes.length], ['terminated\n', 'ended', 2]);
    });

    for (const [signal, code] of [
      ['SIGTERM', 143],
      ['SIGKILL', 137],
    ] as const) {
      it(`after ${signal}`, async function () {
        if (process.platform === 'win32') this.skip();
        const running = startProgram(profiled(node, fixture('killed.mjs')));
        const pid = await eventually('it computes', () => /computing (\d+)/.exec(running.output())?.[1]);
        process.kill(Number(pid), signal);
        assert.equal((await running.done).exitCode, code);
        const json = await readProfileJson(out);
        assert.equal(json.status, 'cut-off');
        assert.deepEqual(ends(json), [
          ['main', 'lost'],
          ['worker 1', 'lost'],
        ]);
        assert.deepEqual(
          json.tasks.map(({ name, outcome }) => [name, outcome]),
          [['endless', 'lost']],
        );
      });
    }

    it('after a worker ran out of memory', async () => {
      const { stdout, exitCode, json } = await profile(node, fixture('out-of-memory.mjs'));
      assert.deepEqual([stdout, exitCode], ['ERR_WORKER_OUT_OF_MEMORY\n', 0]);
      assert.equal(json.lanes.length, 2);
      assert.ok(hasSeen(json, 'compute'));
    });

    it('after the program ran out of memory', async () => {
      const { exitCode, json } = await profile(
        node,
        '--max-old-space-size=40',
        fixture('out-of-memory.mjs'),
        'main',
      );
      assert.notEqual(exitCode, 0);
      assert.deepEqual([json.status, ...ends(json)], ['cut-off', ['main', 'lost']]);
      assert.ok(hasSeen(json, 'compute'));
    });

    it('until the disk was full, and the program runs on as it would', async function () {
      if (process.platform === 'win32') this.skip();
      // No file may become larger than 64 KiB: the record files reach that, and Node's signal for it is ignored.
      const limited = 'trap "" XFSZ; ulimit -f 64; exec "$0" "$1"';
      const command = ['bash', '-c', limited, node, fixture('writes-much.mjs')];
      const without = await runProgram(command);
      const ran = await runProgram(command, {
        NODE_OPTIONS: appendRequire('', profiler.collector),
        POOLWRIGHT_PROFILE_DIR: out,
      });
      assert.deepEqual(ran, without);
      assert.equal(ran.stdout, 'published\nended by itself\n');
      const [file = ''] = await readdir(out);
      const [first = ''] = (await readFile(path.join(out, file), 'utf8')).split('\n');
      assert.match(first, /^\{"type":"lane"/);
    });
  });
}
