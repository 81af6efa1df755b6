import { type CataloguedPackage, definePackage, later, light, query } from '../package.ts';

/** Database drivers. */
export const databasePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'pg',
      version: '8.16.3',
      types: '@types/pg@8.15.5',
      source: 'node-postgres.com/apis/client',
      declaredAs: { ClientBase: 'Client' },
    },
    [
      ['Client.connect Client.query Pool.connect Pool.query', { ...query, callback: later }],
      ['Client.end Pool.end', { ...query, callback: later }],
      ['Pool', { ...light, returns: 'Pool' }],
      ['Client', { ...light, returns: 'Client' }],
    ],
  ),
];
