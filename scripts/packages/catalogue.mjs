/**
 * @typedef {object} WholePackage
 * @property {string} name on npm
 * @property {string} version exact
 * @property {string} sources the folder inside the package that holds its TypeScript, '.' for its root
 * @property {readonly string[]} [leaveOut] folders of `sources` with generated copies of the same code
 * @property {readonly string[]} [besides] what its imports need and npm does not install with it, exact
 * @property {Readonly<Record<string, readonly string[]>>} [paths] its imports of itself, so that they mean these sources
 * and not the declarations that it ships
 */

const nodeTypes = '@types/node@20.19.43';

/**
 * Packages whose TypeScript sources are on npm, smallest first.
 *
 * @type {readonly WholePackage[]}
 */
export const wholePackages = [
  { name: '@tanstack/query-core', version: '5.108.0', sources: 'src', besides: [nodeTypes] },
  {
    name: '@trpc/server',
    version: '11.25.2',
    sources: 'src',
    // The adapters of Next.js stay without its types: they are 150 MB.
    besides: [
      nodeTypes,
      '@types/aws-lambda@8.10.150',
      '@types/express@5.0.3',
      '@types/ws@8.18.1',
      'fastify@5.4.0',
    ],
    paths: { '@trpc/server/*': ['./src/*'], '@trpc/server': ['./src/index.ts'] },
  },
  { name: '@noble/curves', version: '2.4.0', sources: 'src', besides: [nodeTypes] },
  {
    name: 'rxjs',
    version: '7.8.2',
    sources: 'src',
    besides: [nodeTypes],
    paths: { 'rxjs/*': ['./src/*'], rxjs: ['./src/index.ts'] },
  },
  { name: 'ethers', version: '6.17.0', sources: 'src.ts', besides: [nodeTypes, '@types/ws@8.18.1'] },
  {
    name: 'zod',
    version: '4.6.7',
    sources: 'src',
    besides: [nodeTypes],
    // Its tests are in the package and stay; the test runner that they import does not.
    paths: { 'zod/*': ['./src/*'], zod: ['./src/index.ts'] },
  },
  {
    name: 'viem',
    version: '2.57.20',
    sources: '.',
    leaveOut: ['_cjs', '_esm', '_types', 'node_modules'],
    besides: [nodeTypes],
  },
  {
    name: 'effect',
    version: '4.1.0',
    sources: 'src',
    besides: [nodeTypes],
    paths: { 'effect/*': ['./src/*.ts', './src/*/index.ts'], effect: ['./src/index.ts'] },
  },
];
