import type { CataloguedPackage } from '../package.ts';

/** Dates. */
export const datePackages: readonly CataloguedPackage[] = [];
