import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { otherNodes } from '../../support/nodeVersions.ts';
import { buildProfiler, fixtures } from '../service/builtProfiler.ts';
import type { BuiltProfiler } from '../service/builtProfiler.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes,
];

// Node's own messages come on top: a few about streams.
const atLeast = (count: number, least: number): void =>
  assert.ok(count >= least && count <= least + 10, `${count} messages`);

for (const other of nodes) {
  describe(`messages of a program on Node ${other.version}`, () => {
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

    const profile = async (program: string): Promise<ProfileJson> => {
      const options = ['profile', '--out', out, '--format', 'json', '--format', 'html', '--'];
      const ran = await runProgram([
        process.execPath,
        profiler.cli,
        ...options,
        node,
        path.join(fixtures, program),
      ]);
      assert.deepEqual([ran.stdout, ran.exitCode], ['29\n', 0]);
      return readProfileJson(out);
    };

    it('are counted and measured by who sends them to whom', async () => {
      const json = await profile('messages.mjs');
      const [main, worker, child] = ['main', 'thread', 'process'].map(
        (role) => json.lanes.find((lane) => lane.role === role)?.id,
      );
      const row = (from: string | undefined, to: string | undefined) => {
        const rows = json.messages.filter((one) => one.from === from && one.to === to);
        assert.equal(rows.length, 1);
        return rows[0] ?? assert.fail();
      };
      // What the worker is started with and its port, then 20 copied megabytes, and 5 that are not copied.
      const toWorker = row(main, worker);
      atLeast(toWorker.count, 2 + 20 + 5);
      assert.ok(toWorker.bytes > 15e6 && toWorker.bytes < 26e6, String(toWorker.bytes));
      assert.ok(toWorker.cloneMs > 0);
      // 25 answers, and one of Node's own that says that it runs.
      const toMain = row(worker, main);
      atLeast(toMain.count, 25 + 1);
      assert.ok(toMain.bytes < 5000);
      assert.equal(row(main, child).count, 1);
      assert.ok(row(main, child).bytes >= 1000);
      assert.equal(row(child, main).count, 4);
      assert.ok(json.messages.every(({ from, to }) => from !== null && to !== null));
    });
  });
}
