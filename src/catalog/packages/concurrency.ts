import type { CataloguedPackage } from '../package.ts';
import { flowPackages } from './concurrency/flow.ts';
import { limitPackages } from './concurrency/limits.ts';
import { poolPackages } from './concurrency/pools.ts';
import { schedulePackages } from './concurrency/schedules.ts';

/** Pools, limits, locks, schedules and control flow. */
export const concurrencyPackages: readonly CataloguedPackage[] = [
  ...poolPackages,
  ...limitPackages,
  ...flowPackages,
  ...schedulePackages,
];
