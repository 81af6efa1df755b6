import type { CataloguedPackage } from '../package.ts';

/** Browsers and documents of the web. */
export const browserPackages: readonly CataloguedPackage[] = [];
