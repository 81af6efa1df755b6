import type { CataloguedPackage } from '../package.ts';

/** Object-relational mappers and query builders. */
export const ormPackages: readonly CataloguedPackage[] = [];
