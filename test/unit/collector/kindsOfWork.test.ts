import assert from 'node:assert/strict';
import path from 'node:path';
import { fixtures } from '../service/builtProfiler.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';

onEachNode('threads that do one kind of work each', (on) => {
  it('are shown running JavaScript, native code or the garbage collector', async function () {
    if (process.platform !== 'linux') this.skip(); // The program reads its CPU time from /proc.
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const program = [on.node, path.join(fixtures, 'kinds-of-work.mjs')];
    const { exitCode } = await runProgram([process.execPath, on.profiler.cli, ...options, ...program]);
    assert.equal(exitCode, 0);
    const json = await readProfileJson(on.out);
    const lanesOf = (name: string) =>
      json.functions.filter((row) => row.name === name).flatMap(({ lanes }) => lanes.map(({ lane }) => lane));
    /** Of the lane that ran a function: the parts of its time on a core. */
    const shares = (name: string) => {
      const row = json.lanes.find(({ id, role }) => role === 'thread' && lanesOf(name).includes(id));
      assert.ok(row?.runningMs != null, `no lane ran ${name}`);
      const { runningMs, javascriptMs, nativeMs, garbageMs } = row;
      const known = (javascriptMs ?? 0) + (nativeMs ?? 0) + (garbageMs ?? 0);
      assert.ok(known > 0.7 * runningMs && known <= runningMs + 0.01, `${known} of ${runningMs} ms`);
      return {
        javascript: (javascriptMs ?? 0) / known,
        native: (nativeMs ?? 0) / known,
        garbage: (garbageMs ?? 0) / known,
      };
    };
    const [compute, derive, litter] = [shares('compute'), shares('pbkdf2Sync'), shares('litter')];
    assert.ok(compute.javascript > 0.6, JSON.stringify(compute));
    assert.ok(derive.native > 0.6, JSON.stringify(derive));
    assert.ok(litter.garbage > 0.05 && litter.garbage > compute.garbage, JSON.stringify(litter));
  });
});
