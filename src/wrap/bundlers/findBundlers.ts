import path from 'node:path';
import type { ProjectFiles } from '../output/projectFiles.ts';
import type { BundlerUse, KnownBundler } from './bundler.ts';

interface Kind {
  readonly bundler: KnownBundler | undefined;
  readonly title: string;
  /** Names of files that configure it. */
  readonly config: RegExp;
  /** A command in a script of package.json that bundles without such a file. */
  readonly script?: RegExp;
  /** What a configuration has to say besides: the same file can be there for something else. */
  readonly says?: RegExp;
}

const kinds: readonly Kind[] = [
  {
    bundler: 'esbuild',
    title: 'esbuild',
    config: /^(?:esbuild|build|bundle)(?:\.\w+)*\.[cm]?[jt]s$/,
    script: /\besbuild\b.*--bundle\b/,
    // A file of this name may build without bundling, or without esbuild.
    says: /['"]esbuild['"][^]*\bbundle\s*:\s*true\b/,
  },
  {
    bundler: 'vite',
    title: 'Vite',
    config: /^vite\.config\.[cm]?[jt]s$/,
    says: /\bssr\b/,
  },
  {
    bundler: 'vitest',
    title: 'Vitest',
    config: /^(?:vitest|vite)\.config\.[cm]?[jt]s$/,
    script: /\bvitest\b/,
    says: /\btest\s*:/,
  },
  {
    bundler: 'webpack',
    title: 'webpack',
    config: /^webpack(?:\.\w+)*\.[cm]?[jt]s$/,
  },
  ...[
    ['rollup', 'Rollup'],
    ['tsup', 'tsup'],
    ['tsdown', 'tsdown'],
    ['rolldown', 'Rolldown'],
    ['rspack', 'Rspack'],
    ['next', 'Next.js'],
    ['nuxt', 'Nuxt'],
    ['astro', 'Astro'],
    ['svelte', 'SvelteKit'],
  ].map(([name = '', title = '']) => ({
    bundler: undefined,
    title,
    config: new RegExp(`^${name}\\.config\\.[cm]?[jt]s$`),
    script: new RegExp(`\\b${name} build\\b`),
  })),
  { bundler: undefined, title: 'Parcel', config: /^\.parcelrc$/, script: /\bparcel build\b/ },
  { bundler: undefined, title: 'ncc', config: /^ncc\.config\.js$/, script: /\bncc build\b/ },
  { bundler: undefined, title: 'Bun', config: /^bun\.build\.[jt]s$/, script: /\bbun build\b/ },
];

/** The bundlers that a package is built with, by its configuration files and scripts, which are read and never run. */
export function findBundlers(packageFolder: string, files: ProjectFiles): readonly BundlerUse[] {
  const names = files.namesIn(packageFolder);
  const manifest = path.posix.join(packageFolder, 'package.json');
  const scripts = scriptsIn(files.read(manifest) ?? '');
  return kinds.flatMap((kind): BundlerUse[] => {
    const { bundler, config, says, script, title } = kind;
    for (const name of names.filter((one) => config.test(one))) {
      const file = path.posix.join(packageFolder, name);
      const text = files.read(file) ?? '';
      if (says === undefined || says.test(text)) return [{ bundler, title, file, line: 1, text }];
    }
    const command = scripts.find(({ text }) => script?.test(text) === true);
    return command === undefined ? [] : [{ bundler, title, file: manifest, ...command }];
  });
}

function scriptsIn(text: string): readonly { readonly text: string; readonly line: number }[] {
  try {
    const { scripts } = JSON.parse(text) as { readonly scripts?: unknown };
    if (typeof scripts !== 'object' || scripts === null) return [];
    return Object.values(scripts).flatMap((command: unknown) => {
      if (typeof command !== 'string') return [];
      const at = text.indexOf(JSON.stringify(command));
      return [{ text: command, line: text.slice(0, Math.max(0, at)).split('\n').length }];
    });
  } catch {
    return []; // A package.json that cannot be read is refused where the dependency goes into it.
  }
}
