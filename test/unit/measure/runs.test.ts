import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PoolKind } from '../../../src/core/index.ts';
import { measureInProcess, summarize, type ArgumentSource } from '../../../src/measure/index.ts';
import type { RawMeasurement, Trouble } from '../../../src/measure/rawMeasurement.ts';
import { renderPoolFiles } from '../../../src/wrap/index.ts';
import { repository } from '../../support/repository.ts';

const folder = path.join(repository, 'test/fixtures/measure');
const url = (file: string): string => pathToFileURL(path.join(folder, file)).href;
const call = (...list: readonly unknown[]): ArgumentSource => ({ kind: 'lists', lists: [list] });
const from = (file: string): ArgumentSource => ({ kind: 'module', url: url(file) });

interface Wish {
  readonly file?: string;
  readonly pools?: readonly PoolKind[];
  readonly workers?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

// As the command line does it, but without asking the wrap: so what a wrap would refuse meets the process, too.
const measure = (name: string, given: ArgumentSource, wish: Wish = {}) => {
  const {
    file = 'work.ts',
    pools = ['threads', 'processes'],
    timeoutMs = 100_000,
    workers = 2,
    ...rest
  } = wish;
  return measureInProcess({
    poolFiles: renderPoolFiles({ pools: ['threads', 'processes'], ext: 'mjs' }),
    command: [process.execPath, '--import', 'tsx'],
    workingDirectory: folder,
    request: {
      moduleUrl: url(file),
      exportPath: name,
      pools,
      workers,
      arguments: given,
      budgetMs: 1,
      timeoutMs,
    },
    ...rest,
  });
};

async function measured(...args: Parameters<typeof measure>): Promise<RawMeasurement> {
  const outcome = await measure(...args);
  assert.ok(outcome.kind === 'measured', JSON.stringify(outcome));
  return outcome.raw;
}

async function refused(...args: Parameters<typeof measure>): Promise<readonly Trouble[]> {
  const outcome = await measure(...args);
  assert.ok(outcome.kind === 'refused', 'It was measured.');
  return outcome.troubles;
}

const comparisons = ({ results }: RawMeasurement) =>
  results.map(({ comparison, list, pool }) => `${pool} ${list} ${comparison}`);

describe('a measured function', function () {
  this.timeout(300_000);

  it('is called directly, in threads and in processes, with each number of workers, in the same rounds', async () => {
    const progress: string[] = [];
    const raw = await measured('spin', call(20_000), {
      workers: 3,
      onProgress: (done, of) => progress.push(`${done}/${of}`),
    });
    assert.deepEqual(
      raw.runs.map(({ way, workers }) => `${way} ${workers}`),
      ['direct 1', 'threads 1', 'threads 2', 'threads 3', 'processes 1', 'processes 2', 'processes 3'],
    );
    const rounds = new Set(raw.runs.map((run) => run.rounds.length));
    assert.deepEqual([...rounds], [6]);
    assert.equal(progress.at(-1), '6/6');
    for (const run of raw.runs) {
      assert.equal(run.calls % 3, 0);
      for (const { cpuMs, heldMs, wallMs } of run.rounds) assert.ok(wallMs > 0 && cpuMs > 0 && heldMs >= 0);
    }
    assert.deepEqual(comparisons(raw), ['threads 0 equal', 'processes 0 equal']);
    assert.ok((raw.firstCallMs.threads ?? 0) > 0 && (raw.firstCallMs.processes ?? 0) > 0);
    assert.deepEqual(raw.troubles, []);
    assert.equal(raw.isAsync, false);
    assert.ok(raw.cores >= 1 && raw.node === process.versions.node);
  });

  it('spends its time in the workers, as processor time of their processes says', async function () {
    if (process.platform !== 'linux') this.skip(); // The time of child processes is read from /proc.
    const raw = await measured('spin', call(300_000), { pools: ['processes'], workers: 1 });
    const cpuOf = (way: string): number => {
      const run = raw.runs.find((one) => one.way === way);
      assert.ok(run);
      return run.rounds.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / run.calls;
    };
    const heldOf = raw.runs.map(
      ({ calls, rounds }) => rounds.reduce((sum, { heldMs }) => sum + heldMs, 0) / calls,
    );
    // The same work is done, and the thread that asks does next to none of it.
    assert.ok(cpuOf('processes') > 0.5 * cpuOf('direct'));
    assert.ok((heldOf[1] ?? 1) < 0.5 * (heldOf[0] ?? 0), JSON.stringify(heldOf));
  });

  it('may be a member of a class, and answer with what structured clone carries', async () => {
    const raw = await measured('Stats.total', call([1, 2, 3]), { workers: 1 });
    assert.deepEqual(comparisons(raw), ['threads 0 equal', 'processes 0 equal']);
  });

  it('may wait, and is then also called together without a pool', async () => {
    const raw = await measured('later', call(1), { workers: 2, pools: ['threads'] });
    assert.deepEqual(
      raw.runs.map(({ way, workers }) => `${way} ${workers}`),
      ['direct 1', 'together 2', 'threads 1', 'threads 2'],
    );
    assert.equal(raw.isAsync, true);
    assert.deepEqual(comparisons(raw), ['threads 0 equal']);
  });

  it('may be in a CommonJS module whose exports have no names that Node sees', async () => {
    const raw = await measured('letters', call('mississippi'), { file: 'legacy.cjs', workers: 1 });
    assert.deepEqual(comparisons(raw), ['threads 0 equal', 'processes 0 equal']);
  });

  it('has arguments of growing size from a module, and scales with the last of them', async () => {
    const raw = await measured('spin', from('sizes.ts'), { workers: 2, pools: ['threads'] });
    assert.deepEqual(raw.sizes.values, [10, 1000, 20_000]);
    assert.equal(raw.sizes.what, 'argument 1');
    assert.deepEqual(
      raw.runs.map(({ list, way, workers }) => `${list} ${way} ${workers}`),
      ['0 direct 1', '0 threads 2', '1 direct 1', '1 threads 2', '2 direct 1', '2 threads 1', '2 threads 2'],
    );
    const { arguments: given } = summarize(raw, { file: 'work.ts', name: 'spin', refusals: [] });
    assert.deepEqual(
      given.sizes.map(({ size }) => size),
      [10, 1000, 20_000],
    );
  });

  it('is said to answer otherwise in the pool where it does', async () => {
    const raw = await measured('whereAmI', call('here'), { workers: 1 });
    assert.deepEqual(comparisons(raw), ['threads 0 different', 'processes 0 equal']);
    const [threads] = raw.results;
    assert.equal(threads?.direct, "'here main'");
    assert.equal(threads?.pooled, "'here worker'");
    const { advice } = summarize(raw, { file: 'work.ts', name: 'whereAmI', refusals: [] });
    assert.match(
      advice.reason,
      /In a thread pool it gives another result: 'here worker' instead of 'here main'/,
    );
  });

  it('is not compared where it never answers the same', async () => {
    const raw = await measured('roll', call(6), { workers: 1, pools: ['threads'] });
    assert.deepEqual(comparisons(raw), ['threads 0 varies']);
  });
});

describe('a function that cannot be measured', function () {
  this.timeout(300_000);

  it('throws', async () => {
    const [trouble] = await refused('fail', call('milk'));
    assert.equal(trouble?.code, 'throws');
    assert.match(trouble?.message ?? '', /RangeError: no milk today/);
  });

  it('never gives back', async () => {
    const [trouble] = await refused('forever', call(1), { timeoutMs: 3000 });
    assert.equal(trouble?.code, 'timed-out');
    assert.match(trouble?.message ?? '', /^Nothing came back from a direct call within 3 s/);
  });

  it('ends its process', async () => {
    const [trouble] = await refused('abort', call('now'));
    assert.equal(trouble?.code, 'crashed');
    assert.match(trouble?.message ?? '', /ended with SIGABRT during a direct call/);
  });

  it('is not exported once it is loaded', async () => {
    const [trouble] = await refused('nobody', call(1));
    assert.equal(trouble?.code, 'not-found');
  });

  it('gets an argument that cannot be sent, and which one', async () => {
    const troubles = await refused('pick', from('strange.mjs'));
    assert.deepEqual(
      troubles.map(({ code, pool }) => `${code} ${pool}`),
      ['unclonable-argument threads', 'unclonable-argument processes'],
    );
    assert.match(
      troubles[0]?.message ?? '',
      /^Argument 1 of list 2 cannot be sent to a worker: \(\) => 1 could not be cloned\./,
    );
  });

  it('gets no arguments at all', async () => {
    const [none] = await refused('pick', from('empty.mjs'));
    assert.deepEqual(
      [none?.code, /it has no list of arguments/.test(none?.message ?? '')],
      ['bad-arguments', true],
    );
    const [flat] = await refused('pick', from('notLists.mjs'));
    assert.match(flat?.message ?? '', /item 1 is no array/);
  });

  it('is cancelled', async () => {
    const stop = new AbortController();
    const [trouble] = await refused('spin', call(1_000_000), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    assert.equal(trouble?.code, 'cancelled');
  });
});
