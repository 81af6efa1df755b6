import type { FunctionReport, Hazard } from '../../core/index.ts';

/** The part of a file that is marked for a hazard; lines and columns count from 1, columns in UTF-16 code units. */
export interface HazardRegion {
  readonly startLine: number;
  readonly endLine: number;
  /** With `endColumn`, which is the column behind the last one. */
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** The function's name where the hazard is the function itself, else the line of the hazard. */
export function hazardRegion(report: FunctionReport, { line }: Hazard): HazardRegion {
  if (line !== report.line) return { startLine: line, endLine: line };
  const endColumn = report.column + report.nameEnd - report.nameStart;
  return { startLine: line, startColumn: report.column, endLine: line, endColumn };
}

/** The levels that outputs for tools tell apart. */
export type HazardLevel = 'error' | 'warning' | 'note';

/** Below this a verdict is worth a note but no warning; the editor draws the line at the same place. */
const warningConfidence = 0.5;

/** What a hazard is worth: as the user has it, else by how sure the verdict on its function is. */
export function levelOf({ confidence }: FunctionReport, { severity }: Hazard): HazardLevel {
  const given = severity ?? (confidence >= warningConfidence ? 'warning' : 'information');
  return given === 'error' || given === 'warning' ? given : 'note';
}
