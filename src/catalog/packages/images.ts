import type { CataloguedPackage } from '../package.ts';

/** Images. */
export const imagePackages: readonly CataloguedPackage[] = [];
