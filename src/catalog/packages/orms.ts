import type { CataloguedPackage } from '../package.ts';
import { entityMappers } from './entityMappers.ts';
import { modelMappers } from './modelMappers.ts';
import { drizzle } from './drizzle.ts';
import { queryBuilders } from './queryBuilders.ts';

/** Object-relational mappers and query builders. */
export const ormPackages: readonly CataloguedPackage[] = [
  ...modelMappers,
  ...entityMappers,
  ...queryBuilders,
  drizzle,
];
