import { type CataloguedPackage } from '../package.ts';
import { binaryFormatPackages } from './binaryFormats.ts';
import { configFormatPackages } from './configFormats.ts';
import { markupPackages } from './markup.ts';
import { tableFormatPackages } from './tableFormats.ts';

/** Parsers and writers of data formats. */
export const parserPackages: readonly CataloguedPackage[] = [
  ...tableFormatPackages,
  ...markupPackages,
  ...configFormatPackages,
  ...binaryFormatPackages,
];
