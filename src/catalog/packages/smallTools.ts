import type { CataloguedPackage } from '../package.ts';
import { commandLinePackages } from './smallTools/commandLine.ts';
import { settingPackages } from './smallTools/settings.ts';
import { streamPackages } from './smallTools/streams.ts';
import { terminalPackages } from './smallTools/terminal.ts';
import { textPackages } from './smallTools/texts.ts';

/** What nearly every program has a little of. */
export const smallToolPackages: readonly CataloguedPackage[] = [
  ...commandLinePackages,
  ...terminalPackages,
  ...settingPackages,
  ...textPackages,
  ...streamPackages,
];
