/** What Node takes a module for. A `.ts` file that is compiled counts as what it is compiled to. */
export type ModuleFormat = 'esm' | 'commonjs';

export type PoolFileExtension = 'ts' | 'mts' | 'cts' | 'js' | 'mjs' | 'cjs';

/** How pool files are written; a part of the request for them. */
export interface PoolVariant {
  readonly ext: PoolFileExtension;
  readonly format: ModuleFormat;
}

/**
 * The pool files that suit a module: in its language, loaded as it is loaded.
 *
 * @param extension of the module's file, with or without its dot: `.tsx`
 * @param format what a `.ts`, `.tsx`, `.js` or `.jsx` module is; the other extensions say it themselves
 */
export function poolVariant(extension: string, format: ModuleFormat): PoolVariant {
  const [, kind = '', language = 'ts'] = /^\.?([cm]?)([jt]s)x?$/.exec(extension) ?? [];
  const ext = `${kind}${language}` as PoolFileExtension;
  return { ext, format: kind === 'c' ? 'commonjs' : kind === 'm' ? 'esm' : format };
}

export function isTypeScript(ext: PoolFileExtension): boolean {
  return ext.endsWith('ts');
}

/** By which expression a twin names its own module to the pool, which calls the function of that module in a worker. */
export const OWN_MODULE: Readonly<Record<ModuleFormat, string>> = {
  esm: 'import.meta.url',
  commonjs: '__filename',
};
