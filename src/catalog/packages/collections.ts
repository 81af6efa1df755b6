import type { CataloguedPackage } from '../package.ts';

/** Functions over collections. */
export const collectionPackages: readonly CataloguedPackage[] = [];
