import path from 'node:path';
import type { CompilerProject } from '../../compiler/index.ts';
import type { ProjectFiles } from '../output/projectFiles.ts';

/**
 * The modules by which others import a package, as far as its package.json says so: `main`, `module`, `types` and all
 * paths of `exports`, found as sources. `none` for a private package without any; `all` where one cannot be found, or
 * where nothing keeps others from importing any file.
 */
export function entryModules(
  folder: string,
  files: ProjectFiles,
  project: CompilerProject,
): readonly string[] | 'all' | 'none' {
  const manifest = parsed(files.read(path.posix.join(folder, 'package.json')));
  const entries = ['main', 'module', 'types', 'typings', 'exports'].flatMap((key) => pathsIn(manifest[key]));
  if (entries.length === 0) return manifest['private'] === true ? 'none' : 'all';
  const modules = entries
    .filter((entry) => !entry.endsWith('.json'))
    .map((entry) => sourceOf(path.posix.join(folder, entry), folder, project));
  return modules.every((module) => module !== undefined) ? [...new Set(modules)] : 'all';
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {}; // Who cannot read it cannot import by it.
  }
}

/** All paths in a field, however deep the conditions go. */
function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

/** The source of a file that is published: itself, or what it is built from. */
function sourceOf(file: string, folder: string, project: CompilerProject): string | undefined {
  const { outDir, rootDir } = project.program.getCompilerOptions() as {
    readonly outDir?: string;
    readonly rootDir?: string;
  };
  const relative = path.posix.relative(folder, file);
  const inside =
    outDir !== undefined && file.startsWith(`${outDir}/`)
      ? path.posix.relative(outDir, file)
      : relative.replace(/^(dist|lib|build|out|esm|cjs)\//, '');
  const bases = [file, path.posix.join(rootDir ?? folder, inside), path.posix.join(folder, 'src', inside)];
  const stems = bases.map((base) => base.replace(/(\.d)?\.([cm]?)[jt]sx?$/, ''));
  const candidates = [file, ...stems.flatMap((stem) => extensions.map((extension) => stem + extension))];
  return candidates.find((candidate) => project.contains(candidate) && !candidate.endsWith('.d.ts'));
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js'];
