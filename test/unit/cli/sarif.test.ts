import assert from 'node:assert/strict';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../../src/cli/analyze.ts';
import { toAnalysisSarif } from '../../../src/cli/analyze/sarif.ts';
import { repository } from '../../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../support/temporaryFolder.ts';
import { assertGolden } from './golden.ts';
import { parseSarif, schemaErrors } from './sarifSchema.ts';
import { trickyRun } from './trickyRun.ts';

const fixtures = path.join(repository, 'test/fixtures/analysis');
const version = '1.2.3';
const sarifOf = (run: typeof trickyRun) => parseSarif(toAnalysisSarif(run, { version }));
const fingerprints = (run: typeof trickyRun) =>
  sarifOf(run).runs[0]?.results?.map(
    ({ partialFingerprints }) => partialFingerprints?.['hazardOfFunction/v1'],
  );

describe('poolwright analyze --format sarif', () => {
  it('is valid, has one run, and looks like this', () => {
    const text = toAnalysisSarif(trickyRun, { version });
    assert.equal(parseSarif(text).runs.length, 1);
    assertGolden('tricky.sarif', text);
  });

  it('is held against a schema that finds faults', () => {
    const log = sarifOf(trickyRun);
    assert.notDeepEqual(schemaErrors({ ...log, version: '2.0.0' }), []);
    assert.notDeepEqual(
      schemaErrors({ ...log, runs: [{ ...log.runs[0], results: [{ level: 'bad' }] }] }),
      [],
    );
    const uri = { physicalLocation: { artifactLocation: { uri: 'not a uri' } } };
    const results = [{ message: { text: 'a' }, locations: [uri] }];
    assert.notDeepEqual(schemaErrors({ ...log, runs: [{ ...log.runs[0], results }] }), []);
  });

  it('gives a hazard the same fingerprint after its lines moved, and another to each of two', () => {
    const moved = {
      ...trickyRun,
      reports: trickyRun.reports.map((file) => ({
        ...file,
        functions: file.functions.map((report) => ({
          ...report,
          name: report.name.replace('@10:21', '@17:4'),
          line: report.line + 7,
          hazards: report.hazards.map((hazard) => ({ ...hazard, line: hazard.line + 7 })),
        })),
      })),
    };
    const before = fingerprints(trickyRun);
    assert.equal(new Set(before).size, 5);
    assert.deepEqual(fingerprints(moved), before);
  });

  it('refers each result to a rule by its index', () => {
    const [run] = sarifOf(trickyRun).runs;
    const rules = run?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex } of run?.results ?? []) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
  });

  describe('of real files', () => {
    let folder: string;
    before(async () => {
      folder = await makeTemporaryFolder('sarif');
      for (const name of ['hazards', 'broken'])
        cpSync(path.join(fixtures, name), path.join(folder, name), { recursive: true });
      mkdirSync(path.join(folder, 'empty'));
      writeFileSync(path.join(folder, 'notes.txt'), 'not code');
    });
    after(async () => removeTemporaryFolder(folder));

    it('marks the names of functions, by relative URIs', () => {
      const [run] = sarifOf(analyze({ root: folder, paths: ['hazards'] })).runs;
      const places = run?.results?.map(({ locations = [] }) => locations[0]?.physicalLocation);
      assert.deepEqual(places?.[0], {
        artifactLocation: { uri: 'hazards/compute.ts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 17, endLine: 1, endColumn: 23 },
        contextRegion: { startLine: 1, endLine: 5 },
      });
      const flow = run?.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations;
      assert.deepEqual(
        flow?.map(({ location }) => location?.message?.text),
        ['handle()', 'middle()', 'passOn()', 'square()'],
      );
    });

    it('tells of what could not be analysed, and of nothing else, where there are no hazards', () => {
      const [run] = sarifOf(analyze({ root: folder, paths: ['broken', 'empty', 'notes.txt'] })).runs;
      assert.deepEqual(run?.results, []);
      const notifications = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
      assert.deepEqual(
        new Set(
          notifications.map(({ locations = [] }) => locations[0]?.physicalLocation?.artifactLocation?.uri),
        ),
        new Set(['broken/broken.ts', 'empty', 'notes.txt']),
      );
      assert.equal(notifications.length, 3);
    });
  });
});
