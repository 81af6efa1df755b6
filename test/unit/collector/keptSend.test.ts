import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

onEachNode('a process that took send once and is killed when it has answered', (on) => {
  it('has told which functions it ran', async () => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const program = [on.node, path.join(fixtures, 'keeps-send.mjs')];
    const ran = await runProgram([process.execPath, on.profiler.cli, ...options, ...program]);
    assert.deepEqual([ran.stdout, ran.exitCode], ['true\n', 0]);
    const { functions, messages, lanes } = await readProfileJson(on.out);
    assert.ok((functions.find(({ name }) => name === 'compute')?.total.wallMs ?? 0) >= 100);
    // The message that it was killed for may be in no total any more.
    const [main, child] = lanes.map(({ id }) => id);
    assert.equal(messages.find(({ from, to }) => from === main && to === child)?.count, 1);
  });
});
