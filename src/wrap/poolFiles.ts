import { readFileSync } from 'node:fs';
import type { PoolKind } from '../core/index.ts';

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
  readonly ext: 'ts' | 'mts';
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
 * earlier request gives has not been changed by its owner. The templates are the real thing, for both pools; parts for
 * one pool stand between `// <threads>` and `// </threads>` (or `processes`), and neither the parts for pools that were
 * not asked for nor these lines reach the project.
 */
export function renderPoolFiles(request: PoolFilesRequest): { pools: PoolFile; worker: PoolFile } {
  const names = request.names ?? { pools: 'pools', worker: 'pool-worker' };
  const render = (template: string, name: string): PoolFile => {
    let text = keepSections(template, request.pools);
    text = dropUnusedImports(text);
    text = text.replaceAll('./pool-worker', `./${names.worker}`);
    text = text.replaceAll(`./${names.worker}.ts`, `./${names.worker}.${request.ext}`);
    return { fileName: `${name}.${request.ext}`, text: applyStyle(text, request.style ?? {}) };
  };
  return {
    pools: render(readTemplate('pools.ts'), names.pools),
    worker: render(readTemplate('pool-worker.ts'), names.worker),
  };
}

/** The build copies the templates beside its bundles, so this path holds here and in dist alike. */
function readTemplate(name: string): string {
  return readFileSync(new URL(`./templates/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

function keepSections(text: string, pools: readonly PoolKind[]): string {
  return text
    .replace(
      /^ *\/\/ <(threads|processes)>\n([^]*?)^ *\/\/ <\/\1>\n/gm,
      (_, pool: PoolKind, section: string) => (pools.includes(pool) ? section : ''),
    )
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
