import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Analyzer } from '../../src/analysis/index.ts';
import { CompilerSession } from '../../src/compiler/index.ts';
import type { FunctionReport } from '../../src/core/index.ts';

/** What is expected, or found, of each function of each file of a topic. */
export type UsageLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where programs stand that use catalogued packages, one folder a topic, with labels written by hand. */
export const usageFolder = 'test/fixtures/packages';

export function usageTopics(root: string): readonly string[] {
  return readdirSync(path.join(root, usageFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export function expectedLabels(folder: string): UsageLabels {
  return JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as UsageLabels;
}

/** Verdicts on the functions that `expected` names, in the same shape; `folder` may or may not see the packages. */
export function foundLabels(folder: string, expected: UsageLabels): UsageLabels {
  const session = new CompilerSession({ workingDirectory: folder });
  try {
    const analyzer = new Analyzer(session);
    return Object.fromEntries(
      Object.entries(expected).map(([file, names]) => {
        const { functions } = analyzer.analyzeFile(path.join(folder, file));
        return [file, Object.fromEntries(Object.keys(names).map((name) => [name, labelOf(functions, name)]))];
      }),
    );
  } finally {
    session.dispose();
  }
}

function labelOf(functions: readonly FunctionReport[], name: string): string {
  const report = functions.find((one) => one.name === name);
  if (report === undefined) return 'not there';
  return report.blocking === true ? `${report.kind} blocking` : report.kind;
}
