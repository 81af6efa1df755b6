import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { installChromium } from './host/installChromium.mjs';
import { installHost } from './host/installHost.mjs';
import { runNpm } from './setup/npm.mjs';
import { root } from './setup/root.mjs';
import { StepError, runCommand } from './setup/runCommand.mjs';

/**
 * @typedef {object} StepResult
 * @property {number} passed
 * @property {number} failed
 * @property {string} [problem] one sentence, where something else than a test failed
 * @property {readonly { title: string, message: string }[]} [failures] the tests that failed, with the first line of each error
 */

/**
 * @typedef {object} Step
 * @property {string} name as `--only` takes it
 * @property {string} title
 * @property {() => Promise<StepResult>} run
 * @property {boolean} [essential] without it the steps after it say nothing, so they are left out
 */

/** Counts as one test: it passes or fails as a whole. */
const check = async (/** @type {Promise<unknown>} */ work) => {
  await work;
  return { passed: 1, failed: 0 };
};

/** @param {string} name of a script in package.json */
const script = (name) => check(runNpm(['run', '--silent', name], { cwd: root, show: true }));

/** @param {readonly string[]} args */
const node = (args) => runCommand(process.execPath, args, { cwd: root, show: true });

/**
 * Runs something that has mocha in it, and takes the counts from our reporter. No test at all is a failure.
 *
 * @param {readonly string[]} args for Node
 * @param {Readonly<Record<string, string>>} [variables] of the environment
 * @returns {Promise<StepResult>}
 */
async function countTests(args, variables = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'poolwright-counts-'));
  const file = path.join(folder, 'counts.json');
  try {
    const env = { ...process.env, ...variables, POOLWRIGHT_TEST_COUNTS: file };
    const end = await runCommand(process.execPath, args, { cwd: root, env, show: true }).then(
      () => undefined,
      (/** @type {unknown} */ error) => error,
    );
    if (end !== undefined && !(end instanceof StepError)) throw end;
    const counts = await readFile(file, 'utf8').catch(() => undefined);
    if (counts === undefined)
      return { passed: 0, failed: 1, problem: `The tests did not run to their end. ${end?.message ?? ''}` };
    const { passed, failed, failures } = JSON.parse(counts);
    if (passed + failed === 0) return { passed, failed: 1, problem: 'There was no test to run.' };
    if (end !== undefined && failed === 0) return { passed, failed: 1, problem: end.message };
    return { passed, failed, failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', 'test/support/countingReporter.cjs'];

/**
 * Mocha outside of VS Code on suites that drive a page.
 *
 * @param {string} files a pattern, resolved by mocha
 */
async function pageTests(files) {
  await installChromium();
  return countTests([...mocha, '--no-config', '--node-option', 'import=tsx', '--timeout', '120000', files]);
}

/**
 * Whole packages, which install themselves first. The deadline is for hangs: the largest takes a minute or two.
 *
 * @param {string} file
 */
const packageTests = (file) =>
  countTests([...mocha, '--no-config', '--node-option', 'import=tsx', '--timeout', '1800000', file]);

/** @param {readonly string[]} args */
const checkCatalog = (...args) => node(['--import', 'tsx', 'scripts/catalog/check.ts', ...args]);

/** @param {readonly string[]} args for the runner in the extension host */
async function inHostTests(...args) {
  await installHost();
  await installChromium();
  return countTests(['--import', 'tsx', 'test/support/inHost/main.ts', ...args]);
}

/**
 * What `npm test` runs, in this order. Packaging builds in a folder of its own, so it does not disturb `dist/`.
 *
 * @type {readonly Step[]}
 */
export const steps = [
  { name: 'format', title: 'Format', run: () => script('format:check') },
  { name: 'lint', title: 'Lint', run: () => script('lint') },
  { name: 'types', title: 'Types', run: () => script('types') },
  { name: 'build', title: 'Build', essential: true, run: () => check(node(['esbuild.js'])) },
  {
    name: 'unit',
    title: 'Unit tests',
    run: () =>
      countTests([
        ...mocha,
        '--reporter-option',
        'like=dot',
        'test/unit/**/*.test.ts',
        'test/architecture.test.ts',
      ]),
  },
  {
    name: 'packages',
    title: 'Small packages from npm',
    run: () => packageTests('test/packages/small.test.ts'),
  },
  {
    name: 'matrix',
    title: 'Wrapped programs, built by tsc and run as they are',
    run: () => packageTests('test/matrix/fast.test.ts'),
  },
  {
    name: 'catalog',
    title: 'Catalogue against the declarations of some packages',
    run: () => check(checkCatalog('--only=pg,p-map,fast-deep-equal')),
  },
  {
    name: 'webview',
    title: 'Panel and live view in a browser',
    run: () => pageTests('test/webview/**/*.test.ts'),
  },
  { name: 'vscode', title: 'Inside VS Code', run: () => inHostTests() },
  {
    name: 'restricted',
    title: 'Inside VS Code, in Restricted Mode',
    run: () => inHostTests('restricted', '--restricted'),
  },
  {
    name: 'editor',
    title: 'The editor as a person sees it',
    run: async () => {
      await installHost();
      return pageTests('test/editor/*.test.ts');
    },
  },
  {
    name: 'package',
    title: 'The packaged extension',
    run: async () => {
      await installHost();
      await node(['scripts/package.mjs']);
      return pageTests('test/editor/package/*.test.ts');
    },
  },
];

/**
 * What `npm run test:full` runs besides: too long for every change.
 *
 * @type {readonly Step[]}
 */
export const longSteps = [
  {
    name: 'packages-large',
    title: 'Large packages from npm',
    run: () => packageTests('test/packages/large.test.ts'),
  },
  {
    name: 'matrix-large',
    title: 'Wrapped programs in the other build set-ups',
    run: () => packageTests('test/matrix/slow.test.ts'),
  },
  {
    name: 'edits-many',
    title: 'Thousands of random edits',
    run: () =>
      countTests([...mocha, '--no-parallel', 'test/unit/analysis/edits.test.ts'], {
        POOLWRIGHT_EDITS: '4000',
      }),
  },
  {
    name: 'catalog-all',
    title: 'Catalogue against the declarations of all packages',
    run: () => check(checkCatalog()),
  },
  {
    name: 'usage',
    title: 'Programs that use catalogued packages, with the packages installed',
    run: () => check(node(['--import', 'tsx', 'scripts/catalog/checkUsage.ts'])),
  },
];
