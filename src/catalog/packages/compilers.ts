import type { CataloguedPackage } from '../package.ts';
import { bundlerPackages } from './bundlers.ts';
import { formatterPackages } from './formatters.ts';
import { syntaxTreePackages } from './syntaxTrees.ts';
import { transpilerPackages } from './transpilers.ts';

/** Compilers, bundlers, formatters and what they are built of. */
export const compilerPackages: readonly CataloguedPackage[] = [
  ...bundlerPackages,
  ...transpilerPackages,
  ...formatterPackages,
  ...syntaxTreePackages,
];
