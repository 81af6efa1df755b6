import type { FunctionReport } from '../core/index.ts';
import type { AnalysisRun } from './analyze.ts';
import { relativePath, relativeText } from './relativePath.ts';

/** What a person reads in a terminal: per file the functions that matter, then a count of all of them. */
export function toAnalysisText({ root, reports, problems }: AnalysisRun): string {
  const lines: string[] = [];
  for (const { file, functions } of reports) {
    const shown = functions.filter(({ kind }) => kind !== 'light');
    if (shown.length === 0) continue;
    lines.push(relativePath(root, file));
    for (const report of shown) lines.push(...functionLines(root, report));
    lines.push('');
  }
  for (const { message } of problems) lines.push(`problem: ${relativeText(root, message)}`);
  lines.push(
    summaryLine(
      reports.length,
      reports.flatMap(({ functions }) => functions),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function functionLines(root: string, report: FunctionReport): string[] {
  const { line, column, name, kind, blocking, cost, recommendation, evidence, hazards } = report;
  const state = blocking === true ? `${kind}, blocking` : kind;
  const lines = [`  ${line}:${column}  ${name}  ${state}  ${cost}`];
  const [first] = evidence;
  if (first !== undefined) {
    const steps = [...first.path.map((step) => step.name), `${relativePath(root, first.file)}:${first.line}`];
    lines.push(`      because  ${first.detail} (${steps.join(' → ')})`);
  }
  lines.push(`      ${recommendation.action}  ${recommendation.reason}`);
  for (const { code, message } of hazards) lines.push(`      ${code}  ${message}`);
  return lines;
}

function summaryLine(fileCount: number, functions: readonly FunctionReport[]): string {
  const blocking = functions.filter((report) => report.blocking === true).length;
  const hazards = functions.reduce((sum, report) => sum + report.hazards.length, 0);
  return `${count(functions.length, 'function')} in ${count(fileCount, 'file')}: ${blocking} hold the event loop, ${count(hazards, 'hazard')}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
