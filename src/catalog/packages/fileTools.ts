import type { CataloguedPackage } from '../package.ts';

/** Files and folders. */
export const fileToolPackages: readonly CataloguedPackage[] = [];
