import type { CataloguedPackage } from '../package.ts';

/** Small tools: command lines, colours, identifiers. */
export const smallToolPackages: readonly CataloguedPackage[] = [];
