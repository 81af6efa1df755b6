import type { CataloguedPackage } from '../package.ts';

/** Message brokers and job queues. */
export const queuePackages: readonly CataloguedPackage[] = [];
