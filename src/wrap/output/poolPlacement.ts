import path from 'node:path';
import type { CreatedFile, PoolKind, TextEdit } from '../../core/index.ts';
import { POOL_FILE_MARK, POOL_FUNCTION, renderPoolFiles, type SourceStyle } from '../poolFiles.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { relativeSpecifier, type ImportEnding } from './sourceStyle.ts';

export interface PoolPlacementRequest {
  readonly pool: PoolKind;
  /** The module that the twin goes into, and the folder of its package. */
  readonly module: string;
  readonly packageFolder: string;
  readonly style: SourceStyle;
  readonly ending: ImportEnding;
  readonly lineEnd: '\n' | '\r\n';
}

export type PoolPlacement =
  | {
      readonly kind: 'placed';
      /** The file that twins import their pool from. */
      readonly poolsFile: string;
      readonly edits: readonly TextEdit[];
      readonly created: readonly CreatedFile[];
    }
  /** The files are ours, lack the pool, and are not as we wrote them. */
  | { readonly kind: 'changed'; readonly file: string };

const names = [
  { pools: 'pools', worker: 'pool-worker' },
  { pools: 'poolwright-pools', worker: 'poolwright-pool-worker' },
] as const;
type Names = (typeof names)[number];
/** The usual names, and those for projects where they are taken. */
export const poolFileNames: readonly Names[] = names;

/**
 * Where the pool files are, or go: in the package's source root, under other names where the usual ones are taken. Ours
 * are left alone when they have the pool; when they lack it, they are replaced only if nobody has changed them.
 */
export function placePoolFiles(request: PoolPlacementRequest, files: ProjectFiles): PoolPlacement {
  const folder = sourceRoot(request.module, request.packageFolder);
  const extension = request.module.endsWith('.mts') ? 'mts' : 'ts';
  const extensions = extension === 'ts' ? (['ts', 'mts'] as const) : (['mts', 'ts'] as const);
  for (const ext of extensions) {
    for (const pair of names) {
      const poolsFile = path.posix.join(folder, `${pair.pools}.${ext}`);
      if (isOurs(files.read(poolsFile))) return extend(request, folder, pair, ext, files);
    }
  }
  const pair = names.find(
    ({ pools, worker }) =>
      !extensions.some((ext) =>
        [pools, worker].some((name) => files.exists(path.posix.join(folder, `${name}.${ext}`))),
      ),
  );
  if (pair === undefined)
    return { kind: 'changed', file: path.posix.join(folder, `${names[1].pools}.${extension}`) };
  const rendered = render(request, pair, extension, [request.pool]);
  return {
    kind: 'placed',
    poolsFile: path.posix.join(folder, rendered.pools.fileName),
    edits: [],
    created: [rendered.pools, rendered.worker].map(({ fileName, text }) => ({
      file: path.posix.join(folder, fileName),
      text,
    })),
  };
}

function extend(
  request: PoolPlacementRequest,
  folder: string,
  pair: Names,
  ext: 'ts' | 'mts',
  files: ProjectFiles,
): PoolPlacement {
  const poolsFile = path.posix.join(folder, `${pair.pools}.${ext}`);
  const workerFile = path.posix.join(folder, `${pair.worker}.${ext}`);
  const poolsText = files.read(poolsFile) ?? '';
  const workerText = files.read(workerFile);
  if (offers(poolsText, request.pool) && workerText !== undefined) {
    return { kind: 'placed', poolsFile, edits: [], created: [] };
  }
  const both = render(request, pair, ext, ['threads', 'processes']);
  const variants: readonly (readonly PoolKind[])[] = [['threads'], ['processes'], ['threads', 'processes']];
  const written = stylesOf(request).some((style) =>
    variants.some((pools) => {
      const before = render({ ...request, ...style }, pair, ext, pools);
      return (
        before.pools.text === poolsText && (workerText === undefined || before.worker.text === workerText)
      );
    }),
  );
  if (!written) return { kind: 'changed', file: poolsFile };
  const edits = [{ file: poolsFile, start: 0, end: poolsText.length, text: both.pools.text }];
  if (workerText === undefined) {
    return { kind: 'placed', poolsFile, edits, created: [{ file: workerFile, text: both.worker.text }] };
  }
  edits.push({ file: workerFile, start: 0, end: workerText.length, text: both.worker.text });
  return { kind: 'placed', poolsFile, edits, created: [] };
}

/** The styles in which an earlier wrap may have written the files. */
function stylesOf(request: PoolPlacementRequest): readonly Partial<PoolPlacementRequest>[] {
  return (['single', 'double'] as const).flatMap((quotes) =>
    [true, false].flatMap((semicolons) =>
      ['  ', '    ', '\t', request.style.indent ?? '  '].flatMap((indent) =>
        (['none', 'js', 'ts'] as const).flatMap((ending) =>
          (['\n', '\r\n'] as const).map((lineEnd) => ({
            style: { quotes, semicolons, indent },
            ending,
            lineEnd,
          })),
        ),
      ),
    ),
  );
}

function render(request: PoolPlacementRequest, pair: Names, ext: 'ts' | 'mts', pools: readonly PoolKind[]) {
  const { pools: poolsFile, worker } = renderPoolFiles({ pools, ext, names: pair, style: request.style });
  const finish = (text: string): string =>
    withEnding(text, pair, ext, request.ending).replaceAll('\n', request.lineEnd);
  return {
    pools: { ...poolsFile, text: finish(poolsFile.text) },
    worker: { ...worker, text: finish(worker.text) },
  };
}

/** The one import between the two files is of types alone, so its ending only matters to the compiler. */
function withEnding(text: string, pair: Names, ext: 'ts' | 'mts', ending: ImportEnding): string {
  const specifier = `./${pair.worker}.${ext}`;
  const named = relativeSpecifier('/x', `/${pair.worker}.${ext}`, ending);
  return text.replaceAll(`'${specifier}'`, `'${named}'`).replaceAll(`"${specifier}"`, `"${named}"`);
}

function offers(text: string, pool: PoolKind): boolean {
  return new RegExp(`export (?:const|(?:async )?function) ${POOL_FUNCTION[pool]}\\b`).test(text);
}

function isOurs(text: string | undefined): boolean {
  return text?.startsWith(POOL_FILE_MARK) ?? false;
}

/** `src` where the module lies in it, else the package's own folder. */
export function sourceRoot(module: string, packageFolder: string): string {
  const source = path.posix.join(packageFolder, 'src');
  return module.startsWith(`${source}/`) ? source : packageFolder;
}
