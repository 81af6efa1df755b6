import assert from 'node:assert/strict';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { onEachNode } from './onEachNode.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';

// Node's own messages come on top: a few about streams.
const atLeast = (count: number, least: number): void =>
  assert.ok(count >= least && count <= least + 10, `${count} messages`);

onEachNode('messages of a program', (on) => {
  const profile = async (program: string): Promise<ProfileJson> => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--format', 'html', '--'];
    const ran = await runProgram([
      process.execPath,
      on.profiler.cli,
      ...options,
      on.node,
      path.join(fixtures, program),
    ]);
    assert.deepEqual([ran.stdout, ran.exitCode], ['29\n', 0]);
    return readProfileJson(on.out);
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
