import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { buildProfiler } from './builtProfiler.ts';
import type { BuiltProfiler } from './builtProfiler.ts';
import { readProfileJson, runProgram } from './runProgram.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Its function begins in line 7, and does not in what a compiler makes of it. */
const source = `interface Options {
  readonly milliseconds: number;
}

enum Unit { Microsecond = 1000 }

function computeOnCore({ milliseconds }: Options): number {
  const start = process.cpuUsage();
  let sum = 0;
  for (let used = 0; used < milliseconds * Unit.Microsecond; used = process.cpuUsage(start).user) {
    for (let step = 0; step < 100_000; step += 1) sum += Math.sqrt(step);
  }
  return sum;
}

console.log(computeOnCore({ milliseconds: 300 }) > 0);
`;

describe('functions of a TypeScript program', () => {
  let profiler: BuiltProfiler;
  let project: string;
  let file: string;

  before(async () => {
    profiler = await buildProfiler();
  });
  after(() => profiler.remove());
  beforeEach(async () => {
    project = await mkdtemp(path.join(os.tmpdir(), 'poolwright test '));
    file = path.join(project, 'src', 'program.ts');
    await mkdir(path.dirname(file));
    await writeFile(file, source);
    await writeFile(path.join(project, 'package.json'), '{"type":"module"}');
    await symlink(path.join(repository, 'node_modules'), path.join(project, 'node_modules'));
  });
  afterEach(() => rm(project, { recursive: true, force: true }));

  const placeOf = async (...command: readonly string[]): Promise<readonly unknown[]> => {
    const profile = [process.execPath, profiler.cli, 'profile', '--out', project, '--format', 'json', '--'];
    const ran = await runProgram([...profile, process.execPath, ...command], {}, project);
    assert.equal(ran.stdout, 'true\n');
    const { functions } = await readProfileJson(project);
    const row = functions.find(({ name }) => name === 'computeOnCore');
    return [row?.url.replace(/[?].*/, ''), row?.line];
  };

  it('stand where they were written when tsx compiles it in memory', async () => {
    assert.deepEqual(await placeOf('--import', 'tsx', file), [pathToFileURL(file).href, 7]);
  });

  it('stand where they were written when a build with a source map runs', async () => {
    const outfile = path.join(project, 'dist', 'program.js');
    await esbuild.build({
      entryPoints: [file],
      outfile,
      sourcemap: true,
      minifyWhitespace: true,
      format: 'esm',
    });
    assert.deepEqual(await placeOf(outfile), [pathToFileURL(file).href, 7]);
  });
});
