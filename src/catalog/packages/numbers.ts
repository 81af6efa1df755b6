import type { CataloguedPackage } from '../package.ts';
import { decimalPackages } from './numbers/decimals.ts';
import { mathPackages } from './numbers/mathematics.ts';
import { statisticsPackages } from './numbers/statistics.ts';

/** Numbers: exact ones, matrices, statistics, chance. */
export const numberPackages: readonly CataloguedPackage[] = [
  ...mathPackages,
  ...decimalPackages,
  ...statisticsPackages,
];
