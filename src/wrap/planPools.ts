import path from 'node:path';
import type { SourceFile } from '../compiler/index.ts';
import type { CreatedFile, Refusal, TextEdit } from '../core/index.ts';
import type { FunctionContext } from './checks/wrapContext.ts';
import { dependencyEdit, type Dependency } from './output/packageJson.ts';
import { placePoolFiles } from './output/poolPlacement.ts';
import type { ProjectFiles } from './output/projectFiles.ts';
import { fileStyle, importEnding } from './output/sourceStyle.ts';
import { POOL_DEPENDENCY } from './poolFiles.ts';
import { isTypeScript, poolVariant } from './poolVariant.ts';
import { seesNode } from './proof.ts';

/** The pool files and the dependency that a package needs for a pool. */
export interface PoolsPlan {
  readonly kind: 'planned';
  readonly packageFolder: string;
  readonly poolsFile: string;
  readonly edits: readonly TextEdit[];
  readonly created: readonly CreatedFile[];
  /** `piscina@^5.3.2`: what is asked for and not installed. */
  readonly install: readonly string[];
}

export type PoolsPlanning = PoolsPlan | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export function planPools(
  module: SourceFile,
  { format, pool, project }: Pick<FunctionContext, 'format' | 'pool' | 'project'>,
  files: ProjectFiles,
): PoolsPlanning {
  const packageFolder = files.packageFolder(module.fileName);
  if (packageFolder === undefined) {
    const message =
      'No package.json lies above the file, and it would have to name the pool library; run `npm init` first.';
    return refuse('no-package-json', message, module.fileName, 1);
  }
  const style = fileStyle(module.text);
  const variant = poolVariant(path.posix.extname(module.fileName), format);
  const placed = placePoolFiles(
    {
      pool,
      module: module.fileName,
      packageFolder,
      style,
      ending: importEnding(module, project),
      variant,
      lineEnd: style.lineEnd,
    },
    files,
  );
  if (placed.kind === 'changed') {
    const message = `${path.posix.basename(placed.file)} was changed since it was written and has no such pool; add the pool to it, or move it away and wrap again.`;
    return refuse('pool-files-changed', message, placed.file, 1);
  }
  const { created, poolsFile } = placed;
  const dependency = POOL_DEPENDENCY[pool];
  // Pool files in JavaScript have no types to check.
  const needsTypes = isTypeScript(variant.ext) && !seesNode(project);
  const install = needsTypes ? missing({ name: '@types/node', range: '' }, packageFolder, files) : [];
  if (dependency === undefined)
    return { kind: 'planned', packageFolder, poolsFile, created, edits: placed.edits, install };
  const manifest = path.posix.join(packageFolder, 'package.json');
  const text = files.read(manifest) ?? '';
  const added = dependencyEdit(manifest, text, dependency);
  if (added.kind === 'unreadable') {
    return refuse(
      'no-package-json',
      `package.json cannot be read (${added.message}); correct it first.`,
      manifest,
      1,
    );
  }
  if (added.kind === 'conflict') {
    const line = text.slice(0, added.offset).split('\n').length;
    const message = `package.json asks for ${dependency.name} ${added.range}, and the pool files need ${dependency.range}; update it first.`;
    return refuse('dependency-conflict', message, manifest, line);
  }
  return {
    kind: 'planned',
    packageFolder,
    poolsFile,
    created,
    edits: [...placed.edits, ...added.edits],
    install: [...missing(dependency, packageFolder, files), ...install],
  };
}

/** What has to be installed for a dependency, as npm is told it. */
function missing({ name, range }: Dependency, packageFolder: string, files: ProjectFiles): readonly string[] {
  const installed = files.installedVersion(packageFolder, name);
  if (installed !== undefined && isInRange(installed, range)) return [];
  return [range === '' ? name : `${name}@${range}`];
}

/** Whether a version is in a `^` range; any version is in the empty one. */
function isInRange(version: string, range: string): boolean {
  if (range === '') return true;
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  const [wantedMajor = 0, wantedMinor = 0, wantedPatch = 0] = range.replace('^', '').split('.').map(Number);
  if (major !== wantedMajor) return false;
  return minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch);
}

function refuse(code: Refusal['code'], message: string, file: string, line: number): PoolsPlanning {
  return { kind: 'refused', refusals: [{ code, message, file, line }] };
}
