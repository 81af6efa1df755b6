import {
  CompilerLost,
  type CompilerProject,
  type CompilerSession,
  type Diagnostic,
  toEnginePath,
} from '../compiler/index.ts';
import type { FileReport, FunctionReport, Hazard, Problem } from '../core/index.ts';
import type { Calibration } from './verdict/calibrated.ts';
import type { CodeAnalyzer } from './codeAnalyzer.ts';
import type { AsyncPath } from './project/callers.ts';
import type { FileFacts, FunctionFacts } from './facts/facts.ts';
import { Findings } from './project/findings.ts';
import { findByName } from './findByName.ts';
import { hazardsOf } from './verdict/hazards.ts';
import { callTheTwin, pooledTwins } from './targets/pooledTwins.ts';
import type { FactsCache } from './project/projectModel.ts';
import { PackageSettings } from './settings/packageSettings.ts';
import { readPackageText } from './settings/readPackageText.ts';
import type { FileSettings } from './settings/settings.ts';
import { Packages } from './packages/packages.ts';
import { judge } from './verdict/verdict.ts';

export interface AnalyzerOptions {
  /** Another one than Poolwright's own; with none of its steps, confidence is raw. */
  readonly calibration?: Calibration;
  /** All files of a project are going to be asked about, one after the other. */
  readonly isWholeAsked?: boolean;
}

/**
 * Analyses code through a compiler session. Facts of files that did not change are kept; everything that rests on
 * what other files say is found again after a change, for the files that are asked about and those that they reach.
 */
export class Analyzer implements CodeAnalyzer {
  readonly #session: CompilerSession;
  readonly #isWholeAsked: boolean;
  readonly #facts: FactsCache = new WeakMap();
  readonly #settings: PackageSettings;
  readonly #calibration: Calibration | undefined;
  /** For all projects. */
  readonly #packages: Packages;
  /** By configuration file; loose files are one project. */
  readonly #findings = new Map<string, { readonly findings: Findings; version: number }>();

  constructor(session: CompilerSession, options: AnalyzerOptions = {}) {
    this.#session = session;
    this.#isWholeAsked = options.isWholeAsked ?? false;
    this.#calibration = options.calibration;
    this.#settings = new PackageSettings((file) => readPackageText(file, session.textOf(file)));
    this.#packages = new Packages((files) => session.parse(files));
  }

  analyzeFile(file: string): FileReport {
    const target = toEnginePath(file);
    const findings = this.#findingsFor(target);
    if (findings === undefined) {
      return {
        file: target,
        functions: [],
        problems: [{ file: target, message: `${target} cannot be read.` }],
      };
    }
    const known = findings.reports.get(target);
    if (known !== undefined) return known;
    const report = guarded(target, () =>
      analyze(target, findings, {
        calibration: this.#calibration,
        elsewhere: () => this.#elsewhere(target, findings),
      }),
    );
    findings.reports.set(target, report);
    return report;
  }

  functionAt(file: string, offset: number): FunctionReport | undefined {
    let found: FunctionReport | undefined;
    for (const report of this.analyzeFile(file).functions) {
      const isAround = report.start <= offset && offset <= report.end;
      if (isAround && (found === undefined || report.end - report.start <= found.end - found.start))
        found = report;
    }
    return found;
  }

  findFunction(file: string, name: string): FunctionReport | 'none' | 'ambiguous' {
    const target = toEnginePath(file);
    const { functions } = this.analyzeFile(target);
    const facts = this.#findingsFor(target)?.model.facts(target);
    const defaults = new Set(facts?.functions.filter((fn) => fn.isDefaultExport).map((fn) => fn.name));
    return findByName(
      functions.map((report) => ({ report, isDefaultExport: defaults.has(report.name) })),
      name,
    );
  }

  /** What is known of other projects that contain a file: its functions may be called there. */
  #elsewhere(file: string, own: Findings): readonly Findings[] {
    return this.#session
      .projectsWith(file)
      .slice(0, maxProjects)
      .map((project) => this.#findingsOf(project))
      .filter((findings) => findings !== own);
  }

  #findingsFor(file: string): Findings | undefined {
    const project = this.#session.projectOf(file);
    return project === undefined ? undefined : this.#findingsOf(project);
  }

  #findingsOf(project: CompilerProject): Findings {
    const { version } = this.#session;
    const key = project.configFile ?? '';
    const known = this.#findings.get(key);
    if (known === undefined) {
      const findings = new Findings(project, this.#facts, {
        settings: this.#settings,
        packages: this.#packages,
        isWholeAsked: this.#isWholeAsked,
      });
      this.#findings.set(key, { findings, version });
      return findings;
    }
    if (known.version !== version) {
      const changed = this.#session.changesBetween(known.version, version);
      const isSaidAnew = changed === 'all' || [...changed].some(isPackageFile);
      if (isSaidAnew) this.#settings.forget();
      known.findings.follow(project, isSaidAnew ? 'all' : changed, this.#session.isKept(known.version));
      known.version = version;
      // Nobody asks the program before the edit any more.
      const isFollowed = [...this.#findings.values()].every((one) => one.version === version);
      if (isFollowed) this.#session.releasePrevious();
    }
    return known.findings;
  }
}

/** Of the projects that contain a file, so many are looked at for callers. */
const maxProjects = 4;

/** What a report takes beside what is known of its project. */
interface Beside {
  readonly calibration: Calibration | undefined;
  /** What is known of other projects that contain the file. */
  readonly elsewhere: () => readonly Findings[];
}

function analyze(file: string, findings: Findings, beside: Beside): FileReport {
  const { model } = findings;
  const facts = model.facts(file);
  if (facts === undefined) {
    const reason = model.isTooDeep(file) ? 'is nested too deeply to be analysed' : 'cannot be read';
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

function isPackageFile(file: string): boolean {
  return file.endsWith('/package.json');
}

function problemsOf(file: string, facts: FileFacts, project: CompilerProject): readonly Problem[] {
  const [syntax] = project.program.getSyntacticDiagnostics(file);
  const [config] = project.configDiagnostics();
  const problems: Problem[] = [];
  if (syntax !== undefined) {
    const line = facts.source.getLineAndCharacterOfPosition(syntax.pos).line + 1;
    problems.push({
      file,
      line,
      message: `${file} does not parse at line ${line} (${oneLine(syntax)}); what could be read of it was analysed.`,
    });
  }
  if (config !== undefined && project.configFile !== undefined) {
    problems.push({
      file: project.configFile,
      message: `${project.configFile} has an error (${oneLine(config)}); the rest of it was used.`,
    });
  }
  return problems;
}

/** The compiler's message as part of a sentence. */
function oneLine({ text }: Diagnostic): string {
  return text.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
}

/** Whatever goes wrong in the analysis of one file is a problem of that file, not the end of the program. */
function guarded(file: string, action: () => FileReport): FileReport {
  try {
    return action();
  } catch (error) {
    if (error instanceof CompilerLost) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return {
      file,
      functions: [],
      problems: [
        {
          file,
          message: `${file} could not be analysed: ${reason}. Please report this as a bug in Poolwright.`,
        },
      ],
    };
  }
}
