import { existsSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { Analyzer } from '../analysis/index.ts';
import { CompilerSession, toEnginePath } from '../compiler/index.ts';
import type { PoolKind, ReadyWrap, WrapPlan } from '../core/index.ts';
import { planWrap, ProjectFiles } from '../wrap/index.ts';
import { CommandError, exitCodes } from './exitCodes.ts';
import { installLines } from './wrap/installLines.ts';
import { readEditedFiles, writePlan, type EditedFile } from './wrap/writePlan.ts';
import { parseFunctionPlace, type FunctionPlace } from './wrap/functionPlace.ts';
import { diffOf, toReasonLines, toWrapJson } from './wrap/wrapOutput.ts';

interface WrapOptions {
  readonly pool: PoolKind;
  readonly diff?: true;
  readonly write?: true;
  readonly format: 'text' | 'json';
  readonly allowWarnings?: true;
  readonly keepSyncCallers?: true;
}

/** `poolwright wrap FILE#NAME --pool threads|processes [--diff|--write] [--format text|json] [--allow-warnings] [--keep-sync-callers]` */
export function registerWrap(program: Command): void {
  program
    .command('wrap')
    .description('move a function into a thread pool or a process pool, with its callers')
    .argument('<function>', 'FILE#NAME: src/resample.ts#resample')
    .addOption(
      new Option('--pool <pool>', 'where it is to run')
        .choices(['threads', 'processes'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--diff', 'show what would change (the default)').conflicts('write'))
    .addOption(new Option('--write', 'change the files'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--allow-warnings', 'write the files, and exit with 0, although there are warnings')
    .option(
      '--keep-sync-callers',
      'where a caller cannot wait, leave the call of the original and say where, rather than refuse',
    )
    .action((place: string, options: WrapOptions) => {
      process.exitCode = wrap(place, options);
    });
}

function wrap(place: string, options: WrapOptions): number {
  const root = toEnginePath('.');
  const { file, name } = parseFunctionPlace(place);
  if (!existsSync(file))
    throw new CommandError(`${file} does not exist; give FILE#NAME, with the path from here.`);
  const session = new CompilerSession({ workingDirectory: root });
  try {
    const sources = new ProjectFiles(session);
    const plan = planFor(session, sources, { file: toEnginePath(file), name }, options);
    const files = plan.status === 'ready' ? readEditedFiles(plan, sources) : [];
    return finish(plan, files, root, options);
  } finally {
    session.dispose();
  }
}

function planFor(
  session: CompilerSession,
  sources: ProjectFiles,
  { file, name }: FunctionPlace,
  { keepSyncCallers, pool }: WrapOptions,
): WrapPlan {
  const report = new Analyzer(session).findFunction(file, name);
  if (report === 'none')
    throw new CommandError(`${file} has no function ${name}; \`poolwright analyze\` lists their names.`);
  if (report === 'ambiguous')
    throw new CommandError(`${name} is the name of several functions in ${file}; give more of it.`);
  const request = {
    file,
    at: { offset: report.nameStart },
    pool,
    verdict: report,
    keepSyncCallers: keepSyncCallers === true,
  };
  return planWrap(session, request, sources);
}

/** Prints a plan, writes it where that was asked for, and answers with the exit code. */
function finish(plan: WrapPlan, files: readonly EditedFile[], root: string, options: WrapOptions): number {
  const isHeldBack = plan.warnings.length > 0 && options.allowWarnings !== true;
  const writes = plan.status === 'ready' && options.write === true && !isHeldBack;
  if (writes) writePlan(plan, files);
  if (options.format === 'json') process.stdout.write(toWrapJson(plan, root));
  else {
    for (const line of toReasonLines(plan, root)) process.stderr.write(`${line}\n`);
    if (plan.status === 'ready')
      process.stdout.write(writes ? written(plan, files, root) : diffOf(plan, files, root));
    if (plan.status === 'ready')
      for (const line of installLines(plan, root)) process.stderr.write(`${line}\n`);
    if (plan.status === 'ready' && options.write === true && isHeldBack) {
      process.stderr.write(
        'Nothing was written because of the warnings; --allow-warnings writes all the same.\n',
      );
    }
  }
  if (plan.status === 'refused') return exitCodes.refused;
  return isHeldBack ? exitCodes.warned : exitCodes.done;
}

function written(plan: ReadyWrap, files: readonly EditedFile[], root: string): string {
  const changed = [...files.map(({ file }) => file), ...plan.created.map(({ file }) => file)];
  return changed.map((file) => `wrote ${file.replace(`${root}/`, '')}\n`).join('');
}
