import path from 'node:path';
import type { PoolKind } from '../../core/index.ts';
import type { KnownBundler } from './bundler.ts';

export interface EntryLineRequest {
  readonly bundler: KnownBundler;
  readonly pool: PoolKind;
  /** The files that a worker imports, relative to the configuration: both pool files, then the function's module. */
  readonly entries: readonly string[];
}

/**
 * The options to add, as they stand in the bundler's configuration: each of the files becomes a file of the output, under
 * its own name and with its own exports. test/matrix builds and runs programs with exactly these lines.
 */
export function entryLine({ bundler, entries, pool }: EntryLineRequest): string {
  const list = entries.map((entry) => `'${entry}'`).join(', ');
  const needsPiscina = pool === 'threads';
  switch (bundler) {
    case 'esbuild': {
      // With `minify`, esbuild gives the exports of shared code other names.
      const external = needsPiscina ? `, external: ['piscina']` : '';
      return `entryPoints: [${list}], entryNames: '[name]', format: 'esm', splitting: true, minify: false${external}`;
    }
    case 'vite':
      return `build: { rollupOptions: { input: [${list}], output: { preserveModules: true, preserveModulesRoot: '${rootOf(entries)}' } } }`;
    case 'webpack':
      return webpackLine(entries, needsPiscina);
    case 'vitest':
      return `test: { execArgv: ['--import', 'tsx'] }`;
    default:
      return bundler satisfies never;
  }
}

/** The same for esbuild on a command line. */
export function esbuildArguments(pool: PoolKind, entries: readonly string[]): string {
  const external = pool === 'threads' ? ' --external:piscina' : '';
  return `${entries.join(' ')} --splitting --format=esm --outdir=dist${external}`;
}

function webpackLine(entries: readonly string[], needsPiscina: boolean): string {
  const [pools = '', worker = '', module = ''] = entries;
  const list = `'${nameOf(pools)}': './${pools}', '${nameOf(worker)}': './${worker}', ${webpackTask(entries)}: { import: './${module}', dependOn: '${nameOf(pools)}' }`;
  const externals = needsPiscina ? `, externals: [{ piscina: 'module piscina' }]` : '';
  return `entry: { ${list} }, experiments: { outputModule: true }, output: { module: true, library: { type: 'module' }, chunkFormat: 'module', filename: '[name].js' }, module: { parser: { javascript: { importMeta: false } } }${externals}`;
}

/** What webpack's other entries need besides, so that they share the module with its own entry. */
export function webpackShare(entries: readonly string[]): string {
  return `dependOn: ${webpackTask(entries)}`;
}

/** The name of the entry that the function's module becomes. */
function webpackTask(entries: readonly string[]): string {
  return `'${nameOf(entries[2] ?? '')}'`;
}

function nameOf(entry: string): string {
  return path.posix.basename(entry).replace(/\.[cm]?[jt]s$/, '');
}

/** The folder that the names of output files begin below: that of the pool files. */
function rootOf(entries: readonly string[]): string {
  return path.posix.dirname(entries[0] ?? '.');
}
