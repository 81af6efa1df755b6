import type { CataloguedPackage } from '../package.ts';
import { classValidationPackages } from './validation/classes.ts';
import { schemaPackages } from './validation/schemas.ts';

/** Checking and converting values. */
export const validationPackages: readonly CataloguedPackage[] = [
  ...schemaPackages,
  ...classValidationPackages,
];
