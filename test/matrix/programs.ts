import type { ColumnName } from './columns.ts';

/** A program under test/fixtures/matrix that is wrapped and run. Paths are relative to its folder. */
export interface Program {
  readonly name: string;
  /** What is wrapped, as the command line takes it. */
  readonly target: string;
  /** The package that has the program's entry, and where that is in it. */
  readonly app: string;
  readonly entry: string;
  /** Projects that tsc builds, in this order, and what it makes of the entry. */
  readonly tsc: readonly string[];
  readonly compiled: string;
  /** How tsconfig.json's `paths` are told to bundlers that do not read them. */
  readonly alias: Readonly<Record<string, string>>;
  /** How often the function is called. */
  readonly tasks: number;
  readonly columns: readonly ColumnName[];
}

export const programs: readonly Program[] = [
  {
    // A barrel, and an alias in package.json's `imports`.
    name: 'latency',
    target: 'src/stats/summarize.ts#summarize',
    app: '.',
    entry: 'src/main.ts',
    tsc: ['tsconfig.json'],
    compiled: 'dist/tsc-esm/main.js',
    alias: {},
    tasks: 3,
    columns: ['tsc-esm', 'strip-24', 'tsx-20', 'tsx-24', 'vitest', 'esbuild', 'vite-ssr', 'webpack'],
  },
  {
    // Imports without endings, an alias in tsconfig.json's `paths`, an enum: for tsx and bundlers alone.
    name: 'paths',
    target: 'src/lib/cheapest.ts#cheapestRoute',
    app: '.',
    entry: 'src/main.ts',
    tsc: [],
    compiled: '',
    alias: { '@': 'src' },
    tasks: 4,
    columns: ['tsx-20', 'tsx-24', 'vitest', 'esbuild', 'vite-ssr', 'webpack'],
  },
  {
    // The function in one package of a workspace, its caller in another.
    name: 'monorepo',
    target: 'packages/linear/src/invert.ts#invert',
    app: 'apps/report',
    entry: 'src/main.ts',
    tsc: ['packages/linear/tsconfig.build.json', 'apps/report/tsconfig.build.json'],
    compiled: 'apps/report/dist/main.js',
    alias: {},
    tasks: 4,
    columns: ['tsc-esm', 'strip-24', 'tsx-20', 'tsx-24', 'vitest', 'esbuild', 'vite-ssr', 'webpack'],
  },
  {
    // Compiled to CommonJS by tsc; Node's type stripping does not make `require` of `import`.
    name: 'commonjs',
    target: 'src/text/distance.ts#distance',
    app: '.',
    entry: 'src/main.ts',
    tsc: ['tsconfig.json'],
    compiled: 'dist/main.js',
    alias: {},
    tasks: 13,
    columns: ['tsc-cjs', 'tsx-20', 'tsx-24'],
  },
  {
    // JavaScript with types in JSDoc.
    name: 'jsdoc',
    target: 'src/orbit.js#simulate',
    app: '.',
    entry: 'src/main.js',
    tsc: [],
    compiled: '',
    alias: {},
    tasks: 3,
    columns: ['node-20', 'tsx-24', 'vitest', 'esbuild', 'vite-ssr', 'webpack'],
  },
];
