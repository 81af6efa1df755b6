import type { CataloguedPackage } from '../package.ts';
import { jobQueues } from './jobQueues.ts';
import { messageBrokers } from './messageBrokers.ts';

/** Message brokers and job queues. */
export const queuePackages: readonly CataloguedPackage[] = [...messageBrokers, ...jobQueues];
