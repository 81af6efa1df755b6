import type { CataloguedPackage } from '../package.ts';

/** Child processes and shells. */
export const processPackages: readonly CataloguedPackage[] = [];
