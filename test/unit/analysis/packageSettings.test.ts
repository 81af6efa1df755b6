import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerSession } from '../../../src/compiler/index.ts';
import { functionIn, labelOf } from './fixtures.ts';

describe('what package.json says', () => {
  let root: string;
  let session: CompilerSession;
  let analyzer: Analyzer;

  const at = (name: string): string => path.posix.join(root, name);
  const write = (name: string, content: string | object): string => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
    return at(name);
  };
  const say = (catalog: unknown, severity?: unknown): void => {
    write('package.json', { name: 'our-app', poolwright: { catalog, severity } });
    session.filesChanged({ changed: [at('package.json')] });
  };
  const labelIn = (file: string, name: string): string =>
    labelOf(functionIn(analyzer.analyzeFile(at(file)), name));
  const messages = (file = 'src/use.ts'): string[] =>
    analyzer.analyzeFile(at(file)).problems.map(({ message }) => message.replaceAll(`${root}/`, ''));

  const query = { module: 'our-driver', name: 'Client.query', effect: 'io-async', waitMs: 5 };

  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-settings-')));
    mkdirSync(at('.git'));
    write('package.json', { name: 'our-app' });
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "allowImportingTsExtensions": true, "types": [] }, "include": ["src", "parts"] }',
    );
    write(
      'src/use.ts',
      `import { Client } from 'our-driver';
import { fill } from './own.ts';
declare function crunch(): void;
const client = new Client();
export async function ask(): Promise<unknown> { return await client.query('select 1'); }
export function run(): void { crunch(); }
export function paint(): number { return fill(3); }
`,
    );
    write('src/own.ts', 'export function fill(n: number): number { return n; }\n');
    session = new CompilerSession({ workingDirectory: root });
    analyzer = new Analyzer(session);
  });

  afterEach(() => {
    session.dispose();
    rmSync(root, { recursive: true, force: true });
  });

  it('tells of packages that nobody else knows, with types and without', () => {
    assert.equal(labelIn('src/use.ts', 'ask'), 'unknown');
    say([query]);
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
    write('node_modules/our-driver/package.json', { name: 'our-driver', types: 'index.d.ts' });
    write(
      'node_modules/our-driver/index.d.ts',
      'export declare class Client { query(text: string): Promise<unknown>; }\n',
    );
    session.filesChanged('all');
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
    assert.deepEqual(messages(), []);
  });

  it('tells of globals, and of functions of the project by the name of its package', () => {
    const heavy = { effect: 'cpu', work: { fixedNs: 50_000_000 } };
    assert.equal(labelIn('src/use.ts', 'paint'), 'light');
    say([
      { module: '', name: 'crunch', ...heavy },
      { module: 'our-app', name: 'fill', ...heavy },
    ]);
    assert.equal(labelIn('src/use.ts', 'run'), 'cpu blocking');
    assert.equal(labelIn('src/use.ts', 'paint'), 'cpu blocking');
    assert.equal(labelIn('src/own.ts', 'fill'), 'light', 'the function itself is what it is');
    say([{ module: 'another-app', name: 'fill', ...heavy }]);
    assert.equal(labelIn('src/use.ts', 'paint'), 'light');
  });

  it('holds for the files below it, the nearest one first', () => {
    write('parts/one/use.ts', `import { go } from 'our-driver';\nexport const one = () => go();\n`);
    write('parts/two/use.ts', `import { go } from 'our-driver';\nexport const two = () => go();\n`);
    write('parts/two/package.json', {
      poolwright: { catalog: [{ module: 'our-driver', name: 'go', effect: 'io-sync' }] },
    });
    session.filesChanged('all');
    say([{ module: 'our-driver', name: 'go', effect: 'io-async' }, query]);
    assert.equal(labelIn('parts/one/use.ts', 'one'), 'io');
    assert.equal(labelIn('parts/two/use.ts', 'two'), 'io blocking');
  });

  it('ends at the root of the repository', () => {
    write('inner/.git', 'gitdir: elsewhere');
    write('inner/use.ts', `import { go } from 'our-driver';\nexport const inner = () => go();\n`);
    say([{ module: 'our-driver', name: 'go', effect: 'io-async' }]);
    assert.equal(labelIn('inner/use.ts', 'inner'), 'unknown');
  });

  it('counts as it is in the editor, and again as it is on disk', () => {
    say([query]);
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
    session.setText(at('package.json'), '{}');
    assert.equal(labelIn('src/use.ts', 'ask'), 'unknown');
    session.setText(at('package.json'), undefined);
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
    unlinkSync(at('package.json'));
    session.filesChanged({ deleted: [at('package.json')] });
    assert.equal(labelIn('src/use.ts', 'ask'), 'unknown');
  });

  it('says which entry of which file is wrong, and uses the rest', () => {
    say([{ ...query, effect: 'fast' }, query], { 'blocking-in-async': 'loud', 'slow-start': 'off' });
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
    assert.deepEqual(messages(), [
      'In package.json, poolwright.catalog[0] ("Client.query") has the effect "fast": give one of cpu, light, io-sync, io-async, libuv, timer, child-process, child-process-sync, worker, wait-sync; the rest of it is used.',
      'In package.json, poolwright.severity has "loud" for blocking-in-async: give one of warning, error, information, hint, off; the rest of it is used.',
      'In package.json, poolwright.severity has an unknown hazard "slow-start": give blocking-in-async; the rest of it is used.',
    ]);
  });

  for (const [what, text, message] of [
    ['does not parse', '{ "poolwright": ', /^package\.json does not parse, .+; correct it\.$/],
    ['is no object', '[]', /^package\.json is not an object; give one\.$/],
    [
      'has no object for us',
      '{ "poolwright": [] }',
      /"poolwright" is not an object; give one with catalog or/,
    ],
    ['has a field that we do not know', '{ "poolwright": { "catalogue": [] } }', /unknown field "catalogue"/],
    ['has a list of severities', '{ "poolwright": { "severity": ["off"] } }', /severity is not an object/],
    ['is too large', ' '.repeat(8_000_001), /^package\.json is too large to be read; make it smaller\.$/],
  ] as const) {
    it(`is one problem when it ${what}`, () => {
      write('package.json', text);
      session.filesChanged({ changed: [at('package.json')] });
      assert.equal(messages().length, 1);
      assert.match(messages()[0] ?? '', message);
      assert.equal(labelIn('src/use.ts', 'paint'), 'light');
    });
  }

  it('is none where a folder has its name', () => {
    unlinkSync(at('package.json'));
    mkdirSync(at('package.json'));
    session.filesChanged('all');
    assert.deepEqual(messages(), []);
    assert.equal(labelIn('src/use.ts', 'paint'), 'light');
  });

  it('is read where a byte-order mark stands before it', () => {
    write('package.json', `\uFEFF${JSON.stringify({ poolwright: { catalog: [query] } })}`);
    session.filesChanged({ changed: [at('package.json')] });
    assert.deepEqual(messages(), []);
    assert.equal(labelIn('src/use.ts', 'ask'), 'io');
  });

  it('says what a hazard is worth, or that nobody wants to hear of it', () => {
    const file = write(
      'src/serve.ts',
      'export function square(xs: number[]): number { let s = 0; for (const a of xs) for (const b of xs) s += a * b; return s; }\n' +
        'export async function serve(): Promise<number> { return square([1]); }\n',
    );
    session.filesChanged({ created: [file] });
    const severities = () =>
      analyzer.analyzeFile(file).functions.flatMap(({ hazards }) => hazards.map(({ severity }) => severity));
    assert.deepEqual(severities(), [undefined]);
    for (const severity of ['warning', 'error', 'information', 'hint'] as const) {
      say([], { 'blocking-in-async': severity });
      assert.deepEqual(severities(), [severity]);
    }
    say([], { 'blocking-in-async': 'off' });
    assert.deepEqual(severities(), []);
  });
});
