import type { CataloguedPackage } from '../package.ts';
import { documentStores } from './documentStores.ts';
import { embeddedDatabases } from './embeddedDatabases.ts';
import { hostedDatabases } from './hostedDatabases.ts';
import { keyValueStores } from './keyValueStores.ts';
import { postgresDrivers } from './postgresDrivers.ts';
import { sqlDrivers } from './sqlDrivers.ts';

/** Database drivers. */
export const databasePackages: readonly CataloguedPackage[] = [
  ...postgresDrivers,
  ...sqlDrivers,
  ...embeddedDatabases,
  ...documentStores,
  ...keyValueStores,
  ...hostedDatabases,
];
