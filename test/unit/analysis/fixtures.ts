import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Analyzer } from '../../../src/analysis/index.ts';
import { CompilerSession, findConfigFiles } from '../../../src/compiler/index.ts';
import type { FileReport, FunctionReport } from '../../../src/core/index.ts';

/** The folder of fixtures, in the engine's spelling. */
export const fixtureRoot = fileURLToPath(new URL('../../fixtures/analysis', import.meta.url)).replaceAll(
  '\\',
  '/',
);

export const caseNames: readonly string[] = readdirSync(fixtureRoot).sort();

/** The source files of one case, at any depth, found as a workspace's are: without dependencies and built output. */
export function filesOf(caseName: string): readonly string[] {
  return findConfigFiles(path.posix.join(fixtureRoot, caseName)).sourceFiles;
}

/** `cpu blocking`, `io`: kind and blocking as labels have them. */
export function labelOf(report: Pick<FunctionReport, 'kind' | 'blocking'>): string {
  return report.blocking === true ? `${report.kind} blocking` : report.kind;
}

/** The labels of a case by file and function: written by hand, from reading the code, before any verdict was seen. */
export function labelsOf(caseName: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return JSON.parse(readFileSync(path.join(fixtureRoot, caseName, 'labels.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
}

/** A compiler and an analyzer for the tests of one suite. */
export function startAnalyzer(): { readonly session: CompilerSession; readonly analyzer: Analyzer } {
  const session = new CompilerSession({ workingDirectory: fixtureRoot });
  return { session, analyzer: new Analyzer(session) };
}

export function functionIn(report: FileReport, name: string): FunctionReport {
  const found = report.functions.find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(
      `${report.file} has no ${name}; it has ${report.functions.map((one) => one.name).join(', ')}`,
    );
  }
  return found;
}
