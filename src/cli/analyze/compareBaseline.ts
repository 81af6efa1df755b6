import type { FileReport, FunctionReport, Hazard } from '../../core/index.ts';
import type { AnalysisRun } from '../analyze.ts';
import { relativePath } from '../relativePath.ts';
import type { Baseline } from './baseline.ts';
import { hazardKey } from './hazardIdentity.ts';

/** In SARIF's words: whether the baseline lists a hazard. */
export type BaselineState = 'unchanged' | 'new';

/** A run held against a baseline. */
export interface Comparison {
  readonly states: ReadonlyMap<Hazard, BaselineState>;
  /** The run without the hazards that the baseline lists. */
  readonly fresh: AnalysisRun;
  readonly knownCount: number;
}

/**
 * Tells the hazards that a baseline lists from new ones. Where it lists one for a function and now there are two, the
 * first in the file is the known one: which of them is older, nobody can tell.
 */
export function compareWithBaseline(run: AnalysisRun, baseline: Baseline): Comparison {
  const left = new Map(baseline);
  const states = new Map<Hazard, BaselineState>();
  let knownCount = 0;
  const withoutKnown = (report: FunctionReport): FunctionReport => {
    const hazards = report.hazards.filter((hazard) => {
      const file = relativePath(run.root, report.file);
      const key = hazardKey({ file, name: report.name, code: hazard.code });
      const count = left.get(key) ?? 0;
      states.set(hazard, count > 0 ? 'unchanged' : 'new');
      if (count === 0) return true;
      left.set(key, count - 1);
      knownCount++;
      return false;
    });
    return { ...report, hazards };
  };
  const reports = run.reports.map((report): FileReport => ({
    ...report,
    functions: report.functions.map(withoutKnown),
  }));
  return { states, fresh: { ...run, reports }, knownCount };
}
