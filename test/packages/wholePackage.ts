import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { WholePackage } from '../../scripts/packages/catalogue.mjs';
import { installPackage } from '../../scripts/packages/installPackage.mjs';
import { repository } from '../support/repository.ts';

/** What is read of an answer of `analyze --format json`. */
interface Answer {
  readonly files: number;
  readonly functions: readonly unknown[];
  readonly problems: readonly { readonly message: string }[];
}

/** Several times what the largest package takes on a slow machine: it is passed by what never ends. */
const deadlineMs = 10 * 60_000;
const cli = path.join(repository, 'dist', 'cli.cjs');

/** The answer's bytes; a crash, a signal and a hang reject. */
async function analyze(folder: string): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = [cli, 'analyze', '--format', 'json', '--project', 'tsconfig.json'];
  return new Promise((resolve, reject) => {
    const options = {
      cwd: folder,
      env,
      maxBuffer: 2 ** 29,
      timeout: deadlineMs,
      killSignal: 'SIGKILL',
    } as const;
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${error.killed ? 'It did not end. ' : ''}${stderr || error.message}`));
    });
  });
}

/** The tests that every package has to pass. The counts guard against an analysis of nothing. */
export function describePackage(wanted: WholePackage): void {
  describe(`${wanted.name} ${wanted.version}`, () => {
    let folder = '';
    let first = '';

    before(async () => {
      assert(existsSync(cli), 'dist/cli.cjs is not there: run `npm run build` first.');
      folder = await installPackage(wanted);
    });

    it('is analysed to its end, without a problem that is ours', async () => {
      first = await analyze(folder);
      const { files, functions, problems } = JSON.parse(first) as Answer;
      assert(files >= 10, `only ${files} files`);
      assert(functions.length >= 100, `only ${functions.length} functions`);
      const ours = problems.filter(({ message }) => /report this as a bug|cannot be read/.test(message));
      assert.deepEqual(ours, []);
    });

    it('is told the same in the same bytes a second time', async () => {
      assert.notEqual(first, '', 'the first analysis did not end');
      const second = await analyze(folder);
      // Not `equal`: a diff of 20 MB would be the last thing that the run prints.
      assert(second === first, `the answers differ at character ${firstDifference(first, second)}`);
    });
  });
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
