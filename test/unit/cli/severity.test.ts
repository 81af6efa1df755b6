import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Log } from 'sarif';
import { toGithubCommands } from '../../../src/cli/analyze/github.ts';
import { toAnalysisSarif } from '../../../src/cli/analyze/sarif.ts';
import { toAnalysisJson } from '../../../src/cli/analysisJson.ts';
import { toAnalysisText } from '../../../src/cli/analysisText.ts';
import { analyze, type AnalysisRun } from '../../../src/cli/analyze.ts';
import { failsOn, parseFailOn } from '../../../src/cli/failOn.ts';
import { fixtureRoot } from '../analysis/fixtures.ts';

const levelsOf = (run: AnalysisRun): string[] => {
  const { runs } = JSON.parse(toAnalysisSarif(run, { version: '0' })) as Log;
  return [...new Set(runs[0]?.results?.map(({ level }) => level ?? ''))];
};

const fails = ({ reports }: AnalysisRun): boolean =>
  reports.some(({ functions }) =>
    functions.some((report) => failsOn(report, parseFailOn('blocking-in-async'))),
  );

describe('the severity of package.json on the command line', () => {
  let folder: string;

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'poolwright-severity-')));
    mkdirSync(path.join(folder, '.git'));
    cpSync(path.join(fixtureRoot, 'hazards'), path.join(folder, 'code'), { recursive: true });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const runWith = (poolwright: unknown): AnalysisRun => {
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ poolwright }));
    return analyze({ root: folder, paths: ['code'] });
  };
  const commandsOf = (run: AnalysisRun): string[] => {
    const text = toGithubCommands(run, { workspace: folder });
    return [
      ...new Set([...text.matchAll(/^::(\w+) .*title=blocking-in-async/gm)].map(([, name = '']) => name)),
    ];
  };
  for (const [severity, level, command] of [
    ['error', 'error', 'error'],
    ['warning', 'warning', 'warning'],
    ['information', 'note', 'notice'],
    ['hint', 'note', 'notice'],
  ] as const) {
    it(`${severity} is ${level} in SARIF and ${command} in annotations, and can be failed on`, () => {
      const run = runWith({ severity: { 'blocking-in-async': severity } });
      assert.deepEqual(levelsOf(run), [level]);
      assert.deepEqual(commandsOf(run), [command]);
      assert.match(toAnalysisJson(run), new RegExp(`"severity": "${severity}"`));
      assert.ok(fails(run));
    });
  }

  it('off leaves hazards out of everything', () => {
    const run = runWith({ severity: { 'blocking-in-async': 'off' } });
    assert.deepEqual(levelsOf(run), []);
    assert.deepEqual(commandsOf(run), []);
    assert.match(toAnalysisText(run), /, 0 hazards\.\n$/);
    assert.equal(fails(run), false);
  });

  it('is by confidence where nobody says, and nothing is said of it then', () => {
    const run = runWith({});
    assert.deepEqual(levelsOf(run), ['warning']);
    assert.doesNotMatch(toAnalysisJson(run), /"severity"/);
    assert.ok(fails(run));
  });

  it('that is not known is one problem, with the file named from where we are', () => {
    const run = runWith({ severity: { 'blocking-in-async': 'loud' }, catalog: 'all' });
    const problems = toAnalysisText(run)
      .split('\n')
      .filter((line) => line.startsWith('problem: '));
    assert.deepEqual(problems, [
      'problem: In package.json, poolwright.catalog is "all": give an array of entries; the rest of it is used.',
      'problem: In package.json, poolwright.severity has "loud" for blocking-in-async: give one of warning, error, information, hint, off; the rest of it is used.',
    ]);
    assert.deepEqual(levelsOf(run), ['warning']);
  });
});
