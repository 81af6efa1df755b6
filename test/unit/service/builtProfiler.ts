import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const fixtures = path.join(root, 'test', 'fixtures', 'profile');

/** The profiler as it ships: single files beside each other, in a folder whose name needs quoting. */
export interface BuiltProfiler {
  readonly folder: string;
  readonly collector: string;
  readonly service: string;
  /** `poolwright profile`, by itself. */
  readonly cli: string;
  remove(): Promise<void>;
}

/** Bundles the sources as they are now, so that no test runs yesterday's build. */
export async function buildProfiler(): Promise<BuiltProfiler> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright build '));
  const shared = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  } as const;
  const importMetaUrl = {
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
  };
  const built = {
    folder,
    collector: path.join(folder, 'collector.cjs'),
    service: path.join(folder, 'service.cjs'),
    cli: path.join(folder, 'cli.cjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  const source = (file: string): string[] => [path.join(root, 'src', file)];
  await esbuild.build({ ...shared, entryPoints: source('collector/preload.ts'), outfile: built.collector });
  const service = { service: 'service/main.ts', profileWorker: 'service/profileWorker.ts' };
  for (const [name, entry] of Object.entries(service)) {
    const outfile = path.join(folder, `${name}.cjs`);
    await esbuild.build({ ...shared, ...importMetaUrl, entryPoints: source(entry), outfile });
  }
  await esbuild.build({
    ...shared,
    ...importMetaUrl,
    stdin: {
      contents: `
        import { Command } from 'commander';
        import { registerProfile } from './src/cli/profile.ts';
        const program = new Command();
        registerProfile(program);
        await program.parseAsync();
      `.replace('await ', 'void '),
      resolveDir: root,
    },
    outfile: built.cli,
  });
  return built;
}
