// Builds everything that ships into dist/. `--watch` rebuilds on change, `--production` minifies and leaves out maps.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** Shared by every bundle that runs in Node. CommonJS has no `import.meta.url`; the banner gives it one. */
const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: path.join(root, 'dist'),
  external: ['vscode'],
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'importMetaUrl' },
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
};

const browser = {
  bundle: true,
  platform: 'browser',
  target: 'chrome128',
  format: 'iife',
  outdir: path.join(root, 'dist', 'webview'),
  // A strict `style-src` allows neither files nor elements of style: pages adopt it.
  loader: { '.css': 'text' },
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
};

const entry = (source) => path.join(root, 'src', source);

/** The client library is most of the extension's code and is not needed to activate: a bundle of its own, loaded later. */
const languageClientApart = {
  name: 'language-client-apart',
  setup(build) {
    build.onResolve({ filter: /\/languageClient\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './languageClient.cjs', external: true } : undefined,
    );
  },
};

const builds = [
  {
    ...node,
    plugins: [languageClientApart],
    // `vscode` is handed out by the host's `require`; what is imported dynamically has to come by the same way.
    supported: { 'dynamic-import': false },
    entryPoints: {
      extension: entry('extension/extension.ts'),
      languageClient: entry('extension/language/languageClient.ts'),
      server: entry('server/main.ts'),
      engineWorker: entry('server/engineWorker.ts'),
      service: entry('service/main.ts'),
      profileWorker: entry('service/profileWorker.ts'),
      cli: entry('cli/main.ts'),
    },
  },
  // Runs the functions that are measured, with their own modules beside it: an ES module imports both kinds as Node does.
  {
    ...node,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    banner: {},
    define: {},
    entryPoints: { measureRunner: entry('measure/runner/main.ts') },
  },
  // The collector runs inside other people's programs: one plain file, readable, no banner.
  {
    ...node,
    banner: {},
    define: {},
    minify: false,
    sourcemap: false,
    entryPoints: { collector: entry('collector/preload.ts') },
  },
  {
    ...browser,
    entryPoints: {
      panel: entry('webview/panel/main.ts'),
      layoutWorker: entry('webview/panel/layoutWorker.ts'),
      live: entry('webview/live/main.ts'),
      comparison: entry('webview/panel/comparison/main.ts'),
      scaling: entry('webview/scaling/main.ts'),
    },
  },
];

/** The native compiler of this platform, copied beside the bundles so that a packaged extension is self-contained. */
async function copyCompiler() {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`);
  const { version } = require(manifest);
  const target = path.join(root, 'dist', 'compiler');
  const stamp = path.join(target, 'VERSION');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === version) return;
  await rm(target, { recursive: true, force: true });
  await cp(path.join(path.dirname(manifest), 'lib'), target, { recursive: true });
  await writeFile(stamp, version);
}

async function copyTemplates() {
  const target = path.join(root, 'dist', 'templates');
  await mkdir(target, { recursive: true });
  await cp(entry('wrap/templates'), target, { recursive: true });
}

/** The library of thread pools, as a project has it: what is measured is what a wrap would write. Types and maps stay here. */
async function copyPiscina() {
  const source = path.resolve(createRequire(import.meta.url).resolve('piscina'), '..', '..');
  const target = path.join(root, 'dist', 'piscina');
  await rm(target, { recursive: true, force: true });
  for (const name of ['package.json', 'LICENSE']) await cp(path.join(source, name), path.join(target, name));
  await cp(path.join(source, 'dist'), path.join(target, 'dist'), {
    recursive: true,
    filter: (file) => !/\.(d\.ts|map)$/.test(file),
  });
}

if (production) await rm(path.join(root, 'dist'), { recursive: true, force: true });
await mkdir(path.join(root, 'dist'), { recursive: true });
await copyCompiler();
await copyTemplates();
await copyPiscina();
for (const build of builds) {
  if (watch) await (await esbuild.context(build)).watch();
  else await esbuild.build(build);
}
