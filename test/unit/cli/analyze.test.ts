import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { toAnalysisJson } from '../../../src/cli/analysisJson.ts';
import { toAnalysisText } from '../../../src/cli/analysisText.ts';
import { analyze, type AnalysisRun } from '../../../src/cli/analyze.ts';
import { failsOn, parseFailOn } from '../../../src/cli/failOn.ts';

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures/analysis', import.meta.url));
const tsx = import.meta.resolve('tsx');

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Offer {
  readonly ok: boolean;
  readonly refusals: readonly { readonly code: string; readonly file: string; readonly line: number }[];
  readonly warnings: readonly object[];
}

interface Answer {
  readonly version: number;
  readonly root: string;
  readonly files: number;
  readonly functions: readonly Record<string, unknown>[];
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[];
}

const jsonOf = (found: AnalysisRun): Answer => JSON.parse(toAnalysisJson(found)) as Answer;

describe('poolwright analyze', () => {
  let folder: string;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-cli-')));
    // Without the types of Node: what is imported from node: is then known by its name.
    for (const name of ['interprocedural', 'hazards', 'broken', 'bad-config', 'loose']) {
      cpSync(path.join(fixtures, name), path.join(folder, name), { recursive: true });
    }
    mkdirSync(path.join(folder, 'empty'));
    writeFileSync(path.join(folder, 'notes.txt'), 'not code');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]): Run => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, main, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { exitCode: status, stdout, stderr };
  };
  const analysis = (...paths: string[]): AnalysisRun => analyze({ root: folder, paths, withOffers: true });

  const fails = (file: string, list: string): boolean =>
    analysis(file).reports.some(({ functions }) =>
      functions.some((report) => failsOn(report, parseFailOn(list))),
    );

  it('prints the documented shape, with paths relative to where it was called', () => {
    const answer = jsonOf(analysis('interprocedural'));
    assert.deepEqual(Object.keys(answer), ['version', 'root', 'files', 'functions', 'problems']);
    assert.equal(answer.version, 1);
    assert.equal(answer.root, '.');
    assert.equal(answer.files, 4);
    assert.deepEqual(answer.problems, []);
    const report = answer.functions.find(({ name }) => name === 'report');
    assert.ok(report);
    assert.deepEqual(Object.keys(report), [
      'file',
      'name',
      'line',
      'column',
      'endLine',
      'kind',
      'blocking',
      'confidence',
      'cost',
      'evidence',
      'recommendation',
      'hazards',
      'wrap',
    ]);
    assert.deepEqual(
      { ...report, confidence: 0, evidence: undefined, recommendation: undefined, wrap: undefined },
      {
        file: 'interprocedural/main.ts',
        name: 'report',
        line: 24,
        column: 17,
        endLine: 26,
        kind: 'io',
        blocking: true,
        confidence: 0,
        cost: report['cost'],
        evidence: undefined,
        recommendation: undefined,
        hazards: [],
        wrap: undefined,
      },
    );
    assert.deepEqual((report['evidence'] as unknown[])[0], {
      signal: 'sync-io',
      file: 'interprocedural/files.ts',
      line: 4,
      detail: 'readFileSync (node:fs) holds the thread until the file system has answered',
      path: [
        { file: 'interprocedural/main.ts', line: 25, name: 'loadAll' },
        { file: 'interprocedural/main.ts', line: 29, name: 'readLines' },
      ],
    });
  });

  it('says of every function whether it could be moved into each pool, and why not', () => {
    const { functions } = jsonOf(
      analyze({ root: fixtures, paths: ['interprocedural', 'loose'], withOffers: true }),
    );
    for (const { name, wrap } of functions as { name: string; wrap: Record<string, Offer> }[]) {
      assert.deepEqual(Object.keys(wrap), ['threads', 'processes'], name);
      for (const { ok, refusals } of Object.values(wrap)) assert.equal(ok, refusals.length === 0, name);
    }
    const module = functions.find(({ name }) => name === '<module>');
    assert.ok(module);
    const { threads } = module['wrap'] as Record<string, Offer>;
    assert.equal(threads?.refusals[0]?.file, module['file']);
    assert.ok(functions.some(({ wrap }) => (wrap as Record<string, Offer>)['threads']?.ok === true));
  });

  it('says the same twice, byte for byte', () => {
    assert.equal(toAnalysisJson(analysis('.')), toAnalysisJson(analysis('.')));
  });

  it('takes single files, and all of them once', () => {
    const answer = jsonOf(analysis('interprocedural/math.ts', 'interprocedural', 'loose/script.js'));
    assert.equal(answer.files, 5);
    assert.deepEqual(
      answer.functions.filter(({ file }) => file === 'loose/script.js').map(({ name }) => name),
      ['<module>', 'checksum', 'greet', 'callIt'],
    );
  });

  it('takes the files of a project', () => {
    writeFileSync(
      path.join(folder, 'interprocedural', 'tsconfig.some.json'),
      '{ "extends": "./tsconfig.json", "include": [], "files": ["math.ts"] }',
    );
    assert.equal(
      jsonOf(analyze({ root: folder, paths: [], project: 'interprocedural/tsconfig.some.json' })).files,
      1,
    );
    assert.equal(
      jsonOf(
        analyze({
          root: folder,
          paths: ['interprocedural/files.ts'],
          project: 'interprocedural/tsconfig.json',
        }),
      ).files,
      1,
    );
  });

  it('prints hazards with their paths', () => {
    const square = jsonOf(analysis('hazards')).functions.find(({ name }) => name === 'square');
    const [hazard] = (square?.['hazards'] ?? []) as { code: string; line: number; path: unknown[] }[];
    assert.equal(hazard?.code, 'blocking-in-async');
    assert.equal(hazard.line, 1);
    assert.deepEqual(hazard.path[0], { file: 'hazards/service.ts', line: 7, name: 'handle' });
  });

  it('puts what cannot be read or parsed into problems, and still succeeds', () => {
    const broken = jsonOf(analysis('broken'));
    assert.equal(broken.problems.length, 1);
    assert.match(
      broken.problems[0]?.message ?? '',
      /^broken\/broken\.ts does not parse at line \d+ \(.+\); /,
    );
    const config = jsonOf(analysis('bad-config'));
    assert.deepEqual(
      config.problems.map(({ file }) => file),
      ['bad-config/tsconfig.json'],
    );
    assert.equal(config.functions.length, 1);
    assert.deepEqual(jsonOf(analysis('empty')).problems, [
      { file: 'empty', message: 'empty has no TypeScript or JavaScript source files to analyse.' },
    ]);
    assert.match(
      jsonOf(analysis('notes.txt')).problems[0]?.message ?? '',
      /is not TypeScript or JavaScript source/,
    );
  });

  it('prints functions that matter for people, and a count of all', () => {
    const stdout = toAnalysisText(analysis('interprocedural'));
    assert.match(stdout, /^interprocedural\/files\.ts\n {2}3:17 {2}readLines {2}io, blocking/m);
    assert.match(
      stdout,
      /because {2}readFileSync \(node:fs\) holds the thread .+ \(loadAll → readLines → interprocedural\/files\.ts:4\)/,
    );
    assert.doesNotMatch(stdout, /weigh /);
    assert.match(stdout, /\n14 functions in 4 files: \d+ hold the event loop, 0 hazards\.\n$/);
  });

  it('fails on what it was asked to fail on, and on nothing else', () => {
    assert.equal(fails('hazards', 'blocking-in-async'), true);
    assert.equal(fails('interprocedural', 'blocking-in-async'), false);
    assert.equal(fails('interprocedural', 'kind:mixed,kind:io+blocking'), true);
    assert.equal(fails('interprocedural/math.ts', 'kind:io+blocking'), false);
    assert.equal(fails('interprocedural/math.ts', 'kind:light'), true);
  });

  it('answers the shell with 0, or with 1 when it found what it was asked to fail on', () => {
    const done = run('analyze', 'hazards', '--format', 'json');
    assert.equal(done.exitCode, 0);
    assert.equal(done.stderr, '');
    assert.deepEqual(JSON.parse(done.stdout), jsonOf(analysis('hazards')));
    const found = run('analyze', 'hazards', '--fail-on', 'blocking-in-async');
    assert.equal(found.exitCode, 1);
    assert.match(found.stdout, /blocking-in-async {2}square computes/);
  });

  for (const [what, args, message] of [
    ['a path that does not exist', ['analyze', 'nowhere'], /^error: nowhere does not exist; .+\.\n$/],
    [
      'a project that does not exist',
      ['analyze', '--project', 'no.json'],
      /^error: no\.json does not exist; .+\.\n$/,
    ],
    [
      'an unknown format',
      ['analyze', '--format', 'xml'],
      /^error: .*xml.* Allowed choices are text, json, sarif, github\.\n$/,
    ],
    [
      'an unknown condition',
      ['analyze', '--fail-on', 'speed'],
      /^error: --fail-on does not know "speed": .+\.\n$/,
    ],
    [
      'an unknown option',
      ['analyze', '--fast'],
      /^error: unknown option '--fast'\. See poolwright analyze --help\.\n$/,
    ],
    [
      'a program without -- before it',
      ['profile', 'node', '-v'],
      /^error: unknown option '-v'\. The program .* after --, as in: poolwright profile -- node app\.js\n$/,
    ],
    ['nothing to profile', ['profile'], /^error: missing .*\. The program .* after --, as in: .*\n$/],
    ['an unknown command', ['analyse'], /^error: unknown command 'analyse'.*See poolwright --help\.\n$/],
  ] as const) {
    it(`answers ${what} with 2 and one line on stderr`, () => {
      const { exitCode, stdout, stderr } = run(...args);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }

  it('answers its own failure with 70 and one line on stderr', () => {
    // A root that was deleted under the program: nothing that a user can do wrong on the command line.
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        tsx,
        '--import',
        'data:text/javascript,process.cwd=()=>{throw new Error("no%20folder")}',
        main,
        'analyze',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(status, 70);
    assert.match(stderr, /^error: Poolwright itself failed \(no folder\); please report this\.\n$/);
  });

  it('prints its version and its help, and succeeds', () => {
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    const help = run('--help');
    assert.equal(help.exitCode, 0);
    assert.match(help.stdout, /analyze \[options\] \[paths\.\.\.\]/);
  });
});
