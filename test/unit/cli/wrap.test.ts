import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WrapPlan } from '../../../src/core/index.ts';
import { parseFunctionPlace } from '../../../src/cli/wrap/functionPlace.ts';
import { Scratch, wrapCases } from '../wrap/wrapCase.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

describe('poolwright wrap', function () {
  this.timeout(60_000);
  let scratch: Scratch;
  const start = (name: string): void => {
    const wrapCase = wrapCases().find((one) => one.name === name);
    assert.ok(wrapCase);
    scratch = new Scratch(wrapCase);
  };
  const wrap = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, main, 'wrap', ...args], {
      cwd: scratch.folder,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const read = (file: string): string => readFileSync(`${scratch.folder}/${file}`, 'utf8');
  afterEach(() => {
    scratch.remove();
  });

  it('shows a diff and changes nothing, unless it is told to write', () => {
    start('async-caller');
    const before = read('src/primes.ts');
    const { status, stdout, stderr } = wrap('src/primes.ts#countPrimes', '--pool', 'threads');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.match(stdout, /^--- a\/package\.json\n\+\+\+ b\/package\.json\n/);
    assert.match(
      stdout,
      /\n-  const count = countPrimes\(limit\);\n\+  const count = await countPrimesPooled\(limit\);\n/,
    );
    assert.match(stdout, /\n--- \/dev\/null\n\+\+\+ b\/src\/pools\.ts\n/);
    assert.equal(read('src/primes.ts'), before);
    assert.equal(existsSync(`${scratch.folder}/src/pools.ts`), false);
  });

  it('writes the files and says which', () => {
    start('async-caller');
    const { status, stdout } = wrap('src/primes.ts#countPrimes', '--pool', 'threads', '--write');
    assert.equal(status, 0);
    assert.equal(
      stdout,
      ['package.json', 'src/main.ts', 'src/primes.ts', 'src/pools.ts', 'src/pool-worker.ts']
        .map((file) => `wrote ${file}\n`)
        .join(''),
    );
    assert.match(read('src/primes.ts'), /countPrimesPooled/);
    assert.match(read('src/pools.ts'), /^\/\/ poolwright:pools v1\n/);
  });

  it('prints the plan as JSON, with files from here and offsets of the old text', () => {
    start('async-caller');
    const text = read('src/main.ts');
    const { status, stdout } = wrap('src/primes.ts#countPrimes', '--pool', 'processes', '--format', 'json');
    assert.equal(status, 0);
    const plan = JSON.parse(stdout) as {
      version: number;
      edits: { file: string; start: number; end: number; text: string }[];
      created: { file: string; text: string }[];
    };
    assert.deepEqual(Object.keys(plan), [
      'version',
      'status',
      'refusals',
      'warnings',
      'edits',
      'created',
      'install',
      'kept',
      'notes',
    ]);
    assert.equal(plan.version, 1);
    const call = plan.edits.find(
      ({ file, text: inserted }) => file === 'src/main.ts' && inserted.includes('await'),
    );
    assert.equal(text.slice(call?.start, call?.end), 'countPrimes');
    assert.deepEqual(
      plan.created.map(({ file }) => file),
      ['src/pools.ts', 'src/pool-worker.ts'],
    );
  });

  it('exits with 3 and gives each reason with its place where it refuses', () => {
    start('refused-counter');
    const { status, stdout, stderr } = wrap('src/work.ts#next', '--pool', 'threads', '--write');
    assert.deepEqual({ status, stdout }, { status: 3, stdout: '' });
    assert.match(stderr, /^src\/work\.ts:4: refused \(captures-mutable-state\): `count` .*\n/);
    const json = wrap('src/work.ts#next', '--pool', 'threads', '--format', 'json');
    assert.equal(json.status, 3);
    const plan = JSON.parse(json.stdout) as WrapPlan & { edits: unknown[] };
    assert.equal(plan.status, 'refused');
    assert.deepEqual(plan.edits, []);
  });

  it('exits with 4 on warnings and writes only when they are allowed', () => {
    start('result-holds-argument');
    const before = read('src/longest.ts');
    const held = wrap('src/longest.ts#longest', '--pool', 'threads', '--write');
    assert.equal(held.status, 4);
    assert.match(held.stderr, /^src\/longest\.ts:5: warning \(copies-result\): /m);
    assert.match(held.stderr, /^src\/longest\.ts:5: note \(clone-cost\): /m);
    assert.match(held.stderr, /--allow-warnings/);
    assert.equal(read('src/longest.ts'), before);
    assert.equal(wrap('src/longest.ts#longest', '--pool', 'threads').status, 4);
    const allowed = wrap('src/longest.ts#longest', '--pool', 'threads', '--write', '--allow-warnings');
    assert.equal(allowed.status, 0);
    assert.match(read('src/longest.ts'), /longestPooled/);
  });

  it('writes in spite of notes, which change nothing', () => {
    start('commonjs-cts');
    const { status, stderr } = wrap('src/matrix.cts#multiply', '--pool', 'threads', '--write');
    assert.equal(status, 0);
    assert.match(stderr, /^src\/matrix\.cts:3: note \(clone-cost\): `left` is copied object by object/m);
    assert.doesNotMatch(stderr, /warning/);
    assert.match(read('src/matrix.cts'), /multiplyPooled/);
  });

  it('leaves callers that cannot wait alone where that is asked for, and says where', () => {
    start('keep-sync-callers');
    const refused = wrap('src/score.ts#score', '--pool', 'threads', '--write');
    assert.equal(refused.status, 3);
    assert.match(refused.stderr, /^src\/main\.ts:8: refused \(sync-only-caller\): The accessor `score`/);

    const json = wrap('src/score.ts#score', '--pool', 'threads', '--keep-sync-callers', '--format', 'json');
    const { kept } = JSON.parse(json.stdout) as { kept: { code: string; file: string; line: number }[] };
    assert.deepEqual(
      kept.map(({ code, file, line }) => `${code} ${file}:${line}`),
      ['sync-only-caller src/main.ts:8', 'sync-only-caller src/ranking.ts:9'],
    );

    const args = ['--pool', 'threads', '--keep-sync-callers', '--write', '--allow-warnings'];
    const { status, stderr } = wrap('src/score.ts#score', ...args);
    assert.equal(status, 0);
    assert.match(stderr, /^src\/main\.ts:8: kept \(sync-only-caller\): The accessor `score` calls it/m);
    assert.match(read('src/main.ts'), /return score\(this\.text\);/);
    assert.match(read('src/main.ts'), /await scorePooled\('audio'\)/);
  });

  it('exits with 2 and one line on wrong use', () => {
    start('async-caller');
    const wrong: readonly (readonly string[])[] = [
      ['src/primes.ts#countPrimes'],
      ['src/primes.ts#countPrimes', '--pool', 'fibers'],
      ['src/primes.ts', '--pool', 'threads'],
      ['src/nowhere.ts#f', '--pool', 'threads'],
      ['src/primes.ts#nobody', '--pool', 'threads'],
      ['src/primes.ts#countPrimes', '--pool', 'threads', '--diff', '--write'],
    ];
    for (const args of wrong) {
      const { status, stdout, stderr } = wrap(...args);
      assert.deepEqual(
        { status, stdout, lines: stderr.split('\n').length },
        { status: 2, stdout: '', lines: 2 },
        args.join(' '),
      );
    }
  });

  it('takes `default` and a shorter form of a name', () => {
    start('default-export');
    const { status: found, stdout } = wrap('src/reverse.ts#default', '--pool', 'threads', '--allow-warnings');
    assert.equal(found, 0);
    assert.match(stdout, /reversePooled/);
    appendFileSync(
      `${scratch.folder}/src/reverse.ts`,
      '\nexport class Tool {\n  static turn(text: string): string {\n    return text;\n  }\n}\n',
    );
    const method = wrap('src/reverse.ts#Tool.turn', '--pool', 'threads', '--allow-warnings');
    assert.equal(method.status, 0);
    assert.match(method.stdout, /\n\+ {2}static turnPooled\(/);
  });

  it('says what to install, and how', () => {
    start('async-caller');
    scratch.forgetPackages();
    const { stderr } = wrap('src/primes.ts#countPrimes', '--pool', 'threads', '--allow-warnings');
    assert.match(
      stderr,
      /^Not installed yet: piscina@\^5\.3\.2, @types\/node\. Run: npm install && npm install --save-dev @types\/node\n$/,
    );
  });
});

describe('a function on the command line', () => {
  it('is split at the first # behind an extension', () => {
    assert.deepEqual(parseFunctionPlace('src/a.ts#f'), { file: 'src/a.ts', name: 'f' });
    assert.deepEqual(parseFunctionPlace('c#/a.mts#Vault.#seal'), { file: 'c#/a.mts', name: 'Vault.#seal' });
    assert.deepEqual(parseFunctionPlace('a.tsx#outer/<arrow@3:4>'), {
      file: 'a.tsx',
      name: 'outer/<arrow@3:4>',
    });
    assert.throws(() => parseFunctionPlace('src/a.ts'), /FILE#NAME/);
    assert.throws(() => parseFunctionPlace('src/a.ts#'), /FILE#NAME/);
  });
});
