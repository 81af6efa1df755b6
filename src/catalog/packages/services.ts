import type { CataloguedPackage } from '../package.ts';

/** Clients of other services: payment, mail, chat, models. */
export const servicePackages: readonly CataloguedPackage[] = [];
