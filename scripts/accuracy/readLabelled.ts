import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FileReport, FunctionReport } from '../../src/core/index.ts';
import { caseNames, fixtureRoot, labelOf, labelsOf } from '../../test/unit/analysis/fixtures.ts';
import { isAsyncAt } from './isAsyncAt.ts';
import type { Labelled } from './labelled.ts';

type Functions = readonly Pick<
  FunctionReport,
  'name' | 'line' | 'column' | 'kind' | 'blocking' | 'confidence'
>[];

/** All labelled functions with what `functionsOf` says of each; files are relative to the fixtures. */
export function labelledWith(
  functionsOf: (caseName: string, file: string) => Functions,
): readonly Labelled[] {
  return caseNames
    .filter((caseName) => existsSync(path.join(fixtureRoot, caseName, 'labels.json')))
    .flatMap((caseName) =>
      Object.entries(labelsOf(caseName)).flatMap(([file, labels]) => {
        const source = readFileSync(path.join(fixtureRoot, caseName, file), 'utf8');
        const byName = new Map(functionsOf(caseName, file).map((report) => [report.name, report]));
        return Object.entries(labels).map(([name, label]): Labelled => {
          const key = `${caseName}/${file} ${name}`;
          const report = byName.get(name);
          if (report === undefined) throw new Error(`${key} is labelled, and there is no such function.`);
          const { line, column, kind, confidence } = report;
          const isAsync = isAsyncAt(source, line, column);
          return { key, caseName, name, isAsync, label, verdict: labelOf(report), kind, confidence };
        });
      }),
    );
}

/** All labelled functions with the verdicts of the golden files. */
export function readLabelled(): readonly Labelled[] {
  const reports = new Map<string, FileReport>();
  const read = (caseName: string): void => {
    const golden = readFileSync(path.join(fixtureRoot, caseName, 'verdicts.json'), 'utf8');
    for (const report of JSON.parse(golden) as FileReport[]) reports.set(report.file, report);
  };
  return labelledWith((caseName, file) => {
    if (!reports.has(`${caseName}/${file}`)) read(caseName);
    return reports.get(`${caseName}/${file}`)?.functions ?? [];
  });
}
