import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { otherNodes } from '../../support/nodeVersions.ts';
import { buildProfiler, fixtures } from '../service/builtProfiler.ts';
import type { BuiltProfiler } from '../service/builtProfiler.ts';
import { readProfileJson, readRecords, runProgram } from '../service/runProgram.ts';

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes,
];

for (const other of nodes) {
  describe(`a system without /proc, on Node ${other.version}`, () => {
    let profiler: BuiltProfiler;
    let node: string;
    let out: string;

    before(async function () {
      this.timeout(600_000);
      node = await other.install();
      profiler = await buildProfiler();
      out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    });
    after(async () => {
      await profiler.remove();
      await rm(out, { recursive: true, force: true });
    });

    it('has lanes that say which figures they do not have, and tasks as anywhere', async () => {
      const options = ['profile', '--out', out, '--format', 'json', '--'];
      const command = [process.execPath, profiler.cli, ...options, node, path.join(fixtures, 'threads.mjs')];
      const environment = { NODE_OPTIONS: `--require ${path.join(fixtures, 'no-proc.cjs')}` };
      const ran = await runProgram(command, environment);
      assert.deepEqual([ran.stdout, ran.exitCode], ['1 4 9 16 25 negative\n', 0]);
      const { lanes, tasks, notices } = await readProfileJson(out);
      assert.deepEqual([lanes.length, tasks.length], [3, 6]);
      const hasCpuTime = Number.parseInt(other.version, 10) > 20;
      const expected = hasCpuTime
        ? /^Time spent waiting for a core is not available on darwin/m
        : /^CPU time of a thread is not available on darwin with Node 20/m;
      assert.match(notices.join('\n'), expected);
      const records = await readRecords(out);
      for (const record of records) {
        if (record.type === 'lane') assert.equal(record.osThreadId, undefined);
        if (record.type !== 'usage') continue;
        assert.equal(record.waitingForCoreUs, undefined);
        assert.equal(record.cpuUs !== undefined, hasCpuTime);
        assert.equal(typeof record.loopIdleUs, 'number');
      }
      // Each lane says it of itself.
      const told = records.filter((record) => record.type === 'notice' && expected.test(record.message));
      assert.deepEqual(
        told.map((record) => ('lane' in record ? record.lane : '')).sort(),
        lanes.map(({ id }) => id).sort(),
      );
    });
  });
}
