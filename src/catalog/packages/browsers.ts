import type { CataloguedPackage } from '../package.ts';
import { automationPackages } from './automation.ts';
import { documentTreePackages } from './documentTrees.ts';
import { languageModelPackages } from './languageModels.ts';
import { mediaToolPackages } from './mediaTools.ts';

/** Browsers and what works without one on pages, texts, sound and pictures. */
export const browserPackages: readonly CataloguedPackage[] = [
  ...automationPackages,
  ...documentTreePackages,
  ...mediaToolPackages,
  ...languageModelPackages,
];
