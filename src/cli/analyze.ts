import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { Option } from 'commander';
import { Analyzer } from '../analysis/index.ts';
import { CompilerSession, isSourceFile, toEnginePath, workspaceFiles } from '../compiler/index.ts';
import type { FileReport, Problem } from '../core/index.ts';
import { toAnalysisJson } from './analysisJson.ts';
import { toAnalysisText } from './analysisText.ts';
import { CommandError, exitCodes } from './exitCodes.ts';
import { type FailCondition, failsOn, parseFailOn } from './failOn.ts';

interface AnalyzeOptions {
  readonly project?: string;
  readonly format: 'text' | 'json';
  readonly failOn?: string;
}

/** What an analysis of some paths found; files are absolute. */
export interface AnalysisRun {
  /** Absolute; what is printed is relative to it. */
  readonly root: string;
  readonly reports: readonly FileReport[];
  readonly problems: readonly Problem[];
}

/** `poolwright analyze [paths…] [--project tsconfig.json] [--format text|json] [--fail-on …]` */
export function registerAnalyze(program: Command): void {
  program
    .command('analyze')
    .description('say what each function costs the event loop, and what to do about it')
    .argument('[paths...]', 'files and folders; the current folder when none are given')
    .option('--project <tsconfig>', 'take files and settings from this tsconfig.json')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option(
      '--fail-on <list>',
      'exit with 1 when one of these is found: blocking-in-async, kind:K, kind:K+blocking',
    )
    .action((paths: string[], options: AnalyzeOptions) => {
      const conditions = options.failOn === undefined ? [] : parseFailOn(options.failOn);
      const run = analyze(paths, options.project);
      process.stdout.write(options.format === 'json' ? toAnalysisJson(run) : toAnalysisText(run));
      process.exitCode = exitCodeOf(run, conditions);
    });
}

/**
 * Analyses files and folders.
 * @throws CommandError for a path or a project that does not exist.
 */
export function analyze(paths: readonly string[], configFile: string | undefined): AnalysisRun {
  const root = toEnginePath('.');
  for (const given of paths) {
    if (!existsSync(given))
      throw new CommandError(`${given} does not exist; give files or folders to analyse.`);
  }
  const session = new CompilerSession({ workingDirectory: root });
  try {
    const { files, problems } = filesOf(session, paths, configFile);
    const analyzer = new Analyzer(session);
    const reports = files.map((file) => analyzer.analyzeFile(file));
    return {
      root,
      reports,
      problems: withoutRepeats([...problems, ...reports.flatMap((report) => report.problems)]),
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
  paths: readonly string[],
  configFile: string | undefined,
): FoundFiles {
  if (configFile !== undefined) return filesOfProject(session, paths, configFile);
  const files = new Set<string>();
  const problems: Problem[] = [];
  for (const given of paths.length === 0 ? ['.'] : paths) {
    const file = toEnginePath(given);
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

function filesOfProject(session: CompilerSession, paths: readonly string[], configFile: string): FoundFiles {
  const project = session.preferProject(configFile);
  if (project === undefined)
    throw new CommandError(`${configFile} does not exist; give the path of a tsconfig.json.`);
  const wanted = paths.map(toEnginePath);
  const isWanted = (file: string): boolean =>
    wanted.length === 0 || wanted.some((one) => file === one || file.startsWith(`${one}/`));
  const files = project.ownFiles().filter(isWanted);
  if (files.length > 0) return { files, problems: [] };
  const message = `${configFile} has no source files${paths.length > 0 ? ' under the given paths' : ''} to analyse.`;
  return { files, problems: [{ file: toEnginePath(configFile), message }] };
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
