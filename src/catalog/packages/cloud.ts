import type { CataloguedPackage } from '../package.ts';
import { awsPackages } from './aws.ts';
import { azurePackages } from './azure.ts';
import { googlePackages } from './google.ts';

/** Clients of cloud providers. */
export const cloudPackages: readonly CataloguedPackage[] = [
  ...awsPackages,
  ...googlePackages,
  ...azurePackages,
];
