import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Program, ProgramFolder } from '../../protocol/index.ts';
import { howToRun } from '../howToRun.ts';
import { parseEnvFile } from './envFile.ts';
import { substitute, UnknownVariable } from './launchVariables.ts';
import type { LaunchContext } from './launchVariables.ts';

type Properties = Readonly<Record<string, unknown>>;

const nodeTypes = new Set(['node', 'pwa-node', 'node-terminal']);
const typeScript = /\.[cm]?tsx?$/i;

/**
 * The launch configurations of a folder that start Node. A profile needs no debugger: the same program is started, with
 * the same arguments, folder and variables. `file` is the one in front.
 */
export async function launchPrograms(folder: ProgramFolder, file: string): Promise<Program[]> {
  if (!Array.isArray(folder.launch)) return [];
  const context = { folder: folder.path, folderName: folder.name, file };
  const programs: Program[] = [];
  for (const configuration of folder.launch.filter(isNodeLaunch)) {
    programs.push(await launchProgram(configuration, folder, context));
  }
  return programs;
}

function isNodeLaunch(configuration: unknown): configuration is Properties {
  if (typeof configuration !== 'object' || configuration === null) return false;
  const { type, request, name }: Properties = { ...configuration };
  return typeof type === 'string' && nodeTypes.has(type) && request === 'launch' && typeof name === 'string';
}

async function launchProgram(
  configuration: Properties,
  folder: ProgramFolder,
  context: LaunchContext,
): Promise<Program> {
  const name = String(configuration['name']);
  const program = {
    id: `launch:${folder.name}:${name}`,
    kind: 'launch',
    label: name,
    description: 'launch.json',
    workingDirectory: folder.path,
    environment: {},
  } as const;
  const cannot = (message: string): Program => ({ ...program, run: { kind: 'cannot', message } });
  try {
    const workingDirectory = textOf(configuration, 'cwd', context) ?? folder.path;
    const environment = environmentOf(configuration, context);
    const run = await runOf(configuration, path.resolve(folder.path, workingDirectory), context);
    return { ...program, run, workingDirectory: path.resolve(folder.path, workingDirectory), environment };
  } catch (error) {
    if (!(error instanceof UnknownVariable)) throw error;
    const reason =
      error.message.startsWith('${file') || error.message.startsWith('${relativeFile')
        ? 'no file is open: open the file that it means'
        : 'only the debugger can answer: type the command instead';
    return cannot(`"${name}" has the variable ${error.message}, and ${reason}.`);
  }
}

async function runOf(
  configuration: Properties,
  workingDirectory: string,
  context: LaunchContext,
): Promise<Program['run']> {
  const line = textOf(configuration, 'command', context);
  if (line !== undefined) return { kind: 'shell', line };
  const runtime = textOf(configuration, 'runtimeExecutable', context);
  const runtimeArguments = wordsOf(configuration, 'runtimeArgs', context);
  const program = textOf(configuration, 'program', context);
  const parameters = wordsOf(configuration, 'args', context);
  const command = [runtime ?? 'node', ...runtimeArguments];
  if (program === undefined) {
    if (runtime === undefined && command.length === 1) {
      return { kind: 'cannot', message: `"${String(configuration['name'])}" names no program to run.` };
    }
    return { kind: 'command', command: [...command, ...parameters] };
  }
  const file = path.resolve(workingDirectory, program);
  if (runtime === undefined && runtimeArguments.length === 0 && typeScript.test(file)) {
    const how = await howToRun(file);
    if (how.kind === 'cannot') return how;
    // It names the file as its package's folder sees it, which may not be where this one runs.
    return { kind: 'command', command: [...how.command.slice(0, -1), file, ...parameters] };
  }
  return { kind: 'command', command: [...command, withExtension(file), ...parameters] };
}

/** Node finds `src/app` itself when it is a CommonJS module; so does the debugger. */
function withExtension(file: string): string {
  return existsSync(file) || !existsSync(`${file}.js`) ? file : `${file}.js`;
}

function environmentOf(configuration: Properties, context: LaunchContext): Record<string, string> {
  const file = textOf(configuration, 'envFile', context);
  const variables = file === undefined ? {} : readEnvFile(path.resolve(context.folder, file));
  const { env } = configuration;
  if (typeof env !== 'object' || env === null) return variables;
  for (const [name, value] of Object.entries(env)) {
    if (typeof value === 'string') variables[name] = substitute(value, context);
    else if (typeof value === 'number' || typeof value === 'boolean') variables[name] = String(value);
  }
  return variables;
}

function readEnvFile(file: string): Record<string, string> {
  try {
    return parseEnvFile(readFileSync(file, 'utf8'));
  } catch {
    // The debugger starts without it as well.
    return {};
  }
}

function textOf(configuration: Properties, name: string, context: LaunchContext): string | undefined {
  const value = configuration[name];
  return typeof value === 'string' && value !== '' ? substitute(value, context) : undefined;
}

/** Arguments: a list, or one word. */
function wordsOf(configuration: Properties, name: string, context: LaunchContext): string[] {
  const value = configuration[name];
  const words: readonly unknown[] = Array.isArray(value) ? value : [value];
  return words.filter((word) => typeof word === 'string').map((word) => substitute(word, context));
}
