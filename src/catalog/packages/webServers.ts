import type { CataloguedPackage } from '../package.ts';

/** Web servers and their middleware. */
export const webServerPackages: readonly CataloguedPackage[] = [];
