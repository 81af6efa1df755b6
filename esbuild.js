// Builds everything that ships into dist/. `--watch` rebuilds on change, `--production` minifies and leaves out maps.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
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
  sourcemap: production ? false : 'linked',
  minify: production,
  logLevel: 'warning',
};

const entry = (source) => path.join(root, 'src', source);

const builds = [
  {
    ...node,
    entryPoints: {
      extension: entry('extension/extension.ts'),
      server: entry('server/main.ts'),
      engineWorker: entry('server/engineWorker.ts'),
      service: entry('service/main.ts'),
      cli: entry('cli/main.ts'),
    },
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
    },
  },
];

/** The native compiler of this platform, copied beside the bundles so that a packaged extension is self-contained. */
async function copyCompiler() {
  const require = createRequire(import.meta.url);
  const name = `@typescript/typescript-${process.platform}-${process.arch}`;
  const source = path.join(path.dirname(require.resolve(`${name}/package.json`)), 'lib');
  const target = path.join(root, 'dist', 'compiler');
  if (!existsSync(target)) await cp(source, target, { recursive: true });
}

async function copyTemplates() {
  const target = path.join(root, 'dist', 'templates');
  await mkdir(target, { recursive: true });
  await cp(entry('wrap/templates'), target, { recursive: true });
}

if (production) await rm(path.join(root, 'dist'), { recursive: true, force: true });
await mkdir(path.join(root, 'dist'), { recursive: true });
await copyCompiler();
await copyTemplates();
for (const build of builds) {
  const entryPoints = Object.fromEntries(
    Object.entries(build.entryPoints).filter(([, file]) => existsSync(file)),
  );
  if (Object.keys(entryPoints).length === 0) continue;
  if (watch) await (await esbuild.context({ ...build, entryPoints })).watch();
  else await esbuild.build({ ...build, entryPoints });
}
