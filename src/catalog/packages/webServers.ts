import type { CataloguedPackage } from '../package.ts';
import { expressPackages } from './express.ts';
import { socketPackages } from './sockets.ts';
import { webFrameworkPackages } from './webFrameworks.ts';

/** Web servers, what is put in front of their handlers, and sockets that stay open. */
export const webServerPackages: readonly CataloguedPackage[] = [
  ...expressPackages,
  ...webFrameworkPackages,
  ...socketPackages,
];
