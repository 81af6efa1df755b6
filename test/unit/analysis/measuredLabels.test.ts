import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { measuredCases } from '../../../scripts/verify-labels/loadFunctions.ts';
import { readRecord } from '../../../scripts/verify-labels/record.ts';
import type { Analyzer } from '../../../src/analysis/index.ts';
import type { CompilerSession } from '../../../src/compiler/index.ts';
import { caseNames, fixtureRoot, functionIn, labelOf, labelsOf, startAnalyzer } from './fixtures.ts';

/** A function whose verdict is not what was measured, by `case/file name`. */
interface Gap {
  readonly label: string;
  readonly verdict: string;
  readonly why: string;
}

const gapsFile = path.join(fixtureRoot, '../measured/gaps.json');
const gaps = JSON.parse(readFileSync(gapsFile, 'utf8')) as Readonly<Record<string, Gap>>;
const { cases } = readRecord();

/** What was measured, and the label beside it, by `case/file name`. */
const measured = Object.entries(cases).flatMap(([caseName, files]) =>
  Object.entries(files).flatMap(([file, names]) =>
    Object.entries(names).map(([name, measurement]) => ({ caseName, file, name, ...measurement })),
  ),
);

const keyOf = ({ caseName, file, name }: Pick<(typeof measured)[number], 'caseName' | 'file' | 'name'>) =>
  `${caseName}/${file} ${name}`;

describe('labels that were measured', () => {
  let session: CompilerSession;
  let analyzer: Analyzer;

  before(() => {
    ({ session, analyzer } = startAnalyzer());
  });
  after(() => {
    session.dispose();
  });

  it('are those of the record, each of them', () => {
    assert.deepEqual(
      measuredCases,
      caseNames.filter((name) => name.includes('measured')),
    );
    const labels = Object.fromEntries(measuredCases.map((name) => [name, labelsOf(name)]));
    const recorded = Object.fromEntries(
      Object.entries(cases).map(([caseName, files]) => [
        caseName,
        Object.fromEntries(
          Object.entries(files).map(([file, names]) => [
            file,
            Object.fromEntries(Object.entries(names).map(([name, { label }]) => [name, label])),
          ]),
        ),
      ]),
    );
    assert.deepEqual(recorded, labels, 'npm run verify:labels -- --write measures again');
  });

  it('agree with what was measured', () => {
    const wrong = measured.filter((one) => one.label !== one.measured);
    assert.deepEqual(wrong.map(keyOf), []);
  });

  it('are at least 150, and at least 45 of them decoys', () => {
    const decoys = measured.filter(({ caseName }) => caseName.startsWith('decoys'));
    assert.ok(measured.length >= 150, `${measured.length} functions`);
    assert.ok(decoys.length >= 45, `${decoys.length} decoys`);
  });

  for (const caseName of measuredCases) {
    it(`are the verdicts of ${caseName}, but for the gaps that are listed`, () => {
      const found: Record<string, Omit<Gap, 'why'>> = {};
      for (const [file, names] of Object.entries(cases[caseName] ?? {})) {
        const report = analyzer.analyzeFile(path.posix.join(fixtureRoot, caseName, file));
        for (const [name, { measured: label }] of Object.entries(names)) {
          const verdict = labelOf(functionIn(report, name));
          if (verdict !== label) found[keyOf({ caseName, file, name })] = { label, verdict };
        }
      }
      const listed = Object.entries(gaps)
        .filter(([key]) => key.startsWith(`${caseName}/`))
        .map(([key, { label, verdict }]) => [key, { label, verdict }] as const);
      assert.deepEqual(found, Object.fromEntries(listed));
    });
  }

  it('have a reason for each gap', () => {
    const keys = new Set(measured.map(keyOf));
    for (const [key, { why }] of Object.entries(gaps)) {
      assert.ok(keys.has(key), `${key} was not measured`);
      assert.match(why, /^[A-Z].{20,}\.$/, key);
    }
  });
});
