import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Program } from '../../protocol/index.ts';
import { findPackageFolder, howToRun } from '../howToRun.ts';

/** What runs a single test file, and how it is told which. */
const runners = [
  { name: 'vitest', command: (bin: string, file: string) => ['node', bin, 'run', file] },
  { name: 'jest', command: (bin: string, file: string) => ['node', bin, '--runTestsByPath', file] },
  { name: 'mocha', command: (bin: string, file: string) => ['node', bin, file] },
] as const;

const code = /\.[cm]?[jt]sx?$/i;
const testName = /(?:[.\-_](?:test|spec)|^test(?:[.\-_].*)?)\.[cm]?[jt]sx?$/i;
const testFolder = /[\\/](?:test|tests|__tests__|spec)[\\/]/;

/**
 * The file as a test: by the runner that the project's test script names, else by one that is installed, else by Node's own.
 * `undefined` for a file that looks like no test.
 */
export async function testProgram(file: string): Promise<Program | undefined> {
  if (!code.test(file) || !(testName.test(path.basename(file)) || testFolder.test(file))) return undefined;
  const folder = findPackageFolder(file);
  const script = testScript(folder);
  const installed = runners.flatMap((runner) => {
    const bin = findBin(folder, runner.name);
    return bin === undefined ? [] : [{ runner, bin }];
  });
  const chosen =
    installed.find(({ runner }) => new RegExp(`\\b${runner.name}\\b`).test(script)) ?? installed[0];
  const program = {
    id: 'test:current',
    kind: 'test',
    label: path.basename(file),
    workingDirectory: folder,
    environment: {},
  } as const;
  const relative = path.relative(folder, file);
  if (chosen !== undefined && !/\bnode\b[^&|;]*--test\b/.test(script)) {
    const command = chosen.runner.command(chosen.bin, relative);
    return { ...program, description: `by ${chosen.runner.name}`, run: { kind: 'command', command } };
  }
  const how = await howToRun(file);
  if (how.kind === 'cannot') return { ...program, description: 'by node --test', run: how };
  const command = [...how.command.slice(0, -1), '--test', relative];
  return { ...program, description: 'by node --test', run: { kind: 'command', command } };
}

function testScript(folder: string): string {
  try {
    const content: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { scripts }: { readonly scripts?: unknown } = { ...(content as object) };
    const { test }: { readonly test?: unknown } = { ...(scripts as object) };
    return typeof test === 'string' ? test : '';
  } catch {
    // No package.json, or a broken one.
    return '';
  }
}

/** The script that the package runs as its command. */
function findBin(folder: string, name: string): string | undefined {
  try {
    const require = createRequire(path.join(folder, 'package.json'));
    const manifest = require.resolve(`${name}/package.json`);
    const { bin }: { readonly bin?: unknown } = JSON.parse(readFileSync(manifest, 'utf8')) as object;
    const own: unknown = typeof bin === 'object' && bin !== null ? Reflect.get(bin, name) : bin;
    return typeof own === 'string' ? path.join(path.dirname(manifest), own) : undefined;
  } catch {
    // Not installed.
    return undefined;
  }
}
