import type { ProjectFiles } from '../output/projectFiles.ts';

/**
 * Whether package.json offers a module to other packages, as far as its paths tell: what is built from `src/a.ts` lies
 * at `a.js` in some folder.
 */
export function isPackageEntry(file: string, files: ProjectFiles): boolean {
  const folder = files.packageFolder(file);
  if (folder === undefined) return false;
  const own = withoutRoot(file.slice(folder.length + 1));
  return entriesOf(files.read(`${folder}/package.json`) ?? '').some((entry) => {
    const pattern = withoutRoot(entry.replace(/^\.\//, ''));
    const [before = '', after] = pattern.split('*');
    if (after === undefined) return pattern === own;
    return own.startsWith(before) && own.endsWith(after);
  });
}

/** `a/b` for `src/a/b.ts` and for `dist/esm/a/b.d.ts`. */
function withoutRoot(path: string): string {
  return path
    .replace(/^(?:src|lib|source|dist|build|out)\/(?:(?:esm|cjs|types|src)\/)?/, '')
    .replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}

/** All paths that package.json names as what others may import or run. */
function entriesOf(manifest: string): readonly string[] {
  try {
    const { bin, exports, main, module, types } = JSON.parse(manifest) as Readonly<Record<string, unknown>>;
    return [bin, exports, main, module, types].flatMap(pathsIn);
  } catch {
    return []; // A package.json that cannot be read is refused when the dependency is added.
  }
}

function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}
