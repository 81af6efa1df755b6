import type { CataloguedPackage } from '../package.ts';
import { functionalPackages } from './collections/functional.ts';
import { lodashPackages } from './collections/lodash.ts';
import { observablePackages } from './collections/observables.ts';
import { structurePackages } from './collections/structures.ts';

/** Collections and functions over them. */
export const collectionPackages: readonly CataloguedPackage[] = [
  ...lodashPackages,
  ...functionalPackages,
  ...structurePackages,
  ...observablePackages,
];
