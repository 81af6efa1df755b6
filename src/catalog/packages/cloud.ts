import type { CataloguedPackage } from '../package.ts';

/** Cloud providers' SDKs. */
export const cloudPackages: readonly CataloguedPackage[] = [];
