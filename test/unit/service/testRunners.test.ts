import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installFromNpm } from '../../support/installFromNpm.ts';
import { buildProfiler } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import { readProfileJson, runProgram } from './runProgram.ts';

const project = fileURLToPath(new URL('../../fixtures/test-runners/', import.meta.url));

/** The newest that run on all Node versions that the tests run on. */
const runners = ['vitest@4.1.12', 'jest@30.4.2', 'ts-node@10.9.2', 'typescript@5.9.3'];

describe('profiling what compiles modules in memory', () => {
  let profiler: BuiltProfiler;
  let modules: string;
  let folder: string;

  before(async function () {
    // The first time, they are downloaded.
    this.timeout(600_000);
    [profiler, modules] = await Promise.all([buildProfiler(), installFromNpm('test-runners', runners)]);
  });
  after(() => profiler.remove());
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright test '));
    await cp(project, folder, { recursive: true });
    await symlink(modules, path.join(folder, 'node_modules'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const placeOf = async (tool: string, ...options: readonly string[]): Promise<readonly unknown[]> => {
    const profile = [process.execPath, profiler.cli, 'profile', '--out', folder, '--format', 'json', '--'];
    const command = [process.execPath, path.join(modules, tool), ...options];
    const ran = await runProgram([...profile, ...command], { CI: '1' }, folder);
    assert.equal(ran.exitCode, 0, ran.stdout + ran.stderr);
    const { functions, notices } = await readProfileJson(folder);
    assert.deepEqual(
      notices.filter((notice) => notice.includes('could not')),
      [],
    );
    const row = functions.find(({ name }) => name === 'addUp');
    return [row?.url, row?.line, (row?.self.sampleCount ?? 0) > 5];
  };
  const inFile = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  for (const pool of ['forks', 'threads', 'vmForks', 'vmThreads']) {
    it(`tells what a test ran and where it stands, in Vitest's ${pool}`, async () => {
      const found = await placeOf('vitest/vitest.mjs', 'run', `--pool=${pool}`);
      assert.deepEqual(found, [inFile('heavy.ts'), 9, true]);
    });
  }

  for (const how of [['--runInBand'], ['--maxWorkers=2'], ['--maxWorkers=2', '--workerThreads']]) {
    it(`tells what a test ran and where it stands, in Jest with ${how.join(' ')}`, async () => {
      const found = await placeOf('jest/bin/jest.js', ...how);
      assert.deepEqual(found, [inFile('added.cjs'), 4, true]);
    });
  }

  it('tells where functions stand that ts-node compiled', async () => {
    const options = ['--transpile-only', '--skip-project', '--compilerOptions', '{"module":"commonjs"}'];
    const found = await placeOf('ts-node/dist/bin.js', ...options, path.join(folder, 'script.ts'));
    assert.deepEqual(found, [inFile('heavy.ts'), 9, true]);
  });
});
