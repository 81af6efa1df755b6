import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { fixtures } from '../service/builtProfiler.ts';
import { eventually, readProfileJson, runProgram, startProgram } from '../service/runProgram.ts';
import { onEachNode } from './onEachNode.ts';
import type { ProgramRun } from '../service/runProgram.ts';

/** Process ids and versions differ from run to run. */
const comparable = (ran: ProgramRun): ProgramRun => ({
  ...ran,
  stderr: ran.stderr.replaceAll(/\(node:\d+\)/g, '(node:PID)'),
});

/** Names of the lanes in which samples found a function. */
const lanesIn = (json: ProfileJson, name: string): string[] =>
  json.functions
    .filter((row) => row.name === name && row.url.includes('/test/fixtures/profile/'))
    .flatMap(({ lanes }) => lanes.map(({ lane }) => json.lanes.find(({ id }) => id === lane)?.name ?? ''));

/** As `env` takes it. */
const setting = (environment: Readonly<Record<string, string>>): string[] =>
  Object.entries(environment).map(([name, value]) => `${name}=${value}`);

onEachNode('a program', (on) => {
  const program = (script: string): string[] => [on.node, path.join(fixtures, script)];
  const profiled = (script: string, ...options: readonly string[]): string[] =>
    [process.execPath, on.profiler.cli, 'profile', '--out', on.out, '--format', 'json'].concat(options, [
      '--',
      ...program(script),
    ]);
  const profile = async (script: string): Promise<ProfileJson> => {
    const without = comparable(await runProgram(program(script)));
    const ran = comparable(await runProgram(profiled(script)));
    // What we say ourselves comes after all that the program says.
    const said = ran.stderr.indexOf('poolwright: ');
    assert.deepEqual(
      { stdout: ran.stdout, stderr: ran.stderr.slice(0, said), exitCode: ran.exitCode },
      { stdout: without.stdout, stderr: without.stderr, exitCode: without.exitCode },
    );
    return readProfileJson(on.out);
  };

  it('shows what the threads of a pool ran, though the pool terminates them', async () => {
    const json = await profile('sampled-threads.mjs');
    assert.deepEqual(lanesIn(json, 'computeOnCore').sort(), ['worker 1', 'worker 2']);
  });

  it('shows what child processes ran, though they are killed', async () => {
    const json = await profile('sampled-processes.mjs');
    const names = json.lanes.filter(({ role }) => role === 'process').map(({ name }) => name);
    assert.equal(names.length, 2);
    assert.deepEqual(lanesIn(json, 'computeOnCore').sort(), names.sort());
  });

  it('shows what a thread ran that is terminated while it is parked, and who held the main thread', async () => {
    assert.deepEqual(lanesIn(await profile('parked.mjs'), 'compute'), ['main']);
  });

  for (const how of ['--cpu-prof', 'NODE_V8_COVERAGE'] as const) {
    it(`stays unnoticed where Node itself profiles, by ${how}`, async () => {
      const byNode = path.join(on.out, 'by-node');
      const option = how === '--cpu-prof' ? [how, `--cpu-prof-dir=${byNode}`] : [];
      const environment = how === '--cpu-prof' ? {} : { [how]: byNode };
      const command = [on.node, ...option, path.join(fixtures, 'sampled-threads.mjs')];
      const profiling = [
        process.execPath,
        on.profiler.cli,
        'profile',
        '--out',
        on.out,
        '--format',
        'json',
        '--',
      ];
      const ran = await runProgram(profiling.concat('env', setting(environment), command));
      assert.deepEqual([ran.stdout, ran.exitCode], ['9\n16\n', 0]);
      assert.match(ran.stderr, /^(?:poolwright: .*\n)+$/);
      assert.notDeepEqual(await readdir(byNode), []);
      assert.deepEqual(lanesIn(await readProfileJson(on.out), 'computeOnCore').sort(), [
        'worker 1',
        'worker 2',
      ]);
    });
  }

  it('says who held the main thread, and counts its garbage collections', async () => {
    const json = await profile('held.mjs');
    const finding = json.findings.find(({ code }) => code === 'main-thread-held');
    assert.match(finding?.message ?? '', /^main is held by makeGarbage \(held\.mjs:4\)/);
    const [main] = json.lanes;
    assert.deepEqual(finding?.lanes, [main?.id]);
    assert.ok((main?.garbage?.minorCount ?? 0) > 0 && (main?.garbage?.minorUs ?? 0) > 0);
    assert.ok((main?.mostHeapUsedBytes ?? 0) > 1_000_000);
    assert.ok((main?.longestDelayMs ?? 0) > 400);
    assert.ok(
      (main?.memoryBytes ?? 0) > 1_000_000 && (main?.rssBytes ?? 0) > (main?.memoryBytes ?? Infinity),
    );
    assert.ok((main?.loopUtilization ?? 0) > 0.5 && (main?.loopUtilization ?? 2) <= 1);
  });

  for (const script of ['throws.mjs', 'rejects.mjs', 'exits-in-task.mjs', 'workers.mjs']) {
    it(`leaves what ${script} prints and how it ends as they are`, async () => {
      const json = await profile(script);
      assert.ok(json.lanes.length > 0);
    });
  }

  it('keeps what was handed on when it is killed, and says what was not', async function () {
    if (process.platform !== 'linux') this.skip(); // The kernel's figures are read from /proc.
    const running = startProgram(profiled('killed.mjs'));
    const pid = await eventually('it computes', () => /computing (\d+)/.exec(running.output())?.[1]);
    // The main thread's event loop turns, so that it hands on a stretch; the worker computes on.
    await eventually('it has computed for a second', async () => {
      const stat = (await readFile(`/proc/${pid}/stat`, 'latin1')).split(' ');
      // In user mode, in hundredths of a second (proc_pid_stat(5)).
      return Number(stat[13]) > 100 ? true : undefined;
    });
    process.kill(Number(pid), 'SIGKILL');
    const { stderr, exitCode } = await running.done;
    assert.equal(exitCode, 137);
    assert.equal((await readProfileJson(on.out)).status, 'cut-off');
    assert.match(
      stderr,
      /worker 1 was ended before it could say which functions it ran in its last \d+\.\d s/,
    );
  });

  it('takes no samples when told so', async () => {
    await runProgram(profiled('threads.mjs', '--sample-every', '0'));
    assert.deepEqual((await readProfileJson(on.out)).functions, []);
  });
});
