import type { Program } from './programs.ts';

/** The tools of the matrix that a project configures in a file. */
export type ConfiguredTool = 'esbuild' | 'vite' | 'vitest' | 'webpack';

/** Each tool's file in the package of the entry, as a project has it before anything is wrapped. */
export const configFiles: Readonly<Record<ConfiguredTool, string>> = {
  esbuild: 'esbuild.config.mjs',
  vite: 'vite.config.mjs',
  vitest: 'vitest.config.mjs',
  webpack: 'webpack.config.mjs',
};

/** Where each bundler writes. */
export const output = 'dist/bundle';

/** What a wrap wants in a configuration: options, and properties of the entries that are there. */
export interface Addition {
  readonly added: string;
  readonly share: string;
}

const none: Addition = { added: '', share: '' };

/** The text of a configuration; what is in `added` stands beside what was there, as a person would write it. */
export function configText(
  tool: ConfiguredTool,
  program: Program,
  { added, share }: Addition = none,
): string {
  const { start, options, end } = parts[tool](program, share);
  return `import path from 'node:path';
${start}
const own = { ${options} };
const added = { ${added} };
const merge = (one, other) =>
  Array.isArray(one) && Array.isArray(other)
    ? [...one, ...other]
    : typeof one === 'object' && typeof other === 'object'
      ? Object.fromEntries(
          [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
            key,
            key in one && key in other ? merge(one[key], other[key]) : (other[key] ?? one[key]),
          ]),
        )
      : other;
const options = merge(own, added);
${end}
`;
}

interface Parts {
  readonly start: string;
  readonly options: string;
  readonly end: string;
}

const parts: Readonly<Record<ConfiguredTool, (program: Program, share: string) => Parts>> = {
  esbuild: ({ entry }) => ({
    start: `import { build } from 'esbuild';`,
    options: `bundle: true, platform: 'node', format: 'esm', outdir: '${output}', entryPoints: ['${entry}']`,
    end: 'await build(options);',
  }),
  vite: ({ alias, entry }) => ({
    start: '',
    options: `resolve: { alias: ${aliasText(alias)} }, build: { ssr: true, outDir: '${output}', rollupOptions: { input: ['${entry}'] } }`,
    end: 'export default options;',
  }),
  vitest: ({ alias }) => ({
    start: '',
    options: `resolve: { alias: ${aliasText(alias)} }, test: { include: ['test/*.test.ts'] }`,
    end: 'export default options;',
  }),
  // As \`mode: 'production'\` has it, minified.
  webpack: ({ alias, entry }, share) => ({
    start: '',
    options: `mode: 'production', target: 'node20', entry: { main: { import: './${entry}', ${share} } }, output: { path: path.resolve('${output}'), module: true, chunkFormat: 'module' }, experiments: { outputModule: true }, resolve: { extensions: ['.ts', '.js'], alias: ${aliasText(alias)} }, module: { rules: [{ test: /\\.ts$/, loader: 'esbuild-loader', options: { target: 'es2022' } }] }, externals: []`,
    end: 'export default options;',
  }),
};

function aliasText(alias: Program['alias']): string {
  const entries = Object.entries(alias).map(([name, folder]) => `'${name}': path.resolve('${folder}')`);
  return `{ ${entries.join(', ')} }`;
}

/** A test that asks the program for its lines, and writes them down. */
export const vitestText = `import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { report } from '../src/report';

it('reports', async () => {
  const lines = await report();
  expect(lines.length).toBeGreaterThan(1);
  writeFileSync('report.txt', lines.map((line) => \`\${line}\\n\`).join(''));
});
`;
