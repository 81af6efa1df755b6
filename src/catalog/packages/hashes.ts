import { type CataloguedPackage } from '../package.ts';
import { curvePackages } from './curves.ts';
import { passwordPackages } from './passwords.ts';
import { digestPackages } from './digests.ts';
import { tokenPackages } from './tokens.ts';

/** Hashes, passwords, signatures and identifiers. */
export const hashPackages: readonly CataloguedPackage[] = [
  ...passwordPackages,
  ...tokenPackages,
  ...digestPackages,
  ...curvePackages,
];
