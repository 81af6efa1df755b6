import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

onEachNode('a program that compiles its modules in memory', (on) => {
  it('prints what it does by itself, and its functions stand where they were written', async () => {
    const program = [on.node, path.join(fixtures, 'compiles.mjs')];
    const alone = await runProgram(program);
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const ran = await runProgram([process.execPath, on.profiler.cli, ...options, ...program]);
    assert.equal(ran.stdout, alone.stdout);
    assert.match(ran.stdout, /^computed true 1\nSyntaxError \d+\nScript true 2\n/);
    const { functions } = await readProfileJson(on.out);
    const row = functions.find(({ name }) => name === 'compute');
    assert.deepEqual([path.basename(row?.url ?? ''), row?.line], ['computing.ts', 7]);
  });
});
