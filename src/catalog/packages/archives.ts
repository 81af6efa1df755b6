import type { CataloguedPackage } from '../package.ts';

/** Archives and compression. */
export const archivePackages: readonly CataloguedPackage[] = [];
