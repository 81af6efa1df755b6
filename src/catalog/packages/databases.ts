import type { CataloguedPackage } from '../package.ts';
import { documentStores } from './documentStores.ts';
import { embeddedDatabases } from './embeddedDatabases.ts';
import { keyValueStores } from './keyValueStores.ts';
import { sqlDrivers } from './sqlDrivers.ts';

/** Database drivers. */
export const databasePackages: readonly CataloguedPackage[] = [
  ...sqlDrivers,
  ...embeddedDatabases,
  ...documentStores,
  ...keyValueStores,
];
