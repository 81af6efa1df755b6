import type { CataloguedPackage } from '../package.ts';

/** Documents: PDF, spreadsheets. */
export const documentPackages: readonly CataloguedPackage[] = [];
