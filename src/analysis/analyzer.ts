import { CompilerLost, type CompilerProject, type CompilerSession, toEnginePath } from '../compiler/index.ts';
import type { FileReport, FunctionReport } from '../core/index.ts';
import type { CodeAnalyzer } from './codeAnalyzer.ts';
import type { FactsCache } from './facts/projectFacts.ts';
import { reportOnFile } from './fileReport.ts';
import { findByName } from './findByName.ts';
import { Packages } from './packages/packages.ts';
import { Findings } from './project/findings.ts';
import { PackageSettings } from './settings/packageSettings.ts';
import { readPackageText } from './settings/readPackageText.ts';
import type { Calibration } from './verdict/calibrated.ts';

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
      reportOnFile(target, findings, {
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

function isPackageFile(file: string): boolean {
  return file.endsWith('/package.json');
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
