import type { CataloguedPackage } from '../package.ts';

/** Compilers, bundlers, minifiers. */
export const compilerPackages: readonly CataloguedPackage[] = [];
