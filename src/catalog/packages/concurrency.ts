import type { CataloguedPackage } from '../package.ts';

/** Pools, limits, queues within the process. */
export const concurrencyPackages: readonly CataloguedPackage[] = [];
