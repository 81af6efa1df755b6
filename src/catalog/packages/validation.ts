import type { CataloguedPackage } from '../package.ts';

/** Validation of data. */
export const validationPackages: readonly CataloguedPackage[] = [];
