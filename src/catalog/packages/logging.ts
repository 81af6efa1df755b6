import type { CataloguedPackage } from '../package.ts';

/** Logging. */
export const loggingPackages: readonly CataloguedPackage[] = [];
