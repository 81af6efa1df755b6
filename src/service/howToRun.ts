import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

export type HowToRun =
  | {
      readonly kind: 'run';
      /** Program and arguments; `node` is looked up on the PATH. */
      readonly command: readonly string[];
      readonly workingDirectory: string;
      /** A phrase for a person: what runs it. */
      readonly runner: string;
    }
  | { readonly kind: 'cannot'; readonly message: string };

/** A Node version, or `undefined` when there is no `node` to ask. */
export type AskNodeVersion = (workingDirectory: string) => Promise<string | undefined>;

const javaScript = /\.[cm]?js$/i;
const typeScript = /\.(?:[cm]?ts|tsx)$/i;
const declaration = /\.d\.[cm]?ts$/i;

/**
 * How a file is run the way its author would: by the project's own tsx if it has one, else by Node if this Node strips
 * types. `node --import tsx` rather than the `tsx` command: that would put a wrapper process between.
 */
export async function howToRun(file: string, askNodeVersion: AskNodeVersion = askNode): Promise<HowToRun> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return cannot(`${file} is not there: save it first, or choose another file.`);
  }
  const isTypeScript = typeScript.test(file);
  if (declaration.test(file) || (!isTypeScript && !javaScript.test(file))) {
    return cannot(`${file} is no program that Node runs: choose a JavaScript or TypeScript file.`);
  }
  const workingDirectory = findPackageFolder(file);
  const version = await askNodeVersion(workingDirectory);
  if (version === undefined) {
    return cannot(
      'There is no `node` on the PATH: install Node.js from https://nodejs.org, then open the editor again.',
    );
  }
  const script = path.relative(workingDirectory, file);
  if (!isTypeScript) {
    return { kind: 'run', command: ['node', script], workingDirectory, runner: `Node ${version}` };
  }
  if (hasTsx(workingDirectory)) {
    return {
      kind: 'run',
      command: ['node', '--import', 'tsx', script],
      workingDirectory,
      runner: "the project's tsx",
    };
  }
  if (!/\.tsx$/i.test(file) && stripsTypes(version)) {
    return {
      kind: 'run',
      command: ['node', script],
      workingDirectory,
      runner: `Node ${version}, which strips types`,
    };
  }
  return cannot(
    `Node ${version} does not run ${path.basename(file)} by itself: run \`npm install --save-dev tsx\` in ${workingDirectory}, then run the command again.`,
  );
}

function cannot(message: string): HowToRun {
  return { kind: 'cannot', message };
}

/** The folder of the nearest package.json above the file, where npm would run its scripts; else the file's own. */
export function findPackageFolder(file: string): string {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return path.dirname(file);
  }
}

/** Whether Node, started in this folder, finds a tsx that can be given to `--import` (from version 4 on). */
function hasTsx(folder: string): boolean {
  try {
    const require = createRequire(path.join(folder, 'package.json'));
    const { version }: { readonly version?: unknown } = require('tsx/package.json');
    return typeof version === 'string' && Number.parseInt(version, 10) >= 4;
  } catch {
    // Not installed.
    return false;
  }
}

/** Without a flag, from 22.18 and 23.6 on (https://nodejs.org/api/typescript.html). */
function stripsTypes(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

const run = promisify(execFile);

async function askNode(workingDirectory: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('node', ['--version'], { cwd: workingDirectory, timeout: 10_000 });
    return stdout.trim().replace(/^v/, '');
  } catch {
    // Not on the PATH, or not working: there is no Node that a task could use either.
    return undefined;
  }
}
