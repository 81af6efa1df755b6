import {
  CompilerLost,
  type CompilerProject,
  type CompilerSession,
  type Diagnostic,
  toEnginePath,
} from '../compiler/index.ts';
import type { FileReport, FunctionReport, Problem } from '../core/index.ts';
import type { CodeAnalyzer } from './codeAnalyzer.ts';
import type { FileFacts, FunctionFacts } from './facts.ts';
import { Findings } from './findings.ts';
import { findByName } from './findByName.ts';
import { hazardsOf } from './hazards.ts';
import { callTheTwin, pooledTwins } from './pooledTwins.ts';
import type { FactsCache } from './projectModel.ts';
import { Packages } from './packages/packages.ts';
import { judge } from './verdict.ts';

/**
 * Analyses code through a compiler session. Facts of files that did not change are kept; everything that rests on
 * what other files say is found again after a change, for the files that are asked about and those that they reach.
 */
export class Analyzer implements CodeAnalyzer {
  readonly #session: CompilerSession;
  readonly #facts: FactsCache = new WeakMap();
  /** For all projects. */
  readonly #packages: Packages;
  /** By configuration file; loose files are one project. */
  readonly #findings = new Map<string, { readonly findings: Findings; version: number }>();

  constructor(session: CompilerSession) {
    this.#session = session;
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
    const report = guarded(target, () => analyze(target, findings));
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

  #findingsFor(file: string): Findings | undefined {
    const project = this.#session.projectOf(file);
    const { version } = this.#session;
    if (project === undefined) return undefined;
    const key = project.configFile ?? '';
    const known = this.#findings.get(key);
    if (known === undefined) {
      const findings = new Findings(project, this.#facts, this.#packages);
      this.#findings.set(key, { findings, version });
      return findings;
    }
    if (known.version !== version) {
      const changed = this.#session.changesBetween(known.version, version);
      known.findings.follow(project, changed, this.#session.isKept(known.version));
      known.version = version;
    }
    return known.findings;
  }
}

function analyze(file: string, findings: Findings): FileReport {
  const { model } = findings;
  const facts = model.facts(file);
  if (facts === undefined) {
    const reason = model.isTooDeep(file) ? 'is nested too deeply to be analysed' : 'cannot be read';
    return { file, functions: [], problems: [{ file, message: `${file} ${reason}.` }] };
  }
  const twins = pooledTwins(facts, model.targets(facts));
  const functions = facts.functions
    .filter((fn) => fn.isReported)
    .map((fn) => reportOf(fn, twins.get(fn), facts, findings))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { file, functions, problems: problemsOf(file, facts, model.project) };
}

function reportOf(
  fn: FunctionFacts,
  twin: FunctionFacts | undefined,
  facts: FileFacts,
  { summaries, callers, model }: Findings,
): FunctionReport {
  const summary = summaries.of(fn);
  const { line, character } = facts.source.getLineAndCharacterOfPosition(fn.nameStart);
  const verdict = judge(fn, line + 1, summary);
  const lineOf = (other: FunctionFacts): number =>
    model.factsOf(other).source.getLineAndCharacterOfPosition(other.nameStart).line + 1;
  return {
    ...verdict,
    ...(twin !== undefined && verdict.blocking === true ? { recommendation: callTheTwin(twin) } : {}),
    file: fn.file,
    name: fn.name,
    line: line + 1,
    column: character + 1,
    endLine: facts.source.getLineAndCharacterOfPosition(fn.end).line + 1,
    start: fn.start,
    end: fn.end,
    nameStart: fn.nameStart,
    nameEnd: fn.nameEnd,
    hazards: hazardsOf(fn, verdict, summary, callers, lineOf),
  };
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
