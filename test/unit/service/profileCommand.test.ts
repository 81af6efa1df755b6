import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { coreStates } from '../../../src/profile/index.ts';
import type { ProfileJson } from '../../../src/profile/index.ts';
import { openProfile } from '../../../src/service/index.ts';
import { cpuProfileSchema } from '../profile/cpuProfileSchema.ts';
import { buildProfiler, fixtures } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import {
  eventually,
  ownLanes,
  readProfileJson,
  readRecords,
  runProgram,
  startProgram,
} from './runProgram.ts';
import type { ProgramRun } from './runProgram.ts';

const node = process.execPath;
const fixture = (name: string): string => path.join(fixtures, name);

const lanesOf = (
  json: ProfileJson,
): { readonly name: string; readonly role: string; readonly parent: string }[] => {
  const nameOf = new Map<string | null, string>(json.lanes.map((lane) => [lane.id, lane.name]));
  return ownLanes(json).map(({ name, role, parent }) => ({ name, role, parent: nameOf.get(parent) ?? '' }));
};

describe('poolwright profile', () => {
  let profiler: BuiltProfiler;
  let out: string;

  before(async () => {
    profiler = await buildProfiler();
  });
  after(() => profiler.remove());
  beforeEach(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
  });
  afterEach(() => rm(out, { recursive: true, force: true }));

  const profileCommand = (...command: readonly string[]): string[] =>
    [node, profiler.cli, 'profile', '--out', out, '--format', 'json', '--format', 'trace', '--'].concat(
      command,
    );
  const profile = async (
    ...command: readonly string[]
  ): Promise<ProgramRun & { readonly json: ProfileJson }> => {
    const ran = await runProgram(profileCommand(...command));
    return { ...ran, json: await readProfileJson(out) };
  };

  it('shows a lane for the main thread and one for each thread of a pool, with every task', async () => {
    const { json, stdout, exitCode } = await profile(node, fixture('threads.mjs'));
    assert.deepEqual([stdout, exitCode], ['1 4 9 16 25 negative\n', 0]);
    assert.deepEqual(lanesOf(json), [
      { name: 'main', role: 'main', parent: '' },
      { name: 'worker 1', role: 'thread', parent: 'main' },
      { name: 'worker 2', role: 'thread', parent: 'main' },
    ]);
    assert.deepEqual(
      json.tasks.map(({ name, outcome }) => `${name} ${outcome}`),
      [...Array.from({ length: 5 }, () => 'square done'), 'square failed'],
    );
    const [main, ...workers] = ownLanes(json).map(({ id }) => id);
    for (const { caller, worker } of json.tasks) {
      assert.equal(caller, main);
      assert.ok(workers.includes(worker ?? ''));
    }
    assert.equal(json.status, 'ended');
    assert.deepEqual(json.notices, []);
  });

  it('shows a lane for each process of a pool', async () => {
    const { json, stdout } = await profile(node, fixture('processes.mjs'));
    assert.equal(stdout, '1 4 9 16\n');
    const [main, ...children] = json.lanes;
    assert.equal(main?.name, 'main');
    assert.deepEqual(
      children.map(({ name, role, parent }) => ({ name, role, parent })),
      children.map(({ pid }) => ({ name: `process ${pid}`, role: 'process', parent: main?.id })),
    );
    assert.equal(children.length, 2);
    assert.deepEqual(
      json.tasks.map(({ outcome }) => outcome),
      ['done', 'done', 'done', 'done'],
    );
  });

  for (const program of ['threads.mjs', 'processes.mjs']) {
    it(`puts all lanes of ${program} on one clock: queued, started, ended, settled come in this order`, async () => {
      const { json } = await profile(node, fixture(program));
      assert.ok(json.tasks.length >= 4);
      for (const { queuedUs, startedUs, endedUs, settledUs } of json.tasks) {
        const times = [0, queuedUs, startedUs, endedUs, settledUs, json.durationUs].map(
          (time) => time ?? Number.NaN,
        );
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
        assert.ok(times.every((time) => Number.isFinite(time)));
      }
    });
  }

  it('knows who started whom, through nested threads and child processes', async () => {
    const { json } = await profile(node, fixture('workers.mjs'));
    const child = json.lanes.find(({ role }) => role === 'process')?.name ?? '';
    assert.deepEqual(lanesOf(json), [
      { name: 'main', role: 'main', parent: '' },
      { name: 'worker 1', role: 'thread', parent: 'main' },
      { name: 'worker 2', role: 'thread', parent: 'worker 1' },
      { name: child, role: 'process', parent: 'main' },
      { name: `${child} worker 1`, role: 'thread', parent: child },
    ]);
    assert.ok(json.lanes.every(({ endReason }) => endReason === 'exit'));
  });

  it('sees on Linux that a spinning thread computes and that a parked one is blocked', async function () {
    if (process.platform !== 'linux') this.skip(); // Blocked is told by the kernel's figures in /proc.
    const { json } = await profile(node, fixture('parked.mjs'));
    const timeIn = (lane: number, state: string): number =>
      (json.lanes[lane]?.states ?? [])
        .filter((stretch) => stretch.state === state)
        .reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
    // However busy the machine is: what the main thread did not compute in its 800 ms, it waited for a core.
    const ranUs = [...coreStates].reduce((sum, state) => sum + timeIn(0, state), 0);
    assert.ok(ranUs + timeIn(0, 'waiting-for-core') > 700_000);
    assert.ok(timeIn(0, 'blocked') < ranUs + timeIn(0, 'waiting-for-core'));
    // All that time the worker is parked.
    assert.ok(timeIn(1, 'blocked') > 500_000);
    assert.ok(timeIn(1, 'idle') < timeIn(1, 'blocked'));
  });

  it('keeps the exit code of a program that fails', async () => {
    const { exitCode, stdout, json } = await profile(node, fixture('fails.mjs'));
    assert.deepEqual([exitCode, stdout, json.status], [3, 'about to fail\n', 'failed']);
    assert.equal(json.lanes[0]?.endReason, 'exit');
  });

  it('keeps what a program recorded that exits while a task runs', async () => {
    const { exitCode, json } = await profile(node, fixture('exits-in-task.mjs'));
    assert.equal(exitCode, 7);
    assert.deepEqual(
      ownLanes(json).map(({ name, endReason }) => [name, endReason]),
      [
        ['main', 'exit'],
        ['worker 1', 'lost'],
      ],
    );
    const [task] = json.tasks;
    assert.deepEqual([task?.name, task?.outcome, task?.endedUs], ['endless', 'lost', null]);
    assert.equal(typeof task?.startedUs, 'number');
  });

  it('keeps what a program recorded that is killed, and ends as a shell would', async () => {
    const running = startProgram(profileCommand(node, fixture('killed.mjs')));
    const pid = await eventually('the program computes', () => /computing (\d+)/.exec(running.output())?.[1]);
    process.kill(Number(pid), 'SIGKILL');
    assert.equal((await running.done).exitCode, 128 + 9);
    const json = await readProfileJson(out);
    assert.equal(json.status, 'cut-off');
    assert.deepEqual(
      ownLanes(json).map(({ name, endReason }) => [name, endReason]),
      [
        ['main', 'lost'],
        ['worker 1', 'lost'],
      ],
    );
    assert.deepEqual(
      json.tasks.map(({ name, outcome, worker }) => [name, outcome, worker]),
      [['endless', 'lost', json.lanes[1]?.id]],
    );
    const opened = await openProfile(path.join(out, 'run.poolprofile'));
    assert.ok(opened.kind === 'opened' && opened.remark === '');
  });

  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    it(`passes ${signal} on to the program`, async () => {
      const running = startProgram(profileCommand(node, fixture('killed.mjs')));
      await eventually('the program computes', () => /computing (\d+)/.exec(running.output())?.[1]);
      running.child.kill(signal);
      const { exitCode, stdout } = await running.done;
      assert.equal(exitCode, code);
      assert.match(stdout, /^computing \d+\n$/);
      assert.equal((await readProfileJson(out)).status, 'stopped');
    });
  }

  it('says what happened when the command cannot be started, ends with 127, and leaves earlier profiles alone', async () => {
    await writeFile(path.join(out, 'run.poolprofile'), 'an earlier profile');
    const ran = await runProgram(profileCommand('no-such-program-anywhere'));
    assert.deepEqual([ran.exitCode, ran.stdout], [127, '']);
    assert.match(ran.stderr, /^poolwright: no-such-program-anywhere cannot be started .*PATH\.\n$/);
    assert.equal(await readFile(path.join(out, 'run.poolprofile'), 'utf8'), 'an earlier profile');
    const fresh = path.join(out, 'fresh');
    const file = await runProgram([node, profiler.cli, 'profile', '--out', fresh, '--', './app.ts']);
    assert.match(file.stderr, /^poolwright: \.\/app\.ts cannot be started .* as in: -- node \.\/app\.ts\n$/);
    assert.equal(existsSync(fresh), false);
  });

  it('runs the program all the same where the profile cannot be written', async () => {
    const blocked = path.join(out, 'file');
    await writeFile(blocked, '');
    const command = [node, profiler.cli, 'profile', '--out', path.join(blocked, 'deeper'), '--'];
    const ran = await runProgram([...command, node, fixture('fails.mjs')]);
    assert.deepEqual([ran.exitCode, ran.stdout], [3, 'about to fail\n']);
    const said = /^poolwright: .*deeper cannot be written to \(.*\): the profile goes to (.*) instead\.$/m;
    const kept = said.exec(ran.stderr)?.[1] ?? '';
    const opened = await openProfile(path.join(kept, 'run.poolprofile'));
    assert.equal(opened.kind, 'opened');
    await rm(kept, { recursive: true });
  });

  it('says so when the command starts no Node process', async () => {
    const { exitCode, json, stderr } = await profile('sh', '-c', 'exit 5');
    assert.equal(exitCode, 5);
    assert.deepEqual(json.lanes, []);
    assert.match(stderr, /^poolwright: Nothing was recorded: no Node process/m);
    assert.doesNotMatch(stderr, /Recorded in/);
  });

  it('accepts only formats that it can write', async () => {
    const ran = await runProgram([node, profiler.cli, 'profile', '--format', 'svg', '--', node, '-v']);
    assert.notEqual(ran.exitCode, 0);
    assert.match(ran.stderr, /Formats are poolprofile, trace, cpuprofile, json, html/);
  });

  it('leaves no folder behind and writes what was asked for', async () => {
    const temporary = await mkdtemp(path.join(os.tmpdir(), 'poolwright-test-'));
    await runProgram(profileCommand(node, fixture('fails.mjs')), { TMPDIR: temporary });
    assert.deepEqual(await readdir(temporary), []);
    assert.deepEqual((await readdir(out)).sort(), ['profile.json', 'run.poolprofile', 'trace.json']);
    const [first, ...others] = await readRecords(out);
    assert.equal(first?.type, 'header');
    assert.equal(others.at(-1)?.type, 'end');
    await rm(temporary, { recursive: true });
  });

  it('writes a CPU profile of each thread, and a report, and prints what stands out', async () => {
    const formats = ['--format', 'cpuprofile', '--format', 'html', '--format', 'json'];
    const command = [
      node,
      profiler.cli,
      'profile',
      '--out',
      out,
      ...formats,
      '--',
      node,
      fixture('held.mjs'),
    ];
    const { stdout, stderr } = await runProgram(command);
    assert.equal(stdout, '10000\n');
    assert.match(stderr, /^poolwright: main is held by makeGarbage \(held\.mjs:4\)/m);
    const lanes = ownLanes(await readProfileJson(out));
    assert.deepEqual(
      (await readdir(out)).sort(),
      [...lanes.map(({ id }) => `${id}.cpuprofile`), 'profile.json', 'report.html', 'run.poolprofile'].sort(),
    );
    const validate = new Ajv({ allErrors: true }).compile(cpuProfileSchema);
    for (const { id } of lanes) {
      const ofThread: unknown = JSON.parse(await readFile(path.join(out, `${id}.cpuprofile`), 'utf8'));
      assert.ok(validate(ofThread), JSON.stringify(validate.errors));
    }
    assert.match(await readFile(path.join(out, 'report.html'), 'utf8'), /main is held by makeGarbage/);
  });

  describe('a TypeScript program', () => {
    const repository = fileURLToPath(new URL('../../../', import.meta.url));
    let project: string;

    // In a folder of its own, as a project would have it, with spaces in its name.
    beforeEach(async () => {
      project = await mkdtemp(path.join(os.tmpdir(), 'poolwright test '));
      await writeFile(path.join(project, 'package.json'), '{"type":"module"}');
      await writeFile(path.join(project, 'program.ts'), await readFile(fixture('program.ts'), 'utf8'));
      await symlink(path.join(repository, 'node_modules'), path.join(project, 'node_modules'));
    });
    afterEach(() => rm(project, { recursive: true, force: true }));

    for (const [how, command] of [
      ['through the tsx command', ['node_modules/.bin/tsx', 'program.ts']],
      ['with node --import tsx', ['node', '--import', 'tsx', 'program.ts']],
    ] as const) {
      it(`run ${how} shows its main thread and its worker, and nothing of what compiles it`, async () => {
        const environment = { PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
        const ran = await runProgram(profileCommand(...command), environment, project);
        assert.deepEqual([ran.stdout, ran.exitCode], ['1\n', 0]);
        assert.deepEqual(lanesOf(await readProfileJson(out)), [
          { name: 'main', role: 'main', parent: '' },
          { name: 'worker 1', role: 'thread', parent: 'main' },
        ]);
      });
    }
  });
});
