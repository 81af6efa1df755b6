import type { CataloguedPackage } from '../package.ts';

/** Parsers and serialisers of data formats. */
export const parserPackages: readonly CataloguedPackage[] = [];
