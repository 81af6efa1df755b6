import { readFileSync } from 'node:fs';
import type { PoolKind } from '../core/index.ts';
import { loadByPath, withRequire } from './poolCommonJs.ts';
import { isTypeScript, type ModuleFormat, type PoolFileExtension } from './poolVariant.ts';

/** How the source files of a project are written; what is left out is as Prettier does it. */
export interface SourceStyle {
  readonly quotes?: 'single' | 'double';
  readonly semicolons?: boolean;
  /** One level of indentation, as it stands in the file: spaces or a tab. */
  readonly indent?: string;
}

export interface PoolFilesRequest {
  /** Which pools the files offer; at least one. The order does not matter. */
  readonly pools: readonly PoolKind[];
  /** The extension of both files. They find each other by it at run time. */
  readonly ext: PoolFileExtension;
  /** What Node takes the files for, once they are compiled; `esm` when it is not said. */
  readonly format?: ModuleFormat;
  /** File names without extension, for projects where the usual ones are taken. */
  readonly names?: { readonly pools: string; readonly worker: string };
  readonly style?: SourceStyle;
}

/** A file to write: its name without folder. Both belong into the same folder. */
export interface PoolFile {
  readonly fileName: string;
  readonly text: string;
}

/** The first line of both files. A file that starts otherwise is not ours. */
export const POOL_FILE_MARK = '// poolwright:pools v1';

/** What a pool calls to run a function; twins import it from the pools file. */
export const POOL_FUNCTION: Readonly<Record<PoolKind, string>> = {
  threads: 'runInThreadPool',
  processes: 'runInProcessPool',
};

/** The package that a pool stands on, with the range that was tested. Processes need Node alone. */
export const POOL_DEPENDENCY: Readonly<Record<PoolKind, { name: string; range: string } | undefined>> = {
  threads: { name: 'piscina', range: '^5.3.2' },
  processes: undefined,
};

/**
 * Makes the two files that a project owns from then on, the same ones for the same request: a file that equals what an
 * earlier request gives has not been changed by its owner. The templates are the real thing, for both pools, in TypeScript
 * and in the JavaScript that `npm run templates` makes of it. Parts for one pool or format stand between `// <threads>`
 * and `// </threads>` (or `processes`, `esm`), and neither the parts that were not asked for nor these lines reach the
 * project.
 */
export function renderPoolFiles(request: PoolFilesRequest): { pools: PoolFile; worker: PoolFile } {
  const { ext, pools, format = 'esm', names = { pools: 'pools', worker: 'pool-worker' } } = request;
  const language = isTypeScript(ext) ? 'ts' : 'js';
  const render = (template: string, name: string): PoolFile => {
    let text = keepSections(readTemplate(`${template}.${language}`), [...pools, format]);
    if (format === 'commonjs') text = loadByPath(text);
    text = dropUnusedImports(text);
    if (format === 'commonjs' && language === 'js') text = withRequire(text);
    text = text.replace("'./pool-worker.ts'", `'./${names.worker}.${ext}'`);
    text = text.replace('`pool-worker$', `\`${names.worker}$`);
    return { fileName: `${name}.${ext}`, text: applyStyle(text, request.style ?? {}) };
  };
  return { pools: render('pools', names.pools), worker: render('pool-worker', names.worker) };
}

/** The build copies the templates beside its bundles, so this path holds here and in dist alike. */
function readTemplate(name: string): string {
  return readFileSync(new URL(`./templates/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

/** Sections may lie in one another. */
function keepSections(text: string, kept: readonly (PoolKind | ModuleFormat)[]): string {
  const ofThePool = /^ *\/\/ <(threads|processes)>\n([^]*?)^ *\/\/ <\/\1>\n/gm;
  const ofTheFormat = /^ *\/\/ <(esm)>\n([^]*?)^ *\/\/ <\/\1>\n/gm;
  const keep = (_: string, name: PoolKind | ModuleFormat, section: string): string =>
    kept.includes(name) ? section : '';
  return text
    .replace(ofThePool, keep)
    .replace(ofTheFormat, keep)
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '\n');
}

/** Drops the imported names that only the sections cut away have used. */
function dropUnusedImports(text: string): string {
  const code = text.replace(/\/\*[^]*?\*\/|\/\/.*|^import .*/gm, '');
  return text.replace(
    /^(import (?:type )?)\{ (.*) \}(.*)\n/gm,
    (_, start: string, names: string, end: string) => {
      const used = names
        .split(', ')
        .filter((name) => new RegExp(`\\b${name.replace('type ', '')}\\b`).test(code));
      return used.length > 0 ? `${start}{ ${used.join(', ')} }${end}\n` : '';
    },
  );
}

/** Comments and templates stay as they are; what remains are string literals and the semicolons that end lines. */
const TOKENS = /\/\*[^]*?\*\/|\/\/.*|`(?:\\[^]|[^`\\])*`|'((?:\\.|[^'\\\n])*)'|;$/gm;

function applyStyle(
  text: string,
  { quotes = 'single', semicolons = true, indent = '  ' }: SourceStyle,
): string {
  return text
    .replace(TOKENS, (token, content: string | undefined) => {
      if (token === ';') return semicolons ? token : '';
      return content !== undefined && quotes === 'double' ? `"${content}"` : token;
    })
    .replace(/^(?: {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
}
