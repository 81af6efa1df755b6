import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { over } from './textWork.ts';

/** A setting that is looked for in a folder and those above it. */
const lookingUp = { effect: 'io-async', waitMs: 2 } as const;

/** Formatters and linters. */
export const formatterPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'prettier', version: '3.10.1', source: 'prettier.io/docs/api' }, [
    // Promises, but all of it is computed on the calling thread.
    ['format check formatWithCursor', over(3_000)],
    ['resolveConfig resolveConfigFile getFileInfo', lookingUp],
    ['clearConfigCache getSupportInfo', light],
  ]),
  definePackage(
    { name: 'eslint', version: '10.15.0', source: 'eslint.org/docs/latest/integrate/nodejs-api' },
    [
      ['ESLint', { ...light, returns: 'ESLint' }],
      // Reads files asynchronously; rules run on the calling thread.
      ['ESLint.lintFiles', { effect: 'cpu', work: { fixedNs: 1_000_000_000 } }],
      ['ESLint.lintText', over(5_000)],
      ['ESLint.calculateConfigForFile ESLint.isPathIgnored ESLint.findConfigFile', lookingUp],
      ['ESLint.loadFormatter ESLint.outputFixes', lookingUp],
      ['ESLint.getErrorResults ESLint.getRulesMetaForResults', light],
      ['Linter', { ...light, returns: 'Linter' }],
      ['Linter.verify Linter.verifyAndFix', over(5_000)],
      ['Linter.getSourceCode', light],
      ['RuleTester', { ...light, returns: 'RuleTester' }],
      ['RuleTester.run', { effect: 'cpu', work: { fixedNs: 50_000_000 } }],
    ],
  ),
];
