import assert from 'node:assert/strict';
import path from 'node:path';
import { readPoolMessage } from '../../../src/collector/poolMessages.ts';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { onEachNode } from './onEachNode.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';

/** What each task is called, and how its worker is shown. */
const pools = {
  piscina: { name: 'double', role: 'thread' },
  'piscina-events': { name: 'double', role: 'thread' },
  tinypool: { name: 'bare-task.mjs', role: 'thread' },
  'tinypool-processes': { name: 'bare-task.mjs', role: 'process' },
  workerpool: { name: 'double', role: 'thread' },
  'workerpool-processes': { name: 'double', role: 'process' },
};

onEachNode('tasks of pools that tell nobody of them', (on) => {
  const profile = async (stdout: string, ...parameters: readonly string[]): Promise<ProfileJson> => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--'];
    const program = path.join(fixtures, 'bare-pools.mjs');
    const command = [process.execPath, on.profiler.cli, ...options, on.node, program, ...parameters];
    const ran = await runProgram(command);
    assert.deepEqual([ran.stdout, ran.exitCode], [stdout, 0], ran.stderr);
    return readProfileJson(on.out);
  };

  for (const [pool, { name, role }] of Object.entries(pools)) {
    it(`are seen by the messages of ${pool}`, async () => {
      const json = await profile('5\n', pool);
      const [main] = json.lanes;
      const roles = new Map<string | null, string>(json.lanes.map((lane) => [lane.id, lane.role]));
      assert.deepEqual(
        json.tasks.map((task) => [task.name, task.caller, roles.get(task.worker)]),
        Array.from({ length: 6 }, () => [name, main?.id, role]),
      );
      assert.deepEqual(json.tasks.map(({ outcome }) => outcome).sort(), [
        ...Array.from({ length: 5 }, () => 'done'),
        'failed',
      ]);
      for (const { queuedUs, startedUs, endedUs, settledUs } of json.tasks) {
        assert.equal(settledUs, null);
        const times = [queuedUs, startedUs, endedUs].map((time) => time ?? assert.fail());
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
      }
    });
  }

  it('are shown in part where there are many', async () => {
    const json = await profile('2999\n', 'piscina', '3000');
    assert.equal(json.tasks.length, 1_000 + 200);
    assert.match(json.notices.join('\n'), /the first 1000 are shown, each tenth of the next/);
  });
});

describe('readPoolMessage', () => {
  it('reads no message of another shape, and runs no code of it', () => {
    const hostile = {
      get taskId(): number {
        throw new Error('touched');
      },
      id: 1,
      get method(): string {
        throw new Error('touched');
      },
      params: [],
    };
    const request = { id: 1, method: 'x', params: [] };
    for (const message of [
      null,
      5,
      'text',
      [],
      {},
      hostile,
      { ...request, jsonrpc: '2.0' },
      { id: 1, method: 'x' },
    ]) {
      assert.equal(readPoolMessage(message), undefined);
    }
    assert.deepEqual(readPoolMessage(request), { kind: 'request', id: 1, name: 'x', file: '' });
    assert.deepEqual(readPoolMessage({ id: 1, result: 5, error: null }), {
      kind: 'response',
      id: 1,
      ok: true,
    });
  });
});
