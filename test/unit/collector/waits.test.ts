import assert from 'node:assert/strict';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { onEachNode } from './onEachNode.ts';
import { readProfileJson, runProgram } from '../service/runProgram.ts';

/** Of functions of the program, how long the waits took that they began. */
const awaitedIn = (json: ProfileJson): Map<string, number> =>
  new Map(
    json.functions.flatMap(({ name, url, awaited }) =>
      awaited === null || !url.endsWith('/awaits.mjs') ? [] : [[name, awaited.waitedMs]],
    ),
  );

onEachNode('waits of a program', (on) => {
  /** Node's own hooks for files and timers cost too much before. */
  const hasHooks = on.majorVersion >= 24;
  const profile = async (
    program: string,
    stdout: string,
    ...parameters: readonly string[]
  ): Promise<ProfileJson> => {
    const options = ['profile', '--out', on.out, '--format', 'json', '--format', 'html', '--'];
    const command = [process.execPath, on.profiler.cli, ...options, on.node, path.join(fixtures, program)];
    command.push(...parameters);
    const ran = await runProgram(command);
    assert.deepEqual([ran.stdout, ran.exitCode], [stdout, 0]);
    return readProfileJson(on.out);
  };

  it('are counted by kind, with how long they took', async () => {
    const json = await profile('waits.mjs', 'true false\n');
    const main = json.lanes.find(({ role }) => role === 'main')?.id;
    const waits = new Map(json.waits.filter(({ lane }) => lane === main).map((row) => [row.kind, row]));
    const expected = ['child-process', 'dns', 'fetch', 'http', ...(hasHooks ? ['fs', 'timer'] : [])];
    assert.deepEqual([...waits.keys()].sort(), expected.sort());
    const facts = (kind: 'http' | 'fetch' | 'child-process' | 'timer'): readonly [number, number, number] => {
      const { count, waitedMs, longestMs } = waits.get(kind) ?? assert.fail(kind);
      assert.ok(longestMs <= waitedMs && longestMs >= waitedMs / count);
      return [count, waitedMs, longestMs];
    };
    assert.equal(facts('http')[0], 3);
    assert.equal(facts('fetch')[0], 2);
    assert.equal(facts('child-process')[0], 1);
    assert.ok(facts('child-process')[1] >= 100);
    if (!hasHooks) return;
    const [count, waitedMs, longestMs] = facts('timer');
    // Two pauses and three turns of an interval; Node has timers of its own.
    assert.ok(count >= 5 && count < 15, `${count} timers`);
    assert.ok(waitedMs >= 200 && longestMs >= 119);
    assert.ok((waits.get('fs')?.count ?? 0) >= 1);
    assert.deepEqual(
      [...waits.values()].map(({ countedShare }) => countedShare),
      [...waits.keys()].map(() => 1),
    );
    assert.deepEqual(json.notices, []);
  });

  it('are counted to the functions that began them, as far as this Node tells', async () => {
    const awaited = awaitedIn(await profile('awaits.mjs', '0 true\n'));
    assert.ok((awaited.get('runCommand') ?? 0) >= 100);
    assert.equal(awaited.has('ask'), on.majorVersion >= 22);
    // Twelve of 20 ms.
    assert.equal((awaited.get('pause') ?? 0) >= 120, hasHooks);
    assert.equal(awaited.has('readText'), hasHooks);
    assert.ok(!awaited.has('compute'));
  });

  it('leave a way of the program to write stacks to the program', async () => {
    const awaited = awaitedIn(await profile('awaits.mjs', '0 true\n', 'own-writer'));
    assert.equal(awaited.has('runCommand'), on.majorVersion >= 22);
  });

  it('are counted part of the time where there are too many', async () => {
    const json = await profile('many-timers.mjs', 'done\n');
    if (hasHooks) assert.match(json.notices.join('\n'), /waits for files and timers were counted in part/);
    else assert.deepEqual(json.waits, []);
  });
});
