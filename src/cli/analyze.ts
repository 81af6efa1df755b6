import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { Analyzer } from '../analysis/index.ts';
import { CompilerSession, isSourceFile, toEnginePath, workspaceFiles } from '../compiler/index.ts';
import type { FileReport, Problem } from '../core/index.ts';
import { readBaseline } from './analyze/baseline.ts';
import { compareWithBaseline } from './analyze/compareBaseline.ts';
import { analysisFormats, type AnalysisFormat, printAnalysis } from './analyze/printAnalysis.ts';
import { CommandError, exitCodes } from './exitCodes.ts';
import { type FailCondition, failsOn, parseFailOn } from './failOn.ts';
import { offersOf, type WrapOffers } from './analyze/offers.ts';

interface AnalyzeOptions {
  readonly project?: string;
  readonly format: AnalysisFormat;
  readonly failOn?: string;
  readonly baseline?: string;
  readonly wrap: boolean;
}

/** What an analysis of some paths found; files are absolute. */
export interface AnalysisRun {
  /** Absolute; what is printed is relative to it. */
  readonly root: string;
  readonly reports: readonly FileReport[];
  readonly problems: readonly Problem[];
  /** Whether each function could be moved into a pool, where that was asked. */
  readonly offers?: WrapOffers;
}

/** `poolwright analyze [paths…] [--project tsconfig.json] [--format …] [--fail-on …] [--baseline FILE]` */
export function registerAnalyze(program: Command): void {
  program
    .command('analyze')
    .description('say what each function costs the event loop, and what to do about it')
    .argument('[paths...]', 'files and folders; the current folder when none are given')
    .option('--project <tsconfig>', 'take files and settings from this tsconfig.json')
    .addOption(new Option('--format <format>', 'how to print').choices(analysisFormats).default('text'))
    .option(
      '--fail-on <list>',
      'exit with 1 when one of these is found: blocking-in-async, kind:K, kind:K+blocking',
    )
    .option('--baseline <file>', 'leave out the hazards that an earlier output (json or sarif) lists')
    .option(
      '--no-wrap',
      'leave out of json whether each function could be moved into a pool, which takes longer than all the rest',
    )
    .action((paths: string[], options: AnalyzeOptions) => {
      const conditions = options.failOn === undefined ? [] : parseFailOn(options.failOn);
      const root = toEnginePath('.');
      const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline, root);
      const { project } = options;
      const withOffers = options.format === 'json' && options.wrap;
      const run = analyze({ root, paths, withOffers, ...(project === undefined ? {} : { project }) });
      const comparison = baseline === undefined ? undefined : compareWithBaseline(run, baseline);
      process.stdout.write(printAnalysis(options.format, run, comparison));
      process.exitCode = exitCodeOf(comparison?.fresh ?? run, conditions);
    });
}

/** What to analyse; paths may be relative to `root`. */
export interface AnalysisRequest {
  readonly root: string;
  /** Files and folders; none means the root. */
  readonly paths: readonly string[];
  /** A tsconfig whose files and settings are taken. */
  readonly project?: string;
  /** Whether to find out of each function if it could be moved into a pool, which takes longer than the analysis. */
  readonly withOffers?: boolean;
}

/**
 * Analyses files and folders.
 * @throws CommandError for a path or a project that does not exist.
 */
export function analyze(request: AnalysisRequest): AnalysisRun {
  const root = toEnginePath(request.root);
  for (const given of request.paths) {
    if (!existsSync(path.resolve(root, given)))
      throw new CommandError(`${given} does not exist; give files or folders to analyse.`);
  }
  const session = new CompilerSession({ workingDirectory: root });
  try {
    const { files, problems } = filesOf(session, { ...request, root });
    const analyzer = new Analyzer(session, { isWholeAsked: true });
    const reports = files.map((file) => analyzer.analyzeFile(file));
    return {
      root,
      reports,
      problems: withoutRepeats([...problems, ...reports.flatMap((report) => report.problems)]),
      ...(request.withOffers === true ? { offers: offersOf(session, reports) } : {}),
    };
  } finally {
    session.dispose();
  }
}

interface FoundFiles {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

function filesOf(
  session: CompilerSession,
  { root, paths, project }: Omit<AnalysisRequest, 'withOffers'>,
): FoundFiles {
  if (project !== undefined) return filesOfProject(session, { root, paths, project });
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const given of paths.length === 0 ? ['.'] : paths) {
    const file = toEnginePath(path.resolve(root, given));
    if (!statSync(file).isDirectory()) {
      if (isSourceFile(file)) files.add(file);
      else
        problems.push({ file, message: `${given} is not TypeScript or JavaScript source; it was left out.` });
      continue;
    }
    const found = workspaceFiles(session, file);
    for (const one of found.files) files.add(one);
    if (found.files.length === 0) {
      problems.push({ file, message: `${given} has no TypeScript or JavaScript source files to analyse.` });
    }
    if (found.truncated) {
      const message = `${given} has more source files than are taken at once; analyse its folders one by one.`;
      problems.push({ file, message });
    }
  }
  return { files: [...files].sort(), problems };
}

function filesOfProject(
  session: CompilerSession,
  request: Required<Omit<AnalysisRequest, 'withOffers'>>,
): FoundFiles {
  const { root, paths, project } = request;
  const configFile = toEnginePath(path.resolve(root, project));
  const opened = session.preferProject(configFile);
  if (opened === undefined)
    throw new CommandError(`${project} does not exist; give the path of a tsconfig.json.`);
  const wanted = paths.map((given) => toEnginePath(path.resolve(root, given)));
  const isWanted = (file: string): boolean =>
    wanted.length === 0 || wanted.some((one) => file === one || file.startsWith(`${one}/`));
  const files = opened.ownFiles().filter(isWanted);
  if (files.length > 0) return { files, problems: [] };
  const message = `${project} has no source files${paths.length > 0 ? ' under the given paths' : ''} to analyse; where it only refers to other projects, give a folder in place of --project.`;
  return { files, problems: [{ file: configFile, message }] };
}

function exitCodeOf(run: AnalysisRun, conditions: readonly FailCondition[]): number {
  const isFound = run.reports.some(({ functions }) =>
    functions.some((report) => failsOn(report, conditions)),
  );
  return isFound ? exitCodes.found : exitCodes.done;
}

/** A wrong tsconfig is a problem of each of its files, and worth one line. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.file}\n${problem.message}`, problem])).values()];
}
