import type { CataloguedPackage } from '../package.ts';
import { fileAccessPackages } from './fileTools/access.ts';
import { fileSearchPackages } from './fileTools/search.ts';

/** Files and folders. */
export const fileToolPackages: readonly CataloguedPackage[] = [...fileAccessPackages, ...fileSearchPackages];
