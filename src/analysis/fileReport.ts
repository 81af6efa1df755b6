import type { FileReport, FunctionReport, Hazard } from '../core/index.ts';
import type { FunctionFacts } from './facts/facts.ts';
import { problemsOf } from './fileProblems.ts';
import type { AsyncPath } from './project/callers.ts';
import type { Findings } from './project/findings.ts';
import type { FileSettings } from './settings/settings.ts';
import { callTheTwin, pooledTwins } from './targets/pooledTwins.ts';
import type { Calibration } from './verdict/calibrated.ts';
import { hazardsOf } from './verdict/hazards.ts';
import { judge } from './verdict/verdict.ts';

/** What a report takes beside what is known of its project. */
export interface Beside {
  readonly calibration: Calibration | undefined;
  /** What is known of other projects that contain the file. */
  readonly elsewhere: () => readonly Findings[];
}

/** Verdicts on all functions of a file that says something. */
export function reportOnFile(file: string, findings: Findings, beside: Beside): FileReport {
  const { model } = findings;
  const facts = model.facts(file);
  if (facts === undefined) {
    const reason = model.files.isTooDeep(file) ? 'is nested too deeply to be analysed' : 'cannot be read';
    return { file, functions: [], problems: [{ file, message: `${file} ${reason}.` }] };
  }
  const twins = pooledTwins(facts, model.targets(facts));
  const functions = facts.functions
    .filter((fn) => fn.isReported)
    .map((fn) => reportOf(fn, twins.get(fn), findings, beside))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const problems = [...problemsOf(file, facts, model.project), ...model.settings.of(file).problems];
  return { file, functions, problems };
}

function reportOf(
  fn: FunctionFacts,
  twin: FunctionFacts | undefined,
  { summaries, callers, model }: Findings,
  { calibration, elsewhere }: Beside,
): FunctionReport {
  const summary = summaries.of(fn);
  const { source } = model.factsOf(fn);
  const { line, character } = source.getLineAndCharacterOfPosition(fn.nameStart);
  const verdict = judge(fn, line + 1, summary, calibration);
  const asyncPathTo = (one: FunctionFacts, maxSteps?: number): AsyncPath | undefined =>
    callers.asyncPathTo(one, maxSteps) ?? firstPath(one, maxSteps, elsewhere());
  return {
    ...verdict,
    ...(twin !== undefined && verdict.blocking === true ? { recommendation: callTheTwin(twin) } : {}),
    file: fn.file,
    name: fn.name,
    line: line + 1,
    column: character + 1,
    endLine: source.getLineAndCharacterOfPosition(fn.end).line + 1,
    start: fn.start,
    end: fn.end,
    nameStart: fn.nameStart,
    nameEnd: fn.nameEnd,
    hazards: rated(hazardsOf(fn, verdict, summary, line + 1, asyncPathTo), model.settings.of(fn.file)),
  };
}

/** How asynchronous code of another project reaches a function. */
function firstPath(
  fn: FunctionFacts,
  maxSteps: number | undefined,
  elsewhere: readonly Findings[],
): AsyncPath | undefined {
  for (const { model, callers } of elsewhere) {
    const same = model
      .facts(fn.file)
      ?.functions.find((one) => one.start === fn.start && one.name === fn.name);
    const path = same === undefined ? undefined : callers.asyncPathTo(same, maxSteps);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The hazards that the user wants to hear of. */
function rated(hazards: readonly Hazard[], { severity }: FileSettings): readonly Hazard[] {
  return hazards.flatMap((hazard): Hazard[] => {
    const given = severity[hazard.code];
    if (given === 'off') return [];
    return [given === undefined ? hazard : { ...hazard, severity: given }];
  });
}
