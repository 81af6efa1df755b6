import type { CataloguedPackage } from '../package.ts';
import { officePackages } from './office.ts';
import { pdfPackages } from './pdf.ts';

/** Documents: PDF, spreadsheets, word processing. */
export const documentPackages: readonly CataloguedPackage[] = [...pdfPackages, ...officePackages];
