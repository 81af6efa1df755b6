import { existsSync } from 'node:fs';
import os from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { toEnginePath } from '../compiler/index.ts';
import type { PoolKind } from '../core/index.ts';
import type { FunctionMeasurement, RefusedMeasurement } from '../measure/index.ts';
import { CommandError, exitCodes } from './exitCodes.ts';
import { printMeasurement, printRefused, type MeasureFormat } from './measure/printMeasurement.ts';
import { measureFunction } from './measure/measureFunction.ts';
import { readArguments } from './measure/readArguments.ts';
import { parseFunctionPlace } from './wrap/functionPlace.ts';

interface MeasureOptions {
  /** `true` for no arguments. */
  readonly args?: true | readonly string[];
  readonly argsFrom?: string;
  readonly pool: PoolKind | 'both';
  readonly workers: number;
  readonly format: MeasureFormat;
  /** Both in seconds. */
  readonly seconds: number;
  readonly timeout: number;
}

/** More workers than this cost more memory than a measurement is worth. */
const mostWorkers = 8;

/** `poolwright measure FILE#NAME (--args JSON… | --args-from MODULE) [--workers N] [--pool both] [--format text|json|html]` */
export function registerMeasure(program: Command): void {
  program
    .command('measure')
    .description('run a function directly, in threads and in processes, and say what a pool would gain')
    .argument('<function>', 'FILE#NAME: src/resample.ts#resample')
    .addOption(
      new Option(
        '--args [json...]',
        'the arguments of a call, each as JSON; none for a function without any',
      ).conflicts('argsFrom'),
    )
    .addOption(
      new Option(
        '--args-from <module>',
        'a module whose default export is a list of argument lists, smallest first, or a function that gives them',
      ),
    )
    .addOption(
      new Option('--workers <n>', `how many workers at most, 1 to ${mostWorkers}`)
        .argParser(numberFrom(1, mostWorkers, true))
        .default(Math.min(os.availableParallelism(), mostWorkers), 'one a core'),
    )
    .addOption(
      new Option('--pool <pool>', 'which pools').choices(['threads', 'processes', 'both']).default('both'),
    )
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'html']).default('text'),
    )
    .addOption(
      new Option('--seconds <n>', 'for how long to measure, about')
        .argParser(numberFrom(0.1, 3600))
        .default(10),
    )
    .addOption(
      new Option('--timeout <n>', 'seconds after which a call counts as hanging')
        .argParser(numberFrom(0.1, 86_400))
        .default(60),
    )
    .action(async (place: string, options: MeasureOptions) => {
      process.exitCode = await measure(place, options);
    });
}

function numberFrom(least: number, most: number, whole = false): (value: string) => number {
  return (value) => {
    const number = Number(value);
    const isFit = value.trim() !== '' && number >= least && number <= most;
    if (!isFit || (whole && !Number.isInteger(number)))
      throw new InvalidArgumentError(`Give a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
    return number;
  };
}

async function measure(place: string, options: MeasureOptions): Promise<number> {
  const { file, name } = parseFunctionPlace(place);
  if (!existsSync(file))
    throw new CommandError(`${file} does not exist; give FILE#NAME, with the path from here.`);
  const answer = await measureFunction({
    root: toEnginePath('.'),
    file: toEnginePath(file),
    name,
    pools: options.pool === 'both' ? ['threads', 'processes'] : [options.pool],
    workers: options.workers,
    arguments: readArguments(options.args, options.argsFrom),
    budgetMs: options.seconds * 1000,
    timeoutMs: options.timeout * 1000,
    say,
  });
  if (process.stderr.isTTY) process.stderr.write(clearedLine);
  return finish(answer, options.format);
}

function finish(answer: FunctionMeasurement | RefusedMeasurement, format: MeasureFormat): number {
  if (answer.status === 'refused') {
    printRefused(answer, format);
    // It is the arguments that are to be corrected, as with any other wrong use.
    const isWrongUse = answer.refusals.every(({ code }) => code === 'bad-arguments');
    return isWrongUse ? exitCodes.wrongUse : exitCodes.refused;
  }
  printMeasurement(answer, format);
  const isDifferent = answer.results.some(({ comparison }) => comparison === 'different');
  return isDifferent ? exitCodes.warned : exitCodes.done;
}

/** Progress is for a person who looks on, and for the editor; what is printed belongs to stdout. */
function say(progress: string): void {
  if (process.env['POOLWRIGHT_PROGRESS'] === 'lines') process.stderr.write(`${progress}\n`);
  else if (process.stderr.isTTY) process.stderr.write(`${clearedLine}${progress}`);
}

const clearedLine = '\r\u001B[K';
