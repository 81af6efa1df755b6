import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installWithNpm } from '../../scripts/setup/npm.mjs';
import type { PoolKind } from '../../src/core/index.ts';
import { poolwright } from '../support/commandLine.ts';
import { repository } from '../support/repository.ts';
import { makeTemporaryFolder } from '../support/temporaryFolder.ts';
import { configFiles, configText, vitestText, type Addition, type ConfiguredTool } from './bundlerConfigs.ts';
import type { Program } from './programs.ts';

/** What the wrap of a program said and made. */
export interface WrappedProgram {
  /** The folder outside the repository that holds it, with its packages installed. */
  readonly folder: string;
  /** The lines that the wrap wants added, by the file that they go into. */
  readonly additions: ReadonlyMap<string, Addition>;
}

/** A copy of a program outside the repository, with the tools above it and a configuration for each of them. */
export async function copyProgram(program: Program, tools: string): Promise<string> {
  const above = await makeTemporaryFolder(`matrix-${program.name}`);
  await symlink(tools, path.join(above, 'node_modules'), 'junction');
  const folder = path.join(above, 'program');
  await cp(path.join(repository, 'test/fixtures/matrix', program.name), folder, { recursive: true });
  const app = path.join(folder, program.app);
  for (const tool of Object.keys(configFiles) as ConfiguredTool[])
    await writeFile(path.join(app, configFiles[tool]), configText(tool, program));
  await mkdir(path.join(app, 'test'));
  await writeFile(path.join(app, 'test', 'report.test.ts'), vitestText);
  return folder;
}

/** Installs what package.json asks for, as a person does. */
export async function install(folder: string): Promise<void> {
  await installWithNpm(['install', '--ignore-scripts', '--prefer-offline'], { cwd: folder });
}

/** Wraps the program's function by the built command line, and installs what it then asks for. */
export async function wrapProgram(program: Program, pool: PoolKind, folder: string): Promise<WrappedProgram> {
  const command = ['wrap', program.target, '--pool', pool, '--allow-warnings', '--write'];
  const planned = await poolwright(folder, ...command.slice(0, -1), '--format', 'json');
  if (planned.exitCode !== 0) throw new Error(`The wrap was refused: ${planned.stdout || planned.stderr}`);
  const { warnings } = JSON.parse(planned.stdout) as {
    readonly warnings: readonly { readonly code: string; readonly file: string; readonly message: string }[];
  };
  const additions = new Map<string, Addition>();
  for (const { code, file, message } of warnings) {
    if (code !== 'bundler-entry') continue;
    const added = /; add `(.*?)` to \S+, /.exec(message)?.[1];
    if (added === undefined) continue;
    const share = / are there, which get `(.*?)`/.exec(message)?.[1] ?? '';
    additions.set(path.basename(file), { added, share });
  }
  const written = await poolwright(folder, ...command);
  if (written.exitCode !== 0) throw new Error(`The wrap was not written: ${written.stderr}`);
  await install(folder);
  return { folder, additions };
}
