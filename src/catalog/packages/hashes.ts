import type { CataloguedPackage } from '../package.ts';

/** Password hashes, tokens, identifiers, ciphers. */
export const hashPackages: readonly CataloguedPackage[] = [];
