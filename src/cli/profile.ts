import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { findFindings, functionTable, laneFigures, messageTable, waitTable } from '../profile/index.ts';
import type { TimelineBuilder } from '../profile/index.ts';
import { formats, isFormat, prepareRecording, Recorder, writeFormats } from '../service/index.ts';
import type { FinishedRun, Format, ProgramEnd } from '../service/index.ts';
import { makeProfileFolder } from './profileFolder.ts';
import { runCommand } from './runCommand.ts';

interface ProfileOptions {
  readonly out: string;
  readonly format: readonly Format[];
  /** Milliseconds, where they were given. */
  readonly sampleEvery?: number;
}

/** `poolwright profile [--out DIR] [--format …] [--sample-every MS] -- COMMAND…` */
export function registerProfile(program: Command): void {
  program
    .command('profile')
    .description('run a program and record what all its threads and processes do')
    .usage('[--out DIR] [--format FORMAT]... [--sample-every MS] -- COMMAND...')
    .argument('<command...>', 'the program and its arguments, after `--`')
    .option('--out <dir>', 'folder for the files', 'poolwright-profile')
    .option(
      '--format <format>',
      `what to write: ${Object.keys(formats).join(', ')}; may be given several times (run.poolprofile is always written)`,
      addFormat,
      [],
    )
    .option(
      '--sample-every <ms>',
      'how often each thread is looked at to see which function it is in; 0 for never (default: 1, and 3 after half a second on Node 26)',
      readInterval,
    )
    .action(async (command: string[], options: ProfileOptions) => {
      process.exitCode = await profile(command, options);
    });
}

function addFormat(value: string, before: readonly Format[]): readonly Format[] {
  if (!isFormat(value)) throw new InvalidArgumentError(`Formats are ${Object.keys(formats).join(', ')}.`);
  return [...before, value];
}

/** V8 samples no more often than each 0.1 ms well, and less often than each second tells nothing. */
function readInterval(value: string): number {
  const interval = Number(value);
  const isFit = value.trim() !== '' && (interval === 0 || (interval >= 0.1 && interval <= 1000));
  if (!isFit) throw new InvalidArgumentError('Give milliseconds from 0.1 to 1000, or 0 for never.');
  return interval;
}

/**
 * Runs the command and returns the exit code that a shell would give for it: ours never replaces it, whatever goes
 * wrong with the recording.
 */
async function profile(command: readonly string[], options: ProfileOptions): Promise<number> {
  const { sampleEvery } = options;
  const prepared = await prepareRecording(
    process.env['NODE_OPTIONS'] ?? '',
    sampleEvery === undefined ? {} : { samplingIntervalUs: Math.round(sampleEvery * 1000) },
  );
  if (prepared.kind === 'failed') {
    say(`${prepared.message} The program runs without being recorded.`);
    const ran = await runCommand(command, process.env);
    return conclude(command, ran);
  }
  const { folder, environment } = prepared;
  const workingDirectory = process.cwd();
  const made = makeProfileFolder(options.out, say);
  const out = made.path;
  const output = path.join(out, formats.poolprofile);
  const recorder = new Recorder({ folder, command, workingDirectory, output }, say);
  recorder.start();
  const ran = await runCommand(command, { ...process.env, ...environment });
  if (ran.kind === 'not-started') {
    recorder.close();
    made.discard();
    return conclude(command, ran);
  }
  await recorder.finish(ran.end);
  const run = examineRun(recorder.builder);
  const written = writeFormats(run, out, new Set(options.format), say);
  recorder.release();
  if (recorder.isSaved) written.unshift(output);
  const isEmpty = run.facts.timeline.lanes.length === 0;
  if (written.length > 0 && !isEmpty)
    say(`Recorded in ${written.map((file) => path.relative('', file)).join(', ')}.`);
  for (const notice of run.facts.timeline.notices) say(notice);
  for (const { message, advice } of run.findings) say(`${message} ${advice}`);
  return conclude(command, ran);
}

function examineRun(builder: TimelineBuilder): FinishedRun {
  const { lanes } = builder.overview();
  const facts = {
    timeline: builder.snapshot(false),
    functions: functionTable(lanes),
    figures: laneFigures(lanes),
    messages: messageTable(lanes),
    waits: waitTable(lanes),
    samples: lanes.map(({ lane }) => lane.samples),
  };
  return { builder, facts, findings: findFindings(facts) };
}

/** Nobody can start these by their names alone. */
const sourceFile = /\.[cm]?[jt]sx?$/;

type Ran = Awaited<ReturnType<typeof runCommand>>;

function conclude(command: readonly string[], ran: Ran): number {
  if (ran.kind === 'ended') return shellCode(ran.end, ran.signalNumber);
  const [file = ''] = command;
  const advice = sourceFile.test(file)
    ? `a file needs what runs it before its name, as in: -- node ${file}`
    : 'check its name and the PATH.';
  say(`${file} cannot be started (${ran.reason}): ${advice}`);
  return 127;
}

/** 128 + n for a signal, as shells do. */
function shellCode({ exitCode }: ProgramEnd, signalNumber: number): number {
  return exitCode ?? 128 + signalNumber;
}

/** The program owns stdout; what we say goes to stderr. */
function say(message: string): void {
  process.stderr.write(`poolwright: ${message}\n`);
}
