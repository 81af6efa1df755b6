import type { FunctionReport, PathStep, Problem } from '../core/index.ts';
import type { WrapOffer } from '../wrap/index.ts';
import type { Comparison } from './analyze/compareBaseline.ts';
import type { PoolOffers } from './analyze/offers.ts';
import type { AnalysisRun } from './analyze.ts';
import { reasonsJson } from './reasonsJson.ts';
import { relativePath, relativeText } from './relativePath.ts';

/**
 * The answer of `analyze --format json`, version 1 (design, section 8): additions are allowed, changes are not. All hazards
 * are in it; with `states` each says whether the baseline lists it.
 */
export function toAnalysisJson(
  { root, reports, problems, offers }: AnalysisRun,
  states?: Comparison['states'],
): string {
  const answer = {
    version: 1,
    root: '.',
    files: reports.length,
    functions: reports.flatMap(({ functions }) =>
      functions.map((report) => ({
        ...functionJson(root, report, states),
        ...offersJson(root, offers?.get(report)),
      })),
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

/** Whether the function could be moved into a pool, in the words of the wrap. */
function offersJson(root: string, offers: PoolOffers | undefined): object {
  if (offers === undefined) return {};
  const { threads, processes } = offers;
  return { wrap: { threads: offerJson(root, threads), processes: offerJson(root, processes) } };
}

function offerJson(root: string, { ok, refusals, warnings }: WrapOffer): object {
  return { ok, refusals: reasonsJson(root, refusals), warnings: reasonsJson(root, warnings) };
}

function problemJson(root: string, { file, line, message }: Problem): object {
  return {
    file: relativePath(root, file),
    ...(line === undefined ? {} : { line }),
    message: relativeText(root, message),
  };
}
