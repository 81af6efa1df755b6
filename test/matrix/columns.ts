import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { output } from './bundlerConfigs.ts';
import type { ConfiguredTool } from './bundlerConfigs.ts';
import type { Program } from './programs.ts';
import type { NodeMajor } from './toolchain.ts';

export type ColumnName =
  | 'tsc-esm'
  | 'tsc-cjs'
  | 'node-20'
  | 'strip-24'
  | 'tsx-20'
  | 'tsx-24'
  | 'vitest'
  | 'esbuild'
  | 'vite-ssr'
  | 'webpack';

/** A copy of a program in which one column works. */
export interface Place {
  readonly program: Program;
  /** The program's folder, and that of the package that has its entry. */
  readonly folder: string;
  readonly app: string;
  /** Runs Node with a tool's file in the tools' `node_modules`, or one of its own options first. */
  readonly node: (cwd: string, ...args: readonly string[]) => Promise<string>;
  readonly tools: string;
}

/** A way in which programs are built and run. */
export interface Column {
  readonly name: ColumnName;
  readonly node: NodeMajor;
  /** The tool whose configuration the wrap may want changed. */
  readonly configured?: ConfiguredTool;
  /** Whether `npm test` runs it, too. */
  readonly isFast: boolean;
  /** What the program prints. */
  readonly run: (place: Place) => Promise<string>;
}

export const columns: readonly Column[] = [
  { name: 'tsc-esm', node: 20, isFast: true, run: runCompiled },
  { name: 'tsc-cjs', node: 20, isFast: false, run: runCompiled },
  { name: 'node-20', node: 20, isFast: false, run: runSources },
  { name: 'strip-24', node: 24, isFast: true, run: runSources },
  { name: 'tsx-20', node: 20, isFast: false, run: runTsx },
  { name: 'tsx-24', node: 24, isFast: false, run: runTsx },
  {
    name: 'vitest',
    node: 24,
    isFast: false,
    configured: 'vitest',
    run: async ({ app, node, tools }) => {
      await node(app, path.join(tools, 'vitest/vitest.mjs'), 'run', '--config', 'vitest.config.mjs');
      return readFile(path.join(app, 'report.txt'), 'utf8');
    },
  },
  {
    name: 'esbuild',
    node: 20,
    isFast: false,
    configured: 'esbuild',
    run: async (place) => {
      await place.node(place.app, 'esbuild.config.mjs');
      return runBundle(place);
    },
  },
  {
    name: 'vite-ssr',
    node: 20,
    isFast: false,
    configured: 'vite',
    run: async (place) => {
      await place.node(place.app, path.join(place.tools, 'vite/bin/vite.js'), 'build');
      return runBundle(place);
    },
  },
  {
    name: 'webpack',
    node: 24,
    isFast: false,
    configured: 'webpack',
    run: async (place) => {
      await place.node(place.app, path.join(place.tools, 'webpack-cli/bin/cli.js'));
      return runBundle(place);
    },
  },
];

async function runCompiled({ folder, node, program, tools }: Place): Promise<string> {
  const tsc = path.join(tools, 'typescript/bin/tsc');
  for (const project of program.tsc) await node(folder, tsc, '-p', project);
  return node(folder, '--conditions=compiled', program.compiled);
}

async function runSources({ app, node, program }: Place): Promise<string> {
  return node(app, program.entry);
}

async function runTsx({ app, node, program, tools }: Place): Promise<string> {
  return node(app, path.join(tools, 'tsx/dist/cli.mjs'), program.entry);
}

/** Runs what a bundler made of the entry, wherever it put that. */
async function runBundle({ app, node }: Place): Promise<string> {
  const names = await readdir(path.join(app, output), { recursive: true });
  const mains = names.filter((name) => /^main\.m?js$/.test(path.basename(name)));
  const [main] = mains;
  if (main === undefined || mains.length > 1) throw new Error(`The output is ${names.join(', ')}.`);
  return node(app, path.join(output, main));
}
