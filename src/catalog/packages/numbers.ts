import type { CataloguedPackage } from '../package.ts';

/** Mathematics and big numbers. */
export const numberPackages: readonly CataloguedPackage[] = [];
