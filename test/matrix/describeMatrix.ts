import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtCli } from '../../scripts/packages/analyzeProject.ts';
import type { PoolKind } from '../../src/core/index.ts';
import { removeTemporaryFolder } from '../support/temporaryFolder.ts';
import { configFiles, configText, type Addition } from './bundlerConfigs.ts';
import { columns, type Column } from './columns.ts';
import { programs, type Program } from './programs.ts';
import { runNode, tasksInWorkers } from './runNode.ts';
import { installNode, installTools, type ToolSet } from './toolchain.ts';
import { copyProgram, install, wrapProgram, type WrappedProgram } from './wrappedProgram.ts';

const pools = ['threads', 'processes'] as const;

/** Runs the programs before and after their wrap, in the columns of `npm test` or in the others. */
export function describeMatrix(wanted: 'fast' | 'slow'): void {
  const set: ToolSet = wanted === 'fast' ? 'few' : 'all';
  const chosen = columns.filter(({ isFast }) => isFast === (wanted === 'fast'));
  for (const program of programs) {
    const used = chosen.filter(({ name }) => program.columns.includes(name));
    if (used.length > 0) describeProgram(program, used, set);
  }
}

function describeProgram(program: Program, used: readonly Column[], set: ToolSet): void {
  describe(`the wrapped program ${program.name}`, () => {
    const folders: string[] = [];
    const wrapped = new Map<PoolKind, WrappedProgram>();
    let original = '';
    let tools = '';
    let printed: string | undefined;

    before(async () => {
      assert(existsSync(builtCli), 'dist/cli.cjs is not there: run `npm run build` first.');
      tools = await installTools(set);
      original = await copyProgram(program, tools);
      folders.push(original);
      await install(original);
      for (const pool of pools) {
        const folder = await copyProgram(program, tools);
        folders.push(folder);
        // Packages of a workspace find each other only once they are installed.
        await install(folder);
        wrapped.set(pool, await wrapProgram(program, pool, folder));
      }
    });
    after(async () => {
      for (const folder of folders) await removeTemporaryFolder(folder);
    });

    for (const column of used) {
      it(`prints what it printed before, with its tasks in workers of both pools: ${column.name}`, async () => {
        const before = await runColumn({ column, program, tools, folder: original });
        assert.equal(before.tasks, 0);
        printed ??= before.output;
        assert.equal(before.output, printed, 'the original prints something else than in another column');
        assert.ok(printed.split('\n').length > 3, printed);
        for (const pool of pools) {
          const { folder, additions } = wrapped.get(pool) ?? assert.fail(`It is not wrapped for ${pool}.`);
          const after = await runColumn({ column, program, tools, folder, additions });
          assert.deepEqual(after, { output: printed, tasks: program.tasks }, pool);
        }
      });
    }
  });
}

interface ColumnRun {
  readonly column: Column;
  readonly program: Program;
  readonly tools: string;
  readonly folder: string;
  readonly additions?: ReadonlyMap<string, Addition>;
}

/** Builds and runs a copy of a program, so that no column finds what another left behind. */
async function runColumn({ column, folder: from, additions, program, tools }: ColumnRun) {
  const folder = path.join(path.dirname(from), column.name);
  await cp(from, folder, { recursive: true, verbatimSymlinks: true });
  const app = path.join(folder, program.app);
  const { configured } = column;
  const addition = configured === undefined ? undefined : additions?.get(configFiles[configured]);
  if (configured !== undefined && addition !== undefined)
    await writeFile(path.join(app, configFiles[configured]), configText(configured, program, addition));
  const binary = await installNode(column.node);
  const trace = path.join(folder, 'tasks.txt');
  const node = async (cwd: string, ...args: readonly string[]) => runNode(binary, trace, cwd, args);
  const output = await column.run({ program, folder, app, node, tools });
  return { output, tasks: await tasksInWorkers(trace) };
}
