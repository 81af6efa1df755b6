import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { analyze, type AnalysisRequest, type AnalysisRun } from '../../../src/cli/analyze.ts';
import { relativePath } from '../../../src/cli/relativePath.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { cliFixtures } from './golden.ts';

/** `kind` and whether the event loop is held, of each function by file and name. */
const verdictsOf = ({ root, reports }: AnalysisRun): Readonly<Record<string, string>> =>
  Object.fromEntries(
    reports.flatMap(({ functions }) =>
      functions.map(({ file, name, kind, blocking }) => [
        `${relativePath(root, file)} ${name}`,
        blocking === true ? `${kind} blocking` : kind,
      ]),
    ),
  );

describe('poolwright analyze, on folders as people have them,', () => {
  let folder: string;

  // Outside of the repository, whose tsconfig.json would be theirs as well.
  before(async () => {
    folder = await makeTemporaryFolder('projects');
    for (const name of ['monorepo', 'endings', 'plain'])
      cpSync(path.join(cliFixtures, name), path.join(folder, name), { recursive: true });
  });
  after(async () => removeTemporaryFolder(folder));

  const run = (name: string, request: Omit<AnalysisRequest, 'root' | 'paths'> & { paths?: string[] } = {}) =>
    analyze({ root: path.join(folder, name), paths: [], ...request });

  it('follows calls from one package of a monorepo into another, by path and by alias', () => {
    const found = run('monorepo');
    assert.deepEqual(found.problems, []);
    assert.deepEqual(verdictsOf(found), {
      'packages/app/src/main.ts closest': 'cpu blocking',
      'packages/app/src/main.ts title': 'light',
      'packages/app/src/main.ts answer': 'cpu blocking',
      'packages/math/src/distances.ts nearest': 'cpu blocking',
      'tools/release.js tag': 'io blocking',
    });
    const answer = found.reports
      .flatMap(({ functions }) => functions)
      .find(({ name }) => name === 'answer')
      ?.evidence.find(({ path: steps }) => steps.length > 0);
    assert.equal(relativePath(found.root, answer?.file ?? ''), 'packages/math/src/distances.ts');
  });

  it('takes one package of a monorepo by its folder, and with what it imports by its tsconfig', () => {
    assert.deepEqual(Object.keys(verdictsOf(run('monorepo', { paths: ['packages/math'] }))), [
      'packages/math/src/distances.ts nearest',
    ]);
    const found = run('monorepo', { project: 'packages/app/tsconfig.json' });
    assert.deepEqual(found.reports.map(({ file }) => relativePath(found.root, file)).sort(), [
      'packages/app/src/main.ts',
      'packages/math/src/distances.ts',
      'packages/math/src/index.ts',
    ]);
    const nearest = found.reports
      .flatMap(({ functions }) => functions)
      .find(({ name }) => name === 'nearest');
    assert.deepEqual(
      nearest?.hazards.map(({ code }) => code),
      ['blocking-in-async'],
    );
  });

  it('says what to do about a tsconfig that only refers to others', () => {
    const found = run('monorepo', { project: 'tsconfig.json' });
    assert.deepEqual(found.reports, []);
    assert.match(
      found.problems[0]?.message ?? '',
      /^tsconfig\.json has no source files to analyse; .*give a folder in place of --project\.$/,
    );
  });

  it('knows files by all endings, and calls between them', () => {
    const found = run('endings');
    assert.deepEqual(found.problems, []);
    const verdicts = verdictsOf(found);
    assert.deepEqual(
      Object.fromEntries(Object.entries(verdicts).filter(([name]) => !name.includes('<arrow'))),
      {
        'badge.jsx Badge': 'light',
        'pairs.mts pairs': 'cpu blocking',
        'ranking.tsx Ranking': 'cpu blocking',
        'table.cts sums': 'cpu blocking',
        'use.ts both': 'cpu blocking',
      },
    );
  });

  it('takes JavaScript without any tsconfig', () => {
    const found = run('plain');
    assert.deepEqual(found.problems, []);
    assert.deepEqual(verdictsOf(found), {
      'lib/load.mjs load': 'io',
      'lib/score.cjs <module>': 'light',
      'lib/score.cjs score': 'cpu blocking',
      'lib/view.jsx View': 'light',
      'server.js <module>': 'light',
      'server.js handle': 'mixed blocking',
    });
    const hazards = found.reports
      .flatMap(({ functions }) => functions)
      .flatMap(({ name, hazards: all }) => all.map(({ code }) => `${name} ${code}`));
    assert.deepEqual(hazards, ['score blocking-in-async', 'handle blocking-in-async']);
  });

  it('takes single files of every ending by name', () => {
    const names = ['pairs.mts', 'table.cts', 'ranking.tsx', 'badge.jsx'];
    const found = run('endings', { paths: names });
    assert.equal(found.reports.length, names.length);
    assert.deepEqual(found.problems, []);
  });
});
