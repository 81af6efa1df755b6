import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually, makeScratch, POOL_KINDS, type Scratch } from './scratch.ts';

interface TaskEvent {
  phase: string;
  id: string;
  [field: string]: unknown;
}

interface Record {
  where: string;
  loaded?: true;
  event?: TaskEvent;
}

/** What a program prints that ends by itself. */
async function outputOf(child: ChildProcess): Promise<string> {
  assert(child.stdout);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.equal(code, 0);
  return output;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The process ids of the workers that have written into the place. */
async function workerPids(place: string, count: number): Promise<number[]> {
  const files = Array.from({ length: count }, (_, n) => path.join(place, `worker-${n}`));
  const names = await eventually(async () => {
    assert(files.every((file) => existsSync(file)));
    const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    assert(contents.every((content) => content !== ''));
    return contents;
  });
  return names.map((name) => Number(name.split('-')[0]));
}

/** What a worker and its caller tell of a task that has been called, after it was queued. */
function worked(id: string | undefined, ok: boolean): object[] {
  return [
    { phase: 'started', id },
    { phase: 'ended', id, ok },
    { phase: 'settled', id, ok },
  ];
}

describe('a program that uses the pools', () => {
  let scratch: Scratch;
  const started: ChildProcess[] = [];

  before(async () => {
    scratch = await makeScratch();
  });
  after(async () => {
    for (const child of started) child.kill('SIGKILL');
    await scratch.remove();
  });

  function start(
    scenario: string[],
    {
      flags = [],
      env = {},
      stderr = 'inherit',
    }: { flags?: string[]; env?: object; stderr?: 'inherit' | 'ignore' } = {},
  ): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', ...flags, 'program.ts', ...scenario], {
      cwd: scratch.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', stderr],
    });
    started.push(child);
    return child;
  }

  for (const kind of POOL_KINDS) {
    it(`ends by itself when its work in ${kind} is done`, async () => {
      assert.equal(await outputOf(start(['ends', kind])), '[2,4,6,8,10,3,"ab"]\n');
    });

    it(`hears of it when no worker can start in ${kind}, and goes on when one can`, async () => {
      const output = await outputOf(start(['broken', kind], { stderr: 'ignore' }));
      assert.deepEqual(JSON.parse(output), [['add() could not be done in a worker'], 8]);
    });

    it(`hands its environment and flags down to ${kind}`, async () => {
      const output = await outputOf(start(['surroundings', kind], { flags: ['--conditions=development'] }));
      const surroundings = JSON.parse(output) as { variable: string; flags: string[]; inThread: boolean };
      assert.equal(surroundings.variable, 'set while running');
      assert(surroundings.flags.includes('--conditions=development'));
      assert.equal(surroundings.inThread, kind === 'threads');
    });

    it(`tells who listens what becomes of each task in ${kind}`, async () => {
      const file = path.join(await scratch.meetingPlace(), 'events');
      const recorder = path.join(scratch.folder, 'recorder.cjs').replaceAll('\\', '/');
      const env = { POOL_TEST_EVENTS: file, NODE_OPTIONS: `--require "${recorder}"` };
      const child = start(['events', kind], { env });
      await outputOf(child);

      const records = (await readFile(file, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record);
      const caller = `${child.pid}-0`;
      const events = records.filter((record) => record.event !== undefined) as (Record & {
        event: TaskEvent;
      })[];
      const ids = [...new Set(events.map(({ event }) => event.id))];
      assert.deepEqual(
        ids,
        [1, 2, 3, 4, 5, 6, 7].map((n) => `${caller}-${n}`),
      );

      const histories = ids.map((id) => events.filter(({ event }) => event.id === id));
      const [joined, failed, missing, ...sums] = histories.map((history) =>
        history.map(({ event }) => event),
      );
      const queued = (name: string, id: string | undefined, args: unknown[]): object => ({
        phase: 'queued',
        id,
        name,
        pool: kind,
        args,
      });
      assert.deepEqual(joined, [queued('join', ids[0], ['abc', 'de']), ...worked(ids[0], true)]);
      assert.deepEqual(failed, [queued('fail', ids[1], ['text']), ...worked(ids[1], false)]);
      assert.deepEqual(missing, [
        queued('missing', ids[2], [1, 2]),
        { phase: 'settled', id: ids[2], ok: false },
      ]);
      assert.equal(sums.length, 4);
      for (const [n, sum] of sums.entries()) {
        assert.deepEqual(sum, [queued('add', ids[n + 3], [n + 1, n + 1]), ...worked(ids[n + 3], true)]);
      }

      for (const { where, event } of events) {
        const byCaller = event.phase === 'queued' || event.phase === 'settled';
        assert.equal(where === caller, byCaller, `${event.phase} was published by ${where}`);
        assert.equal(where.startsWith(`${child.pid}-`), byCaller || kind === 'threads');
      }
      // A profile has one lane per worker: children have no thread of their own that a profiler is loaded into.
      const threadsOf = (pid: string | undefined): string[] =>
        records
          .filter(({ loaded, where }) => loaded && where.startsWith(`${pid}-`))
          .map(({ where }) => where.replace(/.*-/, ''));
      if (kind === 'processes') {
        const children = new Set(events.map(({ where }) => where.split('-')[0]));
        for (const pid of children) assert.deepEqual(threadsOf(pid), threadsOf(`${child.pid}`));
      }
    });
  }

  it('loses nothing but their own tasks when processes abort or run out of memory', async () => {
    const flags = ['--max-old-space-size=120'];
    const output = await outputOf(start(['crashes', 'processes'], { flags, stderr: 'ignore' }));
    assert.deepEqual(JSON.parse(output), [
      'abortProcess() could not be done in a worker: its process ended with SIGABRT',
      'eatMemory() could not be done in a worker: its process ended with SIGABRT',
      2,
      4,
      6,
      8,
      10,
      12,
    ]);
  });

  it('takes its busy children with it when it exits', async () => {
    const place = await scratch.meetingPlace();
    const child = start(['leaving', 'processes', place]);
    const [pids, [code]] = await Promise.all([
      workerPids(place, availableParallelism()),
      once(child, 'exit') as Promise<[number]>,
    ]);
    assert.equal(code, 7);
    await eventually(() => assert(!pids.some((pid) => isAlive(pid))));
  });

  for (const scenario of ['busy', 'idle']) {
    it(`takes its ${scenario} children with it when it is killed`, async () => {
      const place = await scratch.meetingPlace();
      const child = start([scenario, 'processes', place]);
      const pids = await workerPids(place, scenario === 'busy' ? availableParallelism() : 1);
      assert(pids.every((pid) => pid !== child.pid && isAlive(pid)));
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await eventually(() => assert(!pids.some((pid) => isAlive(pid))));
    });
  }

  it('was gone before its child could look: the child ends although it computes', async () => {
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'exit');
    const child = fork(path.join(scratch.folder, 'pool-worker.ts'), [`${gone.pid}`], {
      serialization: 'advanced',
      execArgv: ['--import', 'tsx'],
      cwd: scratch.folder,
    });
    started.push(child);
    const place = await scratch.meetingPlace();
    const ended = once(child, 'exit');
    child.send({ id: '1', moduleUrl: scratch.tasksUrl, name: 'spin', args: [path.join(place, 'worker-0')] });
    assert.deepEqual(await ended, [null, 'SIGKILL']);
  });
});

describe('a worker', () => {
  for (const kind of POOL_KINDS) {
    it(`calls pooled functions right there, so that nested calls in ${kind} cannot wait for each other`, async () => {
      const scratch = await makeScratch();
      const run = kind === 'threads' ? scratch.pools.runInThreadPool : scratch.pools.runInProcessPool;
      const { nest } = (await import(scratch.url('pooled.ts'))) as {
        nest: (pool: string, depth: number) => Promise<string[]>;
      };
      const calls = Array.from({ length: 3 * availableParallelism() }, () =>
        run(scratch.url('pooled.ts'), 'nest', nest, [kind, 3]),
      );
      for (const places of await Promise.all(calls)) {
        assert.equal(places.length, 15);
        assert.equal(new Set(places).size, 1);
        assert.notEqual(places[0], scratch.tasks.who());
      }
      await scratch.remove();
    });

    it(`leaves ${kind} when it had nothing to do for a while`, async () => {
      const scratch = await makeScratch({ from: 'IDLE_MS = 30_000', to: 'IDLE_MS = 20' });
      const run = kind === 'threads' ? scratch.pools.runInThreadPool : scratch.pools.runInProcessPool;
      const who = (): Promise<string> => run(scratch.tasksUrl, 'who', scratch.tasks.who, []);
      const first = await who();
      if (kind === 'processes') {
        const pid = Number(first.split('-')[0]);
        await eventually(() => assert.throws(() => process.kill(pid, 0)));
      }
      await eventually(async () => assert.notEqual(await who(), first));
      await scratch.remove();
    });
  }
});
