import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { poolwright } from '../support/commandLine.ts';
import { copyPackages } from '../support/copyPackages.ts';
import { runExample, typeCheck } from '../support/exampleProgram.ts';
import { removeTemporaryFolder } from '../support/temporaryFolder.ts';
import { copyInstalledExample } from '../support/workspaceCopy.ts';

interface Analysis {
  readonly version: number;
  readonly files: number;
  readonly problems: readonly unknown[];
  readonly functions: readonly Readonly<Record<string, unknown>>[];
}

interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

const thumbnails = 14;
const workers = Math.min(availableParallelism(), thumbnails);

describe('the command line, on the thumbnails', () => {
  let folder: string;
  let expectedOutput: string;

  before(async () => {
    folder = await copyInstalledExample('thumbnails');
    expectedOutput = await runExample(folder);
  });

  after(() => removeTemporaryFolder(folder));

  it('analyses', async () => {
    const { stdout, stderr, exitCode } = await poolwright(folder, 'analyze', 'src', '--format', 'json');
    assert.deepEqual([exitCode, stderr], [0, '']);
    const analysis = JSON.parse(stdout) as Analysis;
    assert.deepEqual([analysis.version, analysis.files, analysis.problems], [1, 5, []]);
    const verdicts = new Map(
      analysis.functions.map(({ file, name, kind, blocking }) => [
        `${String(file)} ${String(name)}`,
        { kind, blocking },
      ]),
    );
    assert.deepEqual(verdicts.get('src/resample.ts resample'), { kind: 'cpu', blocking: true });
    assert.deepEqual(verdicts.get('src/image.ts readImage'), { kind: 'io', blocking: false });
    assert.deepEqual(verdicts.get('src/format.ts formatLine'), { kind: 'light', blocking: false });
    assert.deepEqual(
      analysis.functions.filter((one) => !('wrap' in one)),
      [],
    );
  });

  it('refuses to wrap what cannot be wrapped, with the reason', async () => {
    const run = await poolwright(folder, 'wrap', 'src/main.ts#makeThumbnail', '--pool', 'threads', '--write');
    assert.equal(run.exitCode, 3);
    assert.match(run.stderr, /src\/main\.ts:22.*module-side-effects.*cannot be moved/);
    assert.equal(await runExample(folder), expectedOutput);
  });

  for (const pool of ['threads', 'processes'] as const) {
    describe(`wraps into ${pool}`, () => {
      let wrapped: string;

      before(async () => {
        wrapped = await copyInstalledExample('thumbnails');
      });

      after(() => removeTemporaryFolder(wrapped));

      it('showing what would change, and changing nothing', async () => {
        const before = await readFile(path.join(wrapped, 'src', 'main.ts'), 'utf8');
        const run = await poolwright(wrapped, 'wrap', 'src/resample.ts#resample', '--pool', pool);
        assert.equal(run.exitCode, 0, run.stderr);
        assert.match(run.stdout, /^\+.*await resamplePooled\(image, width\)/m);
        assert.equal(await readFile(path.join(wrapped, 'src', 'main.ts'), 'utf8'), before);
      });

      it('writing a program that compiles and prints the same', async () => {
        const run = await poolwright(wrapped, 'wrap', 'src/resample.ts#resample', '--pool', pool, '--write');
        assert.equal(run.exitCode, 0, run.stderr);
        await copyPackages(wrapped);
        assert.equal(await typeCheck(wrapped), '');
        assert.equal(await runExample(wrapped), expectedOutput);
      });

      it('so that a profile shows each worker with its tasks, as a Chrome trace', async () => {
        const command = ['node', '--import', 'tsx', 'src/main.ts'];
        const run = await poolwright(
          wrapped,
          'profile',
          '--out',
          'out',
          '--format',
          'trace',
          '--',
          ...command,
        );
        assert.deepEqual([run.exitCode, run.stdout], [0, expectedOutput]);
        const trace = JSON.parse(await readFile(path.join(wrapped, 'out', 'trace.json'), 'utf8')) as {
          readonly traceEvents: readonly TraceEvent[];
        };
        const events = trace.traceEvents;
        const tasks = events.filter(({ ph, name, dur = 0 }) => ph === 'X' && name === 'resample' && dur > 1);
        assert.equal(tasks.length, thumbnails);
        const lanes = new Set(tasks.map(({ pid, tid }) => `${pid} ${tid}`));
        assert.equal(lanes.size, workers);
        const processes = new Set(tasks.map(({ pid }) => pid));
        assert.equal(processes.size, pool === 'threads' ? 1 : workers);
        const names = events.filter(({ ph, name }) => ph === 'M' && name === 'thread_name');
        assert.ok(names.some(({ args }) => args?.name === 'main'));
      });
    });
  }
});
