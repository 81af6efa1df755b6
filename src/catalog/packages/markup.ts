import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { over } from './textWork.ts';

/** A search through a whole tree. */
const search = { effect: 'cpu', work: { fixedNs: 200_000 } } as const;

/** XML and HTML as trees and events. */
export const markupPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'xml2js',
      version: '0.6.2',
      types: '@types/xml2js@0.4.14',
      source: 'github.com/Leonidas-from-XIV/node-xml2js#usage',
    },
    [
      ['Parser', { ...light, returns: 'Parser' }],
      ['Builder', { ...light, returns: 'Builder' }],
      // With a callback or a promise, but parsed before either is told.
      ['parseString Parser.parseString', { ...over(200), callback: { argument: -1, calls: 'once' } }],
      ['parseStringPromise Parser.parseStringPromise', over(200)],
      ['Builder.buildObject', over(10_000)],
      ['Parser.reset', light],
    ],
  ),
  definePackage(
    {
      name: 'fast-xml-parser',
      version: '5.12.1',
      source: 'github.com/NaturalIntelligence/fast-xml-parser/tree/master/docs',
    },
    [
      ['XMLParser', { ...light, returns: 'XMLParser' }],
      ['XMLBuilder', { ...light, returns: 'XMLBuilder' }],
      ['XMLParser.parse', over(200)],
      ['XMLBuilder.build', over(5_000)],
      ['XMLValidator.validate', over(100)],
      ['XMLParser.addEntity', light],
    ],
  ),
  definePackage(
    { name: 'node-html-parser', version: '9.0.7', source: 'github.com/taoqf/node-html-parser#api' },
    [
      ['parse default', { ...over(80), returns: 'HTMLElement' }],
      [
        methodsOf('HTMLElement', 'querySelectorAll getElementsByTagName toString removeWhitespace structure'),
        search,
      ],
      [
        'HTMLElement.querySelector HTMLElement.getElementById HTMLElement.clone',
        { ...search, returns: 'HTMLElement' },
      ],
      ['HTMLElement.set_content HTMLElement.insertAdjacentHTML', over(80)],
      [
        methodsOf(
          'HTMLElement',
          `getAttribute setAttribute setAttributes hasAttribute removeAttribute appendChild removeChild exchangeChild
          closest matches replaceWith append prepend before after`,
        ),
        light,
      ],
    ],
  ),
  definePackage({ name: 'htmlparser2', version: '12.0.0', source: 'github.com/fb55/htmlparser2#usage' }, [
    ['parseDocument parseFeed', over(100)],
    ['Parser', { ...light, returns: 'Parser' }],
    ['Parser.write Parser.parseComplete', over(80)],
    ['Parser.end Parser.reset Parser.pause Parser.resume', light],
    ['createDocumentStream', light],
  ]),
  definePackage({ name: 'xml-js', version: '1.6.11', source: 'github.com/nashwaan/xml-js#usage' }, [
    ['xml2js xml2json', over(300)],
    ['js2xml', over(5_000)],
    ['json2xml', over(200)],
  ]),
  definePackage({ name: 'rss-parser', version: '3.13.0', source: 'github.com/rbren/rss-parser#usage' }, [
    ['default Parser', { ...light, returns: 'Parser' }],
    ['Parser.parseURL', { effect: 'io-async', waitMs: 100, work: { fixedNs: 4_000_000 }, callback: later }],
    ['Parser.parseString', { ...over(200), callback: later }],
  ]),
  definePackage(
    {
      name: 'turndown',
      version: '7.2.5',
      types: '@types/turndown@5.0.6',
      source: 'github.com/mixmark-io/turndown#usage',
    },
    [
      ['default TurndownService', { ...light, returns: 'TurndownService' }],
      ['TurndownService.turndown', over(2_000)],
      [
        'TurndownService.addRule TurndownService.keep TurndownService.remove TurndownService.use',
        { ...light, returns: 'TurndownService' },
      ],
    ],
  ),
];
