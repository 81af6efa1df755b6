import manifest from '../../../package.json' with { type: 'json' };
import { toEnginePath } from '../../compiler/index.ts';
import { toAnalysisJson } from '../analysisJson.ts';
import { toAnalysisText } from '../analysisText.ts';
import type { AnalysisRun } from '../analyze.ts';
import type { Comparison } from './compareBaseline.ts';
import { toGithubCommands } from './github.ts';
import { toAnalysisSarif } from './sarif.ts';

export const analysisFormats = ['text', 'json', 'sarif', 'github'] as const;
export type AnalysisFormat = (typeof analysisFormats)[number];

/** A run in one of the formats. What is made for people has new hazards only; what is made for tools has all, marked. */
export function printAnalysis(format: AnalysisFormat, run: AnalysisRun, comparison?: Comparison): string {
  const fresh = comparison?.fresh ?? run;
  switch (format) {
    case 'text':
      return toAnalysisText(fresh, comparison?.knownCount);
    case 'json':
      return toAnalysisJson(run, comparison?.states);
    case 'sarif':
      return toAnalysisSarif(run, {
        version: manifest.version,
        ...(comparison === undefined ? {} : { states: comparison.states }),
      });
    case 'github':
      return toGithubCommands(fresh, {
        workspace: workspaceOf(run.root),
        ...(comparison === undefined ? {} : { knownCount: comparison.knownCount }),
      });
    default:
      return format satisfies never;
  }
}

/** Annotations name files from the repository's folder, which GitHub gives to each step; elsewhere from the root. */
function workspaceOf(root: string): string {
  const given = process.env['GITHUB_WORKSPACE'];
  if (given === undefined || given === '') return root;
  const workspace = toEnginePath(given);
  return root.startsWith(`${workspace}/`) ? workspace : root;
}
