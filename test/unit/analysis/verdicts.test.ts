import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../../../src/analysis/index.ts';
import type { CompilerSession } from '../../../src/compiler/index.ts';
import type { FileReport } from '../../../src/core/index.ts';
import { caseNames, filesOf, fixtureRoot, labelOf, labelsOf, startAnalyzer } from './fixtures.ts';

describe('verdicts on fixtures', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;

  before(() => {
    ({ session, analyzer } = startAnalyzer());
  });
  after(() => {
    session.dispose();
  });

  for (const caseName of caseNames) {
    const labelled = path.join(fixtureRoot, caseName, 'labels.json');
    if (existsSync(labelled)) {
      it(`agree with the labels of ${caseName}`, () => {
        for (const [file, labels] of Object.entries(labelsOf(caseName))) {
          const { functions } = analyzer.analyzeFile(path.posix.join(fixtureRoot, caseName, file));
          const verdicts = Object.fromEntries(functions.map((report) => [report.name, labelOf(report)]));
          const compared = Object.fromEntries(Object.keys(labels).map((name) => [name, verdicts[name]]));
          assert.deepEqual(compared, labels, `${caseName}/${file}`);
        }
      });
    }

    it(`are what the golden file of ${caseName} has`, () => {
      const golden = path.join(fixtureRoot, caseName, 'verdicts.json');
      const text = `${JSON.stringify(
        filesOf(caseName).map((file) => portable(analyzer.analyzeFile(file))),
        undefined,
        1,
      )}\n`;
      if (process.env['POOLWRIGHT_UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
      assert.ok(existsSync(golden), `${golden} is missing; POOLWRIGHT_UPDATE_GOLDEN=1 writes it`);
      assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(golden, 'utf8')));
    });
  }

  it('are based on at least 150 labelled functions', () => {
    const labels = caseNames
      .filter((name) => existsSync(path.join(fixtureRoot, name, 'labels.json')))
      .map(labelsOf);
    const count = labels
      .flatMap((files) => Object.values(files))
      .flatMap((names) => Object.keys(names)).length;
    assert.ok(count >= 150, `${count} labels`);
  });
});

/** Paths relative to the fixtures; what each function is, without offsets that say the same as lines do. */
function portable({ file, functions, problems }: FileReport): unknown {
  const shown = functions.map((report) => {
    const { start, end, nameStart, nameEnd } = report;
    assert.ok(start <= nameStart && nameStart <= nameEnd && nameEnd <= end, report.name);
    return {
      ...report,
      file: undefined,
      start: undefined,
      end: undefined,
      nameStart: undefined,
      nameEnd: undefined,
      // An estimate that every change of a price moves; loopMs.test.ts has what it is for.
      loopMs: undefined,
    };
  });
  return JSON.parse(
    JSON.stringify({ file, functions: shown, problems }).replaceAll(`${fixtureRoot}/`, ''),
  ) as unknown;
}
