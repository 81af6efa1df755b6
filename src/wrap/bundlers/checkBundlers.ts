import path from 'node:path';
import type { FunctionUse } from '../callers/findUses.ts';
import type { Findings, WrapContext } from '../checks/wrapContext.ts';
import { poolFilesOf } from '../output/poolPlacement.ts';
import type { ProjectFiles } from '../output/projectFiles.ts';
import { poolVariant } from '../poolVariant.ts';
import type { BundlerUse } from './bundler.ts';
import { entryLine, esbuildArguments, webpackShare } from './entryLine.ts';
import { findBundlers } from './findBundlers.ts';
import { needsLoader } from './needsLoader.ts';

/**
 * Warns where a bundler builds the function's package, or one that calls it: a worker imports the function's module, and
 * pool-worker, as files. Says the very lines to add, unless the configuration names these files already.
 */
export function checkBundlers(
  { format, formats, knowledge, pool, project, target }: WrapContext,
  uses: readonly FunctionUse[],
  files: ProjectFiles,
  findings: Findings,
): void {
  const { fileName } = target.sourceFile;
  const own = files.packageFolder(fileName);
  if (own === undefined) return;
  const needed = [
    ...poolFilesOf(fileName, own, poolVariant(path.posix.extname(fileName), format), files),
    fileName,
  ];
  const folders = new Set(
    [fileName, ...uses.map(fileOf)].flatMap((file) => [...packageFolders(file, files)]),
  );
  for (const folder of folders) {
    for (const use of findBundlers(folder, files)) {
      if (use.bundler === 'vitest') {
        const reason = needsLoader(target.sourceFile, project, knowledge.loads);
        if (reason === undefined || /\btsx\b/.test(use.text)) continue;
        const line = entryLine({ bundler: 'vitest', pool, entries: [] });
        const message = `Vitest does not load what its workers import, and Node alone cannot load \`${shortText(reason.getText())}\`; add \`${line}\` to ${nameOf(use)}, and tsx to the development dependencies.`;
        findings.warnAt('bundler-entry', use, message);
        continue;
      }
      const entries = needed.map((file) => path.posix.relative(path.posix.dirname(use.file), file));
      if (entries.every((entry) => isNamedIn(use.text, entry))) continue;
      // The lines make ESM, in which modules know their own URL.
      const isKnown = formats.isEsm(target.sourceFile);
      findings.warnAt(
        'bundler-entry',
        use,
        adviceFor(isKnown ? use : { ...use, bundler: undefined }, pool, entries),
      );
    }
  }
}

/** The folder of a file's package, and that of the workspace that it is in: its root may build all packages. */
function* packageFolders(file: string, files: ProjectFiles): Generator<string> {
  const own = files.packageFolder(file);
  if (own === undefined) return;
  yield own;
  for (let folder = files.packageFolder(own); folder !== undefined; folder = files.packageFolder(folder)) {
    if (!isWorkspace(folder, files)) continue;
    yield folder;
    return;
  }
}

function isWorkspace(folder: string, files: ProjectFiles): boolean {
  const manifest = files.read(path.posix.join(folder, 'package.json')) ?? '';
  return /"workspaces"\s*:/.test(manifest) || files.exists(path.posix.join(folder, 'pnpm-workspace.yaml'));
}

function adviceFor(use: BundlerUse, pool: WrapContext['pool'], entries: readonly string[]): string {
  const start = `${use.title} bundles the package, and a worker can import nothing inside a bundle`;
  if (use.bundler === undefined) {
    const list = entries.map((entry) => `\`${entry}\``).join(', ');
    return `${start}; make each of ${list} a file of the output with all its exports and its own \`import.meta.url\`, and leave piscina out of the bundle.`;
  }
  if (use.bundler === 'esbuild' && nameOf(use) === 'package.json')
    return `${start}; add \`${esbuildArguments(pool, entries)}\` to the command.`;
  const share = use.bundler === 'webpack' ? `, which get \`${webpackShare(entries)}\`` : '';
  const outfile = /\boutfile\b/.test(use.text) ? ', and `outdir` in the place of `outfile`' : '';
  return `${start}; add \`${entryLine({ bundler: use.bundler, pool, entries })}\` to ${nameOf(use)}, beside the entries that are there${share}${outfile}.`;
}

function nameOf({ file }: BundlerUse): string {
  return path.posix.basename(file);
}

/** Whether a configuration names a file already, with its ending or without it. */
function isNamedIn(text: string, entry: string): boolean {
  const stem = path.posix.basename(entry).replace(/\.[cm]?[jt]s$/, '');
  const literal = stem.replaceAll(/[^\w]/g, (one) => `\\${one}`);
  return new RegExp(`[/'"\\s]${literal}(?:\\.[cm]?[jt]s)?(?:['"\\s]|$)`).test(text);
}

function shortText(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function fileOf(use: FunctionUse): string {
  if (use.kind === 'import' || use.kind === 'export') return use.specifier.getSourceFile().fileName;
  return (use.kind === 'value' ? use.node : use.name).getSourceFile().fileName;
}
