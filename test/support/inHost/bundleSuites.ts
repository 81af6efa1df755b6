import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { repository } from '../repository.ts';

/** A folder of suites that run in one extension host. */
export interface SuiteBundle {
  /** The module whose `run()` VS Code calls. */
  readonly entry: string;
}

/**
 * Bundles the `*.test.ts` files of one folder (not of folders in it) for the extension host, each on its own, beside the
 * module that runs them. `vscode` is the host's; `mocha` stays outside because it is one instance per run.
 *
 * @param folder below `test/vscode`, `.` for that folder itself
 */
export async function bundleSuites(folder: string): Promise<SuiteBundle> {
  const source = path.join(repository, 'test', 'vscode', folder);
  const target = path.join(repository, 'dist', 'test', 'vscode', folder);
  const suites = readdirSync(source).filter((name) => name.endsWith('.test.ts'));
  await rm(target, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: path.join(repository, 'test', 'support', 'inHost', 'run.ts'), out: 'run' },
      ...suites.map((name) => ({ in: path.join(source, name), out: name.slice(0, -'.ts'.length) })),
    ],
    outdir: target,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
    logLevel: 'warning',
  });
  return { entry: path.join(target, 'run.cjs') };
}
