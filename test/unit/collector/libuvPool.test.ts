import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { readProfileJson, readRecords, runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

onEachNode("libuv's pool", (on) => {
  it('is a lane of its own, and a finding where it is saturated, as far as Node names its threads', async function () {
    if (process.platform !== 'linux') this.skip(); // Threads are read from /proc.
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const program = [on.node, path.join(fixtures, 'libuv-pool.mjs')];
    const { exitCode, stdout } = await runProgram([
      process.execPath,
      on.profiler.cli,
      ...options,
      ...program,
    ]);
    assert.deepEqual([exitCode, stdout], [0, 'true\n']);
    const { lanes, findings } = await readProfileJson(on.out);
    const [main] = lanes;
    const pool = lanes.find(({ role, name }) => role === 'helpers' && name.startsWith('libuv pool'));
    const isNamed = on.majorVersion > 20;
    assert.equal(pool?.name, isNamed ? 'libuv pool' : 'libuv pool and V8 helpers');
    assert.deepEqual([pool.parent, pool.pid, pool.blockedMs], [main?.id, main?.pid, null]);
    // All that is derived is derived there.
    assert.ok(
      (pool.runningMs ?? 0) > 2 * (main?.runningMs ?? Infinity),
      `${pool.runningMs} ${main?.runningMs}`,
    );
    assert.ok(pool.states.length > 0);
    if (isNamed) assert.equal(pool.threadCount, 4);
    const saturated = findings.find(({ code }) => code === 'libuv-pool-saturated');
    assert.deepEqual(saturated?.lanes, isNamed ? [pool.id, main?.id] : undefined);
    const records = (await readRecords(on.out)).filter((record) => record.type === 'helper-threads');
    assert.ok(records.length > 2);
    // Whether a thread waits for a disk is asked of libuv's alone.
    for (const { group, blockedUs } of records) assert.equal(blockedUs === undefined, group !== 'libuv');
  });
});
