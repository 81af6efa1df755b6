import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AnalysisRun } from '../../../src/cli/analyze.ts';
import { readBaseline } from '../../../src/cli/analyze/baseline.ts';
import { type Comparison, compareWithBaseline } from '../../../src/cli/analyze/compareBaseline.ts';
import { type AnalysisFormat, printAnalysis } from '../../../src/cli/analyze/printAnalysis.ts';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { parseSarif } from './sarifSchema.ts';
import { trickyRun } from './trickyRun.ts';

const main = path.join(repository, 'src/cli/main.ts');
const tsx = import.meta.resolve('tsx');
const baselineFormats = ['json', 'sarif'] as const;

/** A run without the hazards that `keep` does not want. */
const withHazards = (keep: (index: number) => boolean): AnalysisRun => {
  let index = 0;
  const reports = trickyRun.reports.map((file) => ({
    ...file,
    functions: file.functions.map((report) => ({
      ...report,
      hazards: report.hazards.filter(() => keep(index++)),
    })),
  }));
  return { ...trickyRun, reports };
};

const newHazards = ({ fresh }: Comparison): readonly string[] =>
  fresh.reports.flatMap(({ functions }) =>
    functions.flatMap(({ name, hazards }) => hazards.map(({ line }) => `${name}:${line}`)),
  );

describe('poolwright analyze --baseline', () => {
  let folder: string;

  before(async () => {
    folder = await makeTemporaryFolder('baseline');
    const fixture = path.join(repository, 'test/fixtures/analysis/hazards');
    cpSync(fixture, path.join(folder, 'src'), { recursive: true });
    mkdirSync(path.join(folder, 'a-folder'));
  });
  after(async () => removeTemporaryFolder(folder));

  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const baselineOf = (format: AnalysisFormat, run: AnalysisRun) =>
    readBaseline(write(`baseline.${format}`, printAnalysis(format, run)), run.root);
  const cli = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', tsx, main, 'analyze', 'src', ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };

  for (const format of baselineFormats) {
    describe(`that is ${format}`, () => {
      it('knows all hazards of the run that it was made from, wherever they are', () => {
        const comparison = compareWithBaseline(trickyRun, baselineOf(format, trickyRun));
        assert.deepEqual(newHazards(comparison), []);
        assert.equal(comparison.knownCount, 5);
      });

      it('knows them after lines moved, also in functions that are called by their place', () => {
        const reports = trickyRun.reports.map((file) => ({
          ...file,
          functions: file.functions.map((report) => ({
            ...report,
            name: report.name.replace('@10:21', '@99:4'),
            line: report.line + 89,
            hazards: report.hazards.map((hazard) => ({ ...hazard, line: hazard.line + 89 })),
          })),
        }));
        const comparison = compareWithBaseline({ ...trickyRun, reports }, baselineOf(format, trickyRun));
        assert.deepEqual(newHazards(comparison), []);
      });

      it('lets through what it does not list, and the second of what it lists once', () => {
        const baseline = baselineOf(
          format,
          withHazards((index) => index === 1),
        );
        const comparison = compareWithBaseline(trickyRun, baseline);
        assert.deepEqual(newHazards(comparison), [
          'resample:3',
          'Report.[Symbol.iterator]:30',
          'serve/<arrow@10:21>:10',
          'add:3',
        ]);
        assert.equal(comparison.knownCount, 1);
      });

      it('lets through the same hazard of a function of another name, and in another file', () => {
        const [first, ...others] = trickyRun.reports;
        assert.ok(first);
        const renamed = first.functions.map((report) => ({ ...report, name: `${report.name}2` }));
        const elsewhere = others.map((file) => ({
          ...file,
          functions: file.functions.map((report) => ({ ...report, file: `${report.file}x` })),
        }));
        const changed = { ...trickyRun, reports: [{ ...first, functions: renamed }, ...elsewhere] };
        assert.equal(compareWithBaseline(changed, baselineOf(format, trickyRun)).knownCount, 0);
      });

      it('can be made from a run that had a baseline itself', () => {
        const earlier = compareWithBaseline(
          trickyRun,
          baselineOf(
            format,
            withHazards((index) => index < 2),
          ),
        );
        const next = readBaseline(
          write(`next.${format}`, printAnalysis(format, trickyRun, earlier)),
          trickyRun.root,
        );
        assert.deepEqual(newHazards(compareWithBaseline(trickyRun, next)), []);
      });
    });
  }

  it('marks all hazards in JSON and SARIF, and says how many it left out of the rest', () => {
    const baseline = baselineOf(
      'json',
      withHazards((index) => index < 2),
    );
    const comparison = compareWithBaseline(trickyRun, baseline);
    const states = ['unchanged', 'unchanged', 'new', 'new', 'new'];
    const { runs } = parseSarif(printAnalysis('sarif', trickyRun, comparison));
    assert.deepEqual(
      runs[0]?.results?.map(({ baselineState }) => baselineState),
      states,
    );
    const json = JSON.parse(printAnalysis('json', trickyRun, comparison)) as {
      functions: { hazards: { baselineState: string }[] }[];
    };
    assert.deepEqual(
      json.functions.flatMap(({ hazards }) => hazards.map(({ baselineState }) => baselineState)),
      states,
    );
    const text = printAnalysis('text', trickyRun, comparison);
    assert.match(text, /, 3 new hazards, 2 known ones left out\.\n$/);
    assert.equal(text.match(/ blocking-in-async /g)?.length, 3);
    const github = printAnalysis('github', trickyRun, comparison);
    assert.match(github, /, 3 new hazards, 2 known ones left out\.\n$/);
    assert.equal(github.match(/title=blocking-in-async/g)?.length, 3);
  });

  it('marks nothing where there is none', () => {
    for (const format of baselineFormats)
      assert.doesNotMatch(printAnalysis(format, trickyRun), /baselineState/);
  });

  it('is read as PowerShell writes it, and with what other tools say is gone', () => {
    const text = printAnalysis('json', trickyRun);
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    assert.equal(readBaseline(write('utf16.json', utf16), trickyRun.root).size, 4);
    assert.equal(readBaseline(write('bom.json', `\uFEFF${text}`), trickyRun.root).size, 4);
    const log = parseSarif(printAnalysis('sarif', trickyRun));
    for (const result of log.runs[0]?.results ?? []) result.baselineState = 'absent';
    assert.equal(readBaseline(write('absent.sarif', JSON.stringify(log)), trickyRun.root).size, 0);
  });

  it('decides what is failed on, from the shell', () => {
    const first = cli('--format', 'json');
    assert.equal(first.status, 0);
    write('known.json', first.stdout);
    const compute = path.join(folder, 'src/compute.ts');
    const before = readFileSync(compute, 'utf8');
    writeFileSync(compute, `// A line more.\n\n${before}`);
    const failing = ['--baseline', 'known.json', '--fail-on', 'blocking-in-async'];
    const known = cli(...failing);
    assert.equal(known.status, 0, known.stderr);
    assert.match(known.stdout, /, 0 new hazards, 4 known ones left out\.\n$/);
    writeFileSync(
      path.join(folder, 'src/more.ts'),
      "import { onlySynchronous } from './compute.ts';\nexport async function more(values: readonly number[]): Promise<number> {\n  return onlySynchronous(values);\n}\n",
    );
    const found = cli(...failing, '--format', 'sarif');
    assert.equal(found.status, 1);
    const fresh = parseSarif(found.stdout).runs[0]?.results?.filter(
      ({ baselineState }) => baselineState === 'new',
    );
    assert.deepEqual(
      fresh?.map(({ locations = [] }) => locations[0]?.logicalLocations?.[0]?.fullyQualifiedName),
      ['onlySynchronous'],
    );
    // Kinds are no hazards, and no baseline knows them.
    assert.equal(cli('--baseline', 'known.json', '--fail-on', 'kind:cpu+blocking').status, 1);
  });

  for (const [what, name, content, message] of [
    ['does not exist', 'nowhere.json', undefined, /nowhere\.json does not exist; give a file that /],
    ['is a folder', 'a-folder', undefined, /a-folder is a folder; /],
    ['is empty', 'empty.json', '\n', /empty\.json is empty; /],
    ['is not JSON', 'text.json', '11 functions in 2 files', /text\.json is not JSON; /],
    ['is other JSON', 'other.json', '{ "version": 1 }', / is not what `poolwright analyze` printed; /],
    ['is no object', 'null.json', 'null', / is not what `poolwright analyze` printed; /],
    ['is of another version', 'v2.json', '{ "version": 2, "functions": [] }', / has version 2 of the JSON /],
    [
      'is of another SARIF',
      'v1.sarif',
      '{ "version": "1.0.0", "runs": [] }',
      / has version "1\.0\.0" of SARIF /,
    ],
    [
      'is of another tool',
      'eslint.sarif',
      '{ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "ESLint" } }, "results": [] }] }',
      / holds results of other tools only; /,
    ],
  ] as const) {
    it(`is refused where it ${what}`, () => {
      if (content !== undefined) write(name, content);
      assert.throws(() => readBaseline(name, folder), { name: 'CommandError', exitCode: 2, message });
    });
  }

  it('is refused with one line on stderr and 2, before anything is analysed', () => {
    const { status, stdout, stderr } = cli('--baseline', 'nowhere.json');
    assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
    assert.match(stderr, /^error: --baseline: nowhere\.json does not exist; .+\.\n$/);
  });
});
