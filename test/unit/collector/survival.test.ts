import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { appendRequire } from '../../../src/service/privateFolder.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { eventually, ownLanes, readProfileJson, runProgram, startProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';
import type { ProgramRun } from '../service/runProgram.ts';

const fixture = (name: string): string => path.join(fixtures, name);
const ends = (json: ProfileJson): (readonly string[])[] =>
  ownLanes(json).map(({ name, endReason }) => [name, endReason]);
const hasSeen = (json: ProfileJson, name: string): boolean => json.functions.some((row) => row.name === name);

onEachNode('what was recorded of a program is there', (on) => {
  const profiled = (...command: readonly string[]): string[] =>
    [process.execPath, on.profiler.cli, 'profile', '--out', on.out, '--format', 'json', '--'].concat(command);
  const profile = async (...command: string[]): Promise<ProgramRun & { readonly json: ProfileJson }> => {
    const ran = await runProgram(profiled(...command));
    return { ...ran, json: await readProfileJson(on.out) };
  };

  it('after process.exit, while a worker computes', async () => {
    const { exitCode, json } = await profile(on.node, fixture('exits-in-task.mjs'));
    assert.equal(exitCode, 7);
    assert.deepEqual(ends(json), [
      ['main', 'exit'],
      ['worker 1', 'lost'],
    ]);
  });

  it('after terminate, while the worker computes', async () => {
    const { stdout, exitCode, json } = await profile(on.node, fixture('terminated.mjs'));
    assert.deepEqual([stdout, exitCode, json.status], ['1\n', 0, 'ended']);
    assert.equal(ownLanes(json).length, 2);
  });

  it('after terminate, while the worker is parked in Atomics.wait', async () => {
    const { stdout, json } = await profile(on.node, fixture('parked.mjs'));
    assert.deepEqual([stdout, json.status, ownLanes(json).length], ['terminated\n', 'ended', 2]);
  });

  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGKILL', 137],
  ] as const) {
    it(`after ${signal}`, async function () {
      if (process.platform === 'win32') this.skip(); // It has no signals, and no ulimit.
      const running = startProgram(profiled(on.node, fixture('killed.mjs')));
      const pid = await eventually('it computes', () => /computing (\d+)/.exec(running.output())?.[1]);
      process.kill(Number(pid), signal);
      assert.equal((await running.done).exitCode, code);
      const json = await readProfileJson(on.out);
      assert.equal(json.status, 'cut-off');
      assert.deepEqual(ends(json), [
        ['main', 'lost'],
        ['worker 1', 'lost'],
      ]);
      assert.deepEqual(
        json.tasks.map(({ name, outcome }) => [name, outcome]),
        [['endless', 'lost']],
      );
    });
  }

  it('after a worker ran out of memory', async () => {
    const { stdout, exitCode, json } = await profile(on.node, fixture('out-of-memory.mjs'));
    assert.deepEqual([stdout, exitCode], ['ERR_WORKER_OUT_OF_MEMORY\n', 0]);
    assert.equal(ownLanes(json).length, 2);
    assert.ok(hasSeen(json, 'compute'));
  });

  it('after the program ran out of memory', async () => {
    const { exitCode, json } = await profile(
      on.node,
      '--max-old-space-size=40',
      fixture('out-of-memory.mjs'),
      'main',
    );
    assert.notEqual(exitCode, 0);
    assert.deepEqual([json.status, ...ends(json)], ['cut-off', ['main', 'lost']]);
    assert.ok(hasSeen(json, 'compute'));
    if (process.platform !== 'win32') assert.match(json.notices[0] ?? '', /^The program \w+ \(SIG[A-Z]+\)/);
  });

  it('until process.exit in the middle of what holds the event loop, which is named', async () => {
    const { exitCode, json } = await profile(on.node, fixture('exits-while-held.mjs'));
    assert.equal(exitCode, 3);
    const held = json.findings.find(({ code }) => code === 'main-thread-held');
    assert.match(held?.message ?? '', /^main is held by compute \(exits-while-held\.mjs:\d+\)/);
  });

  it('until the disk was full, and the program runs on as it would', async function () {
    if (process.platform === 'win32') this.skip(); // It has no signals, and no ulimit.
    // No file may become larger than 64 KiB: the record files reach that, and Node's signal for it is ignored.
    const limited = 'trap "" XFSZ; ulimit -f 64; exec "$0" "$1"';
    const command = ['bash', '-c', limited, on.node, fixture('writes-much.mjs')];
    const without = await runProgram(command);
    const ran = await runProgram(command, {
      NODE_OPTIONS: appendRequire('', on.profiler.collector),
      POOLWRIGHT_PROFILE_DIR: on.out,
    });
    assert.deepEqual(ran, without);
    assert.equal(ran.stdout, 'published\nended by itself\n');
    const [file = ''] = await readdir(on.out);
    const [first = ''] = (await readFile(path.join(on.out, file), 'utf8')).split('\n');
    assert.match(first, /^\{"type":"lane"/);
  });
});
