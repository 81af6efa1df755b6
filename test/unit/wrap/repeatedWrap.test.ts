import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CompilerSession } from '../../../src/compiler/index.ts';
import type { PoolKind, WrapPlan } from '../../../src/core/index.ts';
import { planWrap } from '../../../src/wrap/index.ts';
import { renderPoolFiles } from '../../../src/wrap/poolFiles.ts';
import { casesFolder, Scratch, wrapCases } from './wrapCase.ts';

describe('wrapping in a package that has been wrapped before', function () {
  this.timeout(120_000);
  let session: CompilerSession;
  let scratch: Scratch;

  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });
  beforeEach(() => {
    const start = wrapCases().find(({ name }) => name === 'caller-in-own-module');
    assert.ok(start);
    scratch = new Scratch(start);
    appendFileSync(
      file('src/sort.ts'),
      '\nexport function total(values: readonly number[]): number {\n  return values.reduce((sum, value) => sum + value, 0);\n}\n',
    );
    appendFileSync(
      file('src/main.ts'),
      "\nconst { total } = await import('./sort.ts');\nconsole.log(typeof total);\n",
    );
  });
  afterEach(() => {
    scratch.remove();
  });

  const file = (name: string): string => `${scratch.folder}/${name}`;
  const read = (name: string): string => readFileSync(file(name), 'utf8');

  function plan(name: string, pool: PoolKind): WrapPlan {
    return planWrap(session, { file: file('src/sort.ts'), at: { name }, pool });
  }

  function apply(name: string, pool: PoolKind): WrapPlan & { status: 'ready' } {
    const made = plan(name, pool);
    assert.equal(made.status, 'ready', JSON.stringify(made));
    assert.ok(made.status === 'ready');
    scratch.apply(made);
    session.filesChanged('all');
    assert.deepEqual(scratch.problems(session, 'src/main.ts'), []);
    return made;
  }

  it('refuses a function that runs in that pool already, and its twin', () => {
    apply('sorted', 'threads');
    assert.deepEqual(codes(plan('sorted', 'threads')), ['already-pooled']);
    assert.deepEqual(codes(plan('sortedPooled', 'threads')), ['already-pooled']);
    assert.deepEqual(codes(plan('sortedPooled', 'processes')), ['already-pooled']);
  });

  it('switches a twin to the other pool, leaves its callers alone, and gives the pool files both pools', async () => {
    const before = await scratch.run('src/main.ts');
    apply('sorted', 'threads');
    const callers = read('src/main.ts');
    const made = apply('sorted', 'processes');
    assert.equal(made.twin, 'sortedPooled');
    assert.equal(read('src/main.ts'), callers);
    assert.match(read('src/sort.ts'), /import \{ runInProcessPool \} from '\.\/pools\.ts';/);
    assert.match(
      read('src/sort.ts'),
      /return runInProcessPool\(import\.meta\.url, 'sorted', sorted, args\);/,
    );
    assert.equal(
      read('src/pools.ts'),
      renderPoolFiles({ pools: ['threads', 'processes'], ext: 'ts' }).pools.text,
    );
    assert.equal(await scratch.run('src/main.ts'), before);
    apply('sorted', 'threads');
    assert.match(read('src/sort.ts'), /import \{ runInThreadPool \} from '\.\/pools\.ts';/);
  });

  it('uses the pool files and the import that are there for a second function', () => {
    apply('sorted', 'processes');
    const pools = read('src/pools.ts');
    const made = apply('median', 'processes');
    assert.deepEqual(made.created, []);
    assert.equal(read('src/pools.ts'), pools);
    assert.equal(read('src/sort.ts').match(/from '\.\/pools\.ts'/g)?.length, 1);
    assert.match(read('src/main.ts'), /medianPooled/);
  });

  it('lets a function that has a twin turn async: the pool waits for it', async () => {
    appendFileSync(
      file('src/sort.ts'),
      '\nexport function spread(values: readonly number[]): number {\n  const all = sorted(values);\n  return (all.at(-1) ?? 0) - (all[0] ?? 0);\n}\n',
    );
    appendFileSync(
      file('src/main.ts'),
      "\nconst { spread } = await import('./sort.ts');\nconsole.log(spread(values));\n",
    );
    session.filesChanged('all');
    const before = await scratch.run('src/main.ts');
    apply('spread', 'threads');
    apply('sorted', 'processes');
    assert.match(read('src/sort.ts'), /export async function spread\(.*\): Promise<number> \{/);
    assert.match(read('src/sort.ts'), /return runInThreadPool\(import\.meta\.url, 'spread', spread, args\);/);
    assert.match(read('src/main.ts'), /console\.log\(await spreadPooled\(values\)\)/);
    assert.equal(await scratch.run('src/main.ts'), before);
  });

  it('imports the second pool beside the first', () => {
    apply('sorted', 'processes');
    apply('median', 'threads');
    assert.match(read('src/sort.ts'), /import \{ runInProcessPool, runInThreadPool \} from '\.\/pools\.ts';/);
    // The twin of the other function goes on using the first pool.
    apply('median', 'processes');
    assert.match(read('src/sort.ts'), /import \{ runInProcessPool \} from '\.\/pools\.ts';/);
  });

  it('leaves pool files that their owner changed alone, and says so when they lack the pool', () => {
    apply('sorted', 'threads');
    writeFileSync(file('src/pools.ts'), `${read('src/pools.ts')}\n// mine\n`);
    session.filesChanged('all');
    assert.deepEqual(codes(plan('sorted', 'processes')), ['pool-files-changed']);
    const made = plan('median', 'threads');
    assert.equal(made.status, 'ready');
    assert.ok(made.status === 'ready' && !made.edits.some((edit) => edit.file.endsWith('pools.ts')));
  });

  it('writes a lost worker file again', () => {
    apply('sorted', 'threads');
    rmSync(file('src/pool-worker.ts'));
    session.filesChanged('all');
    const made = apply('median', 'threads');
    assert.deepEqual(
      made.created.map((created) => created.file),
      [file('src/pool-worker.ts')],
    );
  });
});

describe('wrapping other forms than functions again', () => {
  let session: CompilerSession;
  before(() => {
    session = new CompilerSession({ workingDirectory: casesFolder });
  });
  after(() => {
    session.dispose();
  });

  for (const [name, file] of [
    ['static-method', 'src/statistics.ts'],
    ['instance-method', 'src/layout.ts'],
    ['object-member', 'src/geometry.ts'],
    ['overloads', 'src/scale.ts'],
    ['generic', 'src/group.ts'],
    ['unexported-function', 'src/invoices.ts'],
    ['commonjs-exports-object', 'src/sort.js'],
    ['commonjs-exported-in-place', 'src/stats.cjs'],
  ] as const) {
    it(`finds the twin, and moves it to the other pool: ${name}`, () => {
      const wrapCase = wrapCases().find((one) => one.name === name);
      assert.ok(wrapCase);
      const scratch = new Scratch(wrapCase);
      try {
        const apply = (pool: PoolKind): WrapPlan => {
          const made = scratch.plan(session, wrapCase, pool);
          if (made.status === 'ready') scratch.apply(made);
          session.filesChanged('all');
          return made;
        };
        assert.equal(apply('threads').status, 'ready');
        assert.deepEqual(codes(apply('threads')), ['already-pooled']);
        const before = readFileSync(`${scratch.folder}/${file}`, 'utf8');
        assert.equal(apply('processes').status, 'ready');
        const after = readFileSync(`${scratch.folder}/${file}`, 'utf8');
        assert.equal(after, before.replaceAll('runInThreadPool', 'runInProcessPool'));
        assert.deepEqual(scratch.problems(session, wrapCase.file), []);
      } finally {
        scratch.remove();
      }
    });
  }
});

function codes(made: WrapPlan): readonly string[] {
  return made.status === 'refused' ? made.refusals.map(({ code }) => code) : [];
}
