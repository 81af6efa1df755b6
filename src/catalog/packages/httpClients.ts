import type { CataloguedPackage } from '../package.ts';

/** HTTP clients. */
export const httpClientPackages: readonly CataloguedPackage[] = [];
