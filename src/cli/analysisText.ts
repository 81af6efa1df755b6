import type { FunctionReport } from '../core/index.ts';
import type { AnalysisRun } from './analyze.ts';
import { relativePath, relativeText } from './relativePath.ts';

/**
 * What a person reads in a terminal: per file the functions that matter, then a count of all of them. `knownCount` is how
 * many hazards a baseline kept out of the run, where there was one.
 */
export function toAnalysisText(run: AnalysisRun, knownCount?: number): string {
  const { root, reports, problems } = run;
  const lines: string[] = [];
  for (const { file, functions } of reports) {
    const shown = functions.filter(({ kind }) => kind !== 'light');
    if (shown.length === 0) continue;
    lines.push(relativePath(root, file));
    for (const report of shown) lines.push(...functionLines(root, report));
    lines.push('');
  }
  for (const { message } of problems) lines.push(`problem: ${relativeText(root, message)}`);
  lines.push(summaryLine(run, knownCount));
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

/** The last line: how much was looked at and what was found. */
export function summaryLine({ reports }: AnalysisRun, knownCount?: number): string {
  const functions = reports.flatMap((report) => report.functions);
  const blocking = functions.filter((report) => report.blocking === true).length;
  const hazards = functions.reduce((sum, report) => sum + report.hazards.length, 0);
  const found =
    knownCount === undefined
      ? count(hazards, 'hazard')
      : `${count(hazards, 'new hazard')}, ${count(knownCount, 'known one')} left out`;
  return `${count(functions.length, 'function')} in ${count(reports.length, 'file')}: ${blocking} hold the event loop, ${found}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
