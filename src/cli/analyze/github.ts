import type { FunctionReport, Hazard, Problem } from '../../core/index.ts';
import { summaryLine } from '../analysisText.ts';
import type { AnalysisRun } from '../analyze.ts';
import { relativePath, relativeText } from '../relativePath.ts';
import { hazardRegion, levelOf } from './hazardPlace.ts';

export interface GithubOptions {
  /** Absolute; what annotations name their files from: the repository, which may lie above the root. */
  readonly workspace: string;
  /** How many hazards a baseline kept out of the run, where there was one. */
  readonly knownCount?: number;
}

/**
 * The answer of `analyze --format github`: a workflow command for each hazard and each problem, which GitHub Actions
 * shows as annotations at their lines, and the summary for people who read the log.
 */
export function toGithubCommands(run: AnalysisRun, { workspace, knownCount }: GithubOptions): string {
  const hazards = run.reports.flatMap(({ functions }) =>
    functions.flatMap((report) => report.hazards.map((hazard) => hazardCommand(workspace, report, hazard))),
  );
  const problems = run.problems.map((problem) => problemCommand(workspace, run.root, problem));
  return `${[...hazards, ...problems, summaryLine(run, knownCount)].join('\n')}\n`;
}

function hazardCommand(workspace: string, report: FunctionReport, hazard: Hazard): string {
  const { startLine, endLine, startColumn, endColumn } = hazardRegion(report, hazard);
  const properties = {
    file: relativePath(workspace, report.file),
    line: startLine,
    endLine,
    col: startColumn,
    endColumn,
    title: `${hazard.code}: ${report.name}`,
  };
  const level = levelOf(report, hazard);
  return command(level === 'note' ? 'notice' : level, properties, hazard.message);
}

function problemCommand(workspace: string, root: string, { file, line, message }: Problem): string {
  const properties = { file: relativePath(workspace, file), line, title: 'not analysed' };
  return command('notice', properties, relativeText(root, message));
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${given.join(',')}::${escapeData(message)}`;
}

/** As GitHub's own toolkit escapes (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
