import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { over } from './textWork.ts';

/** A bundle of some hundred modules, computed in JavaScript on the calling thread. */
const bundling = { effect: 'cpu', work: { fixedNs: 500_000_000 } } as const;

/** Bundlers. */
export const bundlerPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'esbuild', version: '0.28.2', source: 'esbuild.github.io/api/' }, [
    // All of it happens in a child process of its own.
    ['build', { effect: 'child-process', waitMs: 200 }],
    ['transform formatMessages analyzeMetafile', { effect: 'child-process', waitMs: 5 }],
    ['context', { effect: 'child-process', waitMs: 50, returns: 'BuildContext' }],
    ['BuildContext.rebuild', { effect: 'child-process', waitMs: 100 }],
    [
      'BuildContext.watch BuildContext.serve BuildContext.cancel BuildContext.dispose initialize stop',
      { effect: 'child-process', waitMs: 5 },
    ],
    ['buildSync', { effect: 'child-process-sync', waitMs: 200, asyncTwin: 'esbuild.build' }],
    ['transformSync', { effect: 'child-process-sync', waitMs: 5, asyncTwin: 'esbuild.transform' }],
    ['formatMessagesSync analyzeMetafileSync', { effect: 'child-process-sync', waitMs: 5 }],
  ]),
  definePackage({ name: 'rollup', version: '4.68.8', source: 'rollupjs.org/javascript-api/' }, [
    ['rollup', { ...bundling, returns: 'RollupBuild' }],
    ['RollupBuild.generate RollupBuild.write', { ...bundling, work: { fixedNs: 200_000_000 } }],
    ['watch', { ...light, returns: 'RollupWatcher' }],
    ['RollupBuild.close RollupWatcher.close defineConfig', light],
  ]),
  definePackage({ name: 'vite', version: '8.3.8', source: 'vite.dev/guide/api-javascript' }, [
    // Rolldown bundles on threads of its own.
    ['build', { effect: 'worker', waitMs: 1_000 }],
    ['createServer preview', { effect: 'io-async', waitMs: 200, returns: 'ViteDevServer' }],
    [
      'ViteDevServer.listen ViteDevServer.close ViteDevServer.restart ViteDevServer.transformRequest ViteDevServer.ssrLoadModule',
      { effect: 'io-async', waitMs: 20 },
    ],
    ['ViteDevServer.transformIndexHtml resolveConfig loadConfigFromFile', { effect: 'io-async', waitMs: 20 }],
    ['transformWithOxc transformWithEsbuild minify', { effect: 'libuv', waitMs: 5 }],
    ['preprocessCSS', over(2_000)],
    ['loadEnv searchForWorkspaceRoot', { effect: 'io-sync', waitMs: 0.3 }],
    ['defineConfig mergeConfig normalizePath createLogger createFilter isCSSRequest', light],
    ['ViteDevServer.printUrls ViteDevServer.ssrFixStacktrace', light],
  ]),
  definePackage(
    {
      name: 'webpack',
      version: '5.112.2',
      source: 'webpack.js.org/api/node/',
      declaredAs: { exports: '' },
    },
    [
      // With a callback it builds, without one it only prepares to.
      [
        'default webpack',
        { effect: 'cpu', work: { fixedNs: 20_000_000 }, callback: later, returns: 'Compiler' },
      ],
      ['Compiler.run', { ...bundling, work: { fixedNs: 2_000_000_000 }, callback: later }],
      ['Compiler.watch', { ...light, callback: later }],
      ['Compiler.close', { ...light, callback: later }],
      ['Stats.toJson Stats.toString', { effect: 'cpu', work: { fixedNs: 10_000_000 } }],
      ['Stats.hasErrors Stats.hasWarnings', light],
    ],
  ),
  definePackage(
    {
      name: 'html-minifier-terser',
      version: '7.2.0',
      types: '@types/html-minifier-terser@7.0.2',
      source: 'github.com/terser/html-minifier-terser#usage',
    },
    [
      // A promise, but all of it is computed on the calling thread.
      ['minify', over(1_000)],
    ],
  ),
  definePackage(
    {
      name: 'uglify-js',
      version: '3.19.3',
      types: '@types/uglify-js@3.17.5',
      source: 'github.com/mishoo/UglifyJS#api-reference',
    },
    [['minify', over(3_000)]],
  ),
  definePackage({ name: 'svgo', version: '4.1.0', source: 'svgo.dev/docs/usage/node/' }, [
    ['optimize', over(3_000)],
    ['loadConfig', { effect: 'io-async', waitMs: 2 }],
  ]),
];
