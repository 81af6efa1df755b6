import type { CataloguedPackage } from '../package.ts';

/** Markdown, templates, highlighting. */
export const templatePackages: readonly CataloguedPackage[] = [];
