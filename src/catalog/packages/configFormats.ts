import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { over } from './textWork.ts';

/** Settings, query strings and other small texts. */
export const configFormatPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'js-yaml', version: '5.5.0', source: 'github.com/nodeca/js-yaml#api' }, [
    ['load loadAll', over(150)],
    ['dump', over(5_000)],
  ]),
  definePackage({ name: 'yaml', version: '2.9.1', source: 'eemeli.org/yaml/' }, [
    ['parse parseAllDocuments', over(600)],
    ['parseDocument', { ...over(600), returns: 'Document' }],
    ['stringify', over(15_000)],
    ['Document', { ...light, returns: 'Document' }],
    ['Document.toString Document.toJS Document.toJSON', { effect: 'cpu', work: { fixedNs: 3_000_000 } }],
    [
      `Document.get Document.getIn Document.set Document.setIn Document.has Document.hasIn Document.delete
      Document.deleteIn Document.add Document.addIn Document.createNode Document.createPair`,
      light,
    ],
  ]),
  definePackage(
    {
      name: 'qs',
      version: '6.17.1',
      types: '@types/qs@6.15.1',
      source: 'github.com/ljharb/qs#usage',
      declaredAs: { QueryString: '' },
    },
    [['parse stringify', { effect: 'light', work: { fixedNs: 10_000 } }]],
  ),
  definePackage({ name: 'toml', version: '5.0.1', source: 'github.com/BinaryMuse/toml-node#usage' }, [
    ['parse', over(300)],
  ]),
  definePackage(
    {
      name: 'ini',
      version: '7.0.0',
      types: '@types/ini@4.1.1',
      source: 'github.com/npm/ini#usage',
    },
    [
      ['parse decode', over(60)],
      ['stringify encode', { effect: 'light', work: { fixedNs: 50_000 } }],
      ['safe unsafe', light],
    ],
  ),
  definePackage({ name: 'json5', version: '2.2.3', source: 'json5.org' }, [
    ['parse', over(200)],
    ['stringify', over(5_000)],
  ]),
];
