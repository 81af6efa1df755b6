import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { onEachNode } from './onEachNode.ts';
import { readProfileJson, readRecords, runProgram } from '../service/runProgram.ts';

onEachNode('a system without /proc', (on) => {
  it('has lanes that say which figures they do not have, and tasks as anywhere', async () => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const command = [
      process.execPath,
      on.profiler.cli,
      ...options,
      on.node,
      path.join(fixtures, 'threads.mjs'),
    ];
    const environment = { NODE_OPTIONS: `--require ${path.join(fixtures, 'no-proc.cjs')}` };
    const ran = await runProgram(command, environment);
    assert.deepEqual([ran.stdout, ran.exitCode], ['1 4 9 16 25 negative\n', 0]);
    const { lanes, tasks, notices } = await readProfileJson(on.out);
    assert.deepEqual([lanes.length, tasks.length], [3, 6]);
    const hasCpuTime = on.majorVersion > 20;
    const expected = hasCpuTime
      ? /^Time spent waiting for a core is not available on darwin/m
      : /^CPU time of a thread is not available on darwin with Node 20/m;
    assert.match(notices.join('\n'), expected);
    const records = await readRecords(on.out);
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
