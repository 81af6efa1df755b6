import type { CataloguedPackage } from '../package.ts';
import { archivePackages } from './archives.ts';
import { browserPackages } from './browsers.ts';
import { cloudPackages } from './cloud.ts';
import { collectionPackages } from './collections.ts';
import { compilerPackages } from './compilers.ts';
import { concurrencyPackages } from './concurrency.ts';
import { databasePackages } from './databases.ts';
import { datePackages } from './dates.ts';
import { documentPackages } from './documents.ts';
import { fileToolPackages } from './fileTools.ts';
import { hashPackages } from './hashes.ts';
import { httpClientPackages } from './httpClients.ts';
import { imagePackages } from './images.ts';
import { loggingPackages } from './logging.ts';
import { numberPackages } from './numbers.ts';
import { ormPackages } from './orms.ts';
import { parserPackages } from './parsers.ts';
import { processPackages } from './processes.ts';
import { queuePackages } from './queues.ts';
import { servicePackages } from './services.ts';
import { smallToolPackages } from './smallTools.ts';
import { templatePackages } from './templates.ts';
import { validationPackages } from './validation.ts';
import { webServerPackages } from './webServers.ts';

/** Every npm package that is catalogued, by topic. */
export const cataloguedPackages: readonly CataloguedPackage[] = [
  ...archivePackages,
  ...browserPackages,
  ...cloudPackages,
  ...collectionPackages,
  ...compilerPackages,
  ...concurrencyPackages,
  ...databasePackages,
  ...datePackages,
  ...documentPackages,
  ...fileToolPackages,
  ...hashPackages,
  ...httpClientPackages,
  ...imagePackages,
  ...loggingPackages,
  ...numberPackages,
  ...ormPackages,
  ...parserPackages,
  ...processPackages,
  ...queuePackages,
  ...servicePackages,
  ...smallToolPackages,
  ...templatePackages,
  ...validationPackages,
  ...webServerPackages,
];
