import fs from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { toChromeTrace, toProfileJson } from '../profile/index.ts';
import { prepareRecording, Recorder } from '../service/index.ts';
import type { ProgramEnd } from '../service/index.ts';
import { runCommand } from './runCommand.ts';

/** What can be written besides `run.poolprofile`, and under which name. */
const formats = { poolprofile: 'run.poolprofile', trace: 'trace.json', json: 'profile.json' } as const;
type Format = keyof typeof formats;

interface ProfileOptions {
  readonly out: string;
  readonly format: readonly Format[];
}

/** `poolwright profile [--out DIR] [--format …] -- COMMAND…` */
export function registerProfile(program: Command): void {
  program
    .command('profile')
    .description('run a program and record what all its threads and processes do')
    .usage('[--out DIR] [--format FORMAT]... -- COMMAND...')
    .argument('<command...>', 'the program and its arguments, after `--`')
    .option('--out <dir>', 'folder for the files', 'poolwright-profile')
    .option(
      '--format <format>',
      `what to write: ${Object.keys(formats).join(', ')}; may be given several times (run.poolprofile is always written)`,
      addFormat,
      [],
    )
    .action(async (command: string[], options: ProfileOptions) => {
      process.exitCode = await profile(command, options);
    });
}

function addFormat(value: string, before: readonly Format[]): readonly Format[] {
  if (!isFormat(value)) throw new InvalidArgumentError(`Formats are ${Object.keys(formats).join(', ')}.`);
  return [...before, value];
}

function isFormat(value: string): value is Format {
  return Object.hasOwn(formats, value);
}

/**
 * Runs the command and returns the exit code that a shell would give for it: ours never replaces it, whatever goes
 * wrong with the recording.
 */
async function profile(command: readonly string[], { out, format }: ProfileOptions): Promise<number> {
  const prepared = await prepareRecording(process.env['NODE_OPTIONS'] ?? '');
  if (prepared.kind === 'failed') {
    say(`${prepared.message} The program runs without being recorded.`);
    const ran = await runCommand(command, process.env);
    return conclude(command, ran);
  }
  const { folder, environment } = prepared;
  const workingDirectory = process.cwd();
  const output = path.resolve(out, formats.poolprofile);
  const recorder = new Recorder({ folder, command, workingDirectory, output }, say);
  recorder.start();
  const ran = await runCommand(command, { ...process.env, ...environment });
  if (ran.kind === 'not-started') {
    recorder.close();
    return conclude(command, ran);
  }
  await recorder.finish(ran.end);
  const written = writeExports(recorder, path.resolve(out), format);
  if (recorder.isSaved) written.unshift(output);
  if (written.length > 0) say(`Recorded in ${written.map((file) => path.relative('', file)).join(', ')}.`);
  for (const notice of recorder.builder.snapshot(false).notices) say(notice);
  return conclude(command, ran);
}

/** Writes the other formats that were asked for, and returns the files. */
function writeExports(recorder: Recorder, folder: string, wanted: readonly Format[]): string[] {
  const timeline = recorder.builder.snapshot(false);
  const exports = { trace: toChromeTrace, json: toProfileJson } as const;
  const written: string[] = [];
  for (const name of ['trace', 'json'] as const) {
    if (!wanted.includes(name)) continue;
    const file = path.join(folder, formats[name]);
    try {
      fs.writeFileSync(file, `${JSON.stringify(exports[name](timeline))}\n`);
      written.push(file);
    } catch (error) {
      say(`${file} cannot be written (${error instanceof Error ? error.message : String(error)}).`);
    }
  }
  return written;
}

type Ran = Awaited<ReturnType<typeof runCommand>>;

function conclude(command: readonly string[], ran: Ran): number {
  if (ran.kind === 'ended') return shellCode(ran.end, ran.signalNumber);
  say(`${command[0] ?? ''} cannot be started (${ran.reason}): check its name and the PATH.`);
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
