import type { FunctionReport, PathStep, Problem } from '../core/index.ts';
import type { Comparison } from './analyze/compareBaseline.ts';
import type { AnalysisRun } from './analyze.ts';
import { relativePath, relativeText } from './relativePath.ts';

/**
 * The answer of `analyze --format json`, version 1 (design, section 8): additions are allowed, changes are not. All hazards
 * are in it; with `states` each says whether the baseline lists it.
 */
export function toAnalysisJson(
  { root, reports, problems }: AnalysisRun,
  states?: Comparison['states'],
): string {
  const answer = {
    version: 1,
    root: '.',
    files: reports.length,
    functions: reports.flatMap(({ functions }) =>
      functions.map((report) => functionJson(root, report, states)),
    ),
    problems: problems.map((problem) => problemJson(root, problem)),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function functionJson(root: string, report: FunctionReport, states?: Comparison['states']): object {
  const steps = (path: readonly PathStep[]): object[] =>
    path.map(({ file, line, name }) => ({ file: relativePath(root, file), line, name }));
  return {
    file: relativePath(root, report.file),
    name: report.name,
    line: report.line,
    column: report.column,
    endLine: report.endLine,
    kind: report.kind,
    blocking: report.blocking,
    confidence: report.confidence,
    cost: report.cost,
    evidence: report.evidence.map(({ signal, file, line, detail, path }) => ({
      signal,
      file: relativePath(root, file),
      line,
      detail,
      path: steps(path),
    })),
    recommendation: report.recommendation,
    hazards: report.hazards.map((hazard) => {
      const { code, line, message, path, severity } = hazard;
      const baselineState = states?.get(hazard);
      return {
        code,
        line,
        message,
        path: steps(path),
        ...(severity === undefined ? {} : { severity }),
        ...(baselineState === undefined ? {} : { baselineState }),
      };
    }),
  };
}

function problemJson(root: string, { file, line, message }: Problem): object {
  return {
    file: relativePath(root, file),
    ...(line === undefined ? {} : { line }),
    message: relativeText(root, message),
  };
}
