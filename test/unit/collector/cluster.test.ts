import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

onEachNode('a cluster', (on) => {
  it('has a lane for each worker, called as it calls them, with what it ran', async () => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const program = [on.node, path.join(fixtures, 'cluster.mjs')];
    const ran = await runProgram([process.execPath, on.profiler.cli, ...options, ...program]);
    assert.deepEqual([ran.stdout, ran.exitCode], ['true 1 and true 2\n', 0]);
    const { lanes, functions } = await readProfileJson(on.out);
    const ends = lanes
      .filter(({ role }) => role !== 'helpers')
      .map(({ role, name, endReason }) => `${role} ${name} ${endReason}`);
    assert.deepEqual(ends.sort(), [
      'main main exit',
      'process cluster worker 1 exit',
      'process cluster worker 2 exit',
    ]);
    const [primary] = lanes.filter(({ role }) => role === 'main');
    assert.ok(lanes.every(({ role, parent }) => role === 'main' || parent === primary?.id));
    assert.ok((functions.find(({ name }) => name === 'compute')?.total.wallMs ?? 0) >= 150);
  });
});
