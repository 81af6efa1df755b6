import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { over } from './textWork.ts';

/** Tables as text. */
export const tableFormatPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'csv-parse',
      version: '7.0.3',
      source: 'csv.js.org/parse/api/',
      modules: { 'lib/sync': 'csv-parse/sync' },
    },
    [
      // Without a text it makes a stream, which computes when it is written to.
      ['parse', { ...over(150), callback: later }],
      ['parse', over(150), 'csv-parse/sync'],
    ],
  ),
  definePackage(
    {
      name: 'csv-stringify',
      version: '6.9.0',
      source: 'csv.js.org/stringify/api/',
      modules: { 'lib/sync': 'csv-stringify/sync' },
    },
    [
      ['stringify', { ...over(3_000), callback: later }],
      ['stringify', over(3_000), 'csv-stringify/sync'],
    ],
  ),
  definePackage(
    {
      name: 'papaparse',
      version: '5.7.1',
      types: '@types/papaparse@5.5.2',
      source: 'www.papaparse.com/docs',
    },
    [
      ['parse', over(60)],
      ['unparse', over(2_000)],
      ['Parser', light],
    ],
  ),
  definePackage(
    {
      name: 'fast-csv',
      version: '5.0.8',
      source: 'c2fo.github.io/fast-csv/docs/introduction/getting-started',
    },
    [
      // Streams, which compute on the calling thread when they are written to.
      ['parse parseStream format', light],
      ['parseString', over(150)],
      ['parseFile', { effect: 'cpu', work: { fixedNs: 20_000_000 } }],
      ['write writeToBuffer writeToString', over(3_000)],
      ['writeToStream writeToPath', over(3_000, 1)],
    ],
  ),
  definePackage({ name: 'csv-parser', version: '3.2.1', source: 'github.com/mafintosh/csv-parser#api' }, [
    ['default csvParser', light],
  ]),
];
