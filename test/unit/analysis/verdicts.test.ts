import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../../../src/analysis/index.ts';
import type { CompilerSession } from '../../../src/compiler/index.ts';
import type { FileReport } from '../../../src/core/index.ts';
import { casesWithGaps, gapsOf, reasonsOf, withoutReasons } from './gaps.ts';
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
    // Labels that were measured have a test of their own: measuredLabels.test.ts.
    if (isLabelled(caseName) && !caseName.includes('measured')) {
      it(`agree with the labels of ${caseName}, known gaps aside`, () => {
        assert.deepEqual(disagreements(caseName), withoutReasons(gapsOf(caseName)));
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

  it('have gaps in labelled cases only, each with its reason', () => {
    for (const caseName of casesWithGaps()) {
      assert.ok(caseNames.includes(caseName) && isLabelled(caseName), caseName);
      for (const why of reasonsOf(caseName)) assert.match(why, /^[A-Z`].{10,}\.$/);
    }
  });

  it('are based on at least 800 labelled functions, 140 of them decoys', () => {
    const labelled = caseNames.filter(isLabelled);
    assert.ok(countLabels(labelled) >= 800, `${countLabels(labelled)} labels`);
    const decoys = labelled.filter((name) => name.startsWith('decoys'));
    assert.ok(countLabels(decoys) >= 140, `${countLabels(decoys)} decoys`);
  });

  /** Where verdict and label differ, by file and function. */
  function disagreements(caseName: string): Record<string, Record<string, unknown>> {
    const found: Record<string, Record<string, unknown>> = {};
    for (const [file, labels] of Object.entries(labelsOf(caseName))) {
      const { functions } = analyzer.analyzeFile(path.posix.join(fixtureRoot, caseName, file));
      const verdicts = new Map(functions.map((report) => [report.name, labelOf(report)]));
      for (const [name, label] of Object.entries(labels)) {
        const verdict = verdicts.get(name) ?? 'no such function';
        if (verdict !== label) (found[file] ??= {})[name] = { label, verdict };
      }
    }
    return found;
  }
});

function isLabelled(caseName: string): boolean {
  return existsSync(path.join(fixtureRoot, caseName, 'labels.json'));
}

function countLabels(names: readonly string[]): number {
  return names
    .map(labelsOf)
    .flatMap((files) => Object.values(files))
    .flatMap((functions) => Object.keys(functions)).length;
}

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
