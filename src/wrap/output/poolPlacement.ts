import path from 'node:path';
import type { CreatedFile, PoolKind, TextEdit } from '../../core/index.ts';
import { POOL_FILE_MARK, POOL_FUNCTION, renderPoolFiles, type SourceStyle } from '../poolFiles.ts';
import { isTypeScript, type ModuleFormat, type PoolFileExtension, type PoolVariant } from '../poolVariant.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { relativeSpecifier, type ImportEnding } from './sourceStyle.ts';

export interface PoolPlacementRequest {
  readonly pool: PoolKind;
  /** The module that the twin goes into, and the folder of its package. */
  readonly module: string;
  readonly packageFolder: string;
  readonly style: SourceStyle;
  readonly ending: ImportEnding;
  /** In which language, and as what modules, the files are written. */
  readonly variant: PoolVariant;
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
  const { module, packageFolder, variant } = request;
  const folder = sourceRoot(module, packageFolder);
  const place = poolFilePlace(module, packageFolder, variant, files);
  if (place === undefined)
    return { kind: 'changed', file: path.posix.join(folder, `${names[1].pools}.${variant.ext}`) };
  if (place.isThere) return extend(request, folder, place.names, place.extension, files);
  const rendered = render(request, place.names, place.extension, [request.pool]);
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

interface PoolFilePlace {
  readonly names: Names;
  readonly extension: PoolFileExtension;
  /** Whether they are there already, and ours. */
  readonly isThere: boolean;
}

/** The names of the pool files, without looking into them; `undefined` where all names are taken. */
function poolFilePlace(
  module: string,
  packageFolder: string,
  variant: PoolVariant,
  files: ProjectFiles,
): PoolFilePlace | undefined {
  const folder = sourceRoot(module, packageFolder);
  const extensions = extensionsBeside(variant);
  for (const ext of extensions) {
    for (const pair of names) {
      const text = files.read(path.posix.join(folder, `${pair.pools}.${ext}`));
      if (isOurs(text) && isOf(variant.format, text)) return { names: pair, extension: ext, isThere: true };
    }
  }
  const free = names.find(
    ({ pools, worker }) =>
      !extensions.some((ext) =>
        [pools, worker].some((name) => files.exists(path.posix.join(folder, `${name}.${ext}`))),
      ),
  );
  return free === undefined ? undefined : { names: free, extension: variant.ext, isThere: false };
}

/** Where both pool files of a module's package are, or would go, absolute: the pools first. */
export function poolFilesOf(
  module: string,
  packageFolder: string,
  variant: PoolVariant,
  files: ProjectFiles,
): readonly string[] {
  const place = poolFilePlace(module, packageFolder, variant, files);
  if (place === undefined) return [];
  const folder = sourceRoot(module, packageFolder);
  return [place.names.pools, place.names.worker].map((name) =>
    path.posix.join(folder, `${name}.${place.extension}`),
  );
}

function extend(
  request: PoolPlacementRequest,
  folder: string,
  pair: Names,
  ext: PoolFileExtension,
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

function render(
  request: PoolPlacementRequest,
  pair: Names,
  ext: PoolFileExtension,
  pools: readonly PoolKind[],
) {
  const { pools: poolsFile, worker } = renderPoolFiles({
    pools,
    ext,
    format: request.variant.format,
    names: pair,
    style: request.style,
  });
  const finish = (text: string): string =>
    withEnding(text, pair, ext, request.ending).replaceAll('\n', request.lineEnd);
  return {
    pools: { ...poolsFile, text: finish(poolsFile.text) },
    worker: { ...worker, text: finish(worker.text) },
  };
}

/** The one import between the two files is of types alone, so its ending only matters to the compiler. */
function withEnding(text: string, pair: Names, ext: PoolFileExtension, ending: ImportEnding): string {
  const specifier = `./${pair.worker}.${ext}`;
  const named = relativeSpecifier('/x', `/${pair.worker}.${ext}`, ending);
  return text.replaceAll(`'${specifier}'`, `'${named}'`).replaceAll(`"${specifier}"`, `"${named}"`);
}

function offers(text: string, pool: PoolKind): boolean {
  return new RegExp(`(?:export (?:const|(?:async )?function) |exports\\.)${POOL_FUNCTION[pool]}\\b`).test(
    text,
  );
}

function isOurs(text: string | undefined): text is string {
  return text?.startsWith(POOL_FILE_MARK) ?? false;
}

/** A file of ours knows its own place in the way of its format. */
function isOf(format: ModuleFormat, text: string): boolean {
  return text.includes('import.meta.url') === (format === 'esm');
}

/** Extensions of pool files that a module of a variant can use: its own, and the other one of the same format. */
function extensionsBeside({ ext, format }: PoolVariant): readonly PoolFileExtension[] {
  const language = isTypeScript(ext) ? 'ts' : 'js';
  const marked = `${format === 'esm' ? 'm' : 'c'}${language}` as const;
  return ext === marked ? [marked, language] : [language, marked];
}

/** `src` where the module lies in it, else the package's own folder. */
export function sourceRoot(module: string, packageFolder: string): string {
  const source = path.posix.join(packageFolder, 'src');
  return module.startsWith(`${source}/`) ? source : packageFolder;
}
