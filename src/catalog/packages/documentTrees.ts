import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { over } from './textWork.ts';

/** A search through a whole tree. */
const search = { effect: 'cpu', work: { fixedNs: 100_000 } } as const;

/** Pages as trees, without a browser. */
export const documentTreePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'cheerio',
      version: '1.2.0',
      source: 'cheerio.js.org/docs/api/',
      declaredAs: { '': 'Cheerio' },
    },
    [
      ['load loadBuffer', { ...over(600), returns: 'CheerioAPI' }],
      ['fromURL', { effect: 'io-async', waitMs: 50, work: { fixedNs: 8_000_000 }, returns: 'CheerioAPI' }],
      ['CheerioAPI', { ...search, returns: 'Cheerio' }],
      [
        'Cheerio.find Cheerio.filter Cheerio.closest Cheerio.not Cheerio.has',
        { ...search, returns: 'Cheerio' },
      ],
      [
        'Cheerio.each Cheerio.map',
        { ...light, callback: { argument: 0, calls: 'each' }, returns: 'Cheerio' },
      ],
      ['Cheerio.text Cheerio.html Cheerio.extract Cheerio.toString', search],
      [
        methodsOf(
          'Cheerio',
          `parent parents children siblings next nextAll prev prevAll contents first last eq slice add addClass
          removeClass toggleClass removeAttr append prepend after before wrap unwrap empty remove replaceWith clone`,
        ),
        { effect: 'light', work: { fixedNs: 5_000 }, returns: 'Cheerio' },
      ],
      ['Cheerio.attr Cheerio.prop Cheerio.data Cheerio.val Cheerio.css Cheerio.hasClass Cheerio.is', light],
      ['Cheerio.get Cheerio.toArray Cheerio.index', light],
    ],
  ),
  definePackage(
    {
      name: 'jsdom',
      version: '31.0.1',
      types: '@types/jsdom@30.0.0',
      source: 'github.com/jsdom/jsdom#basic-usage',
    },
    [
      ['JSDOM', { effect: 'cpu', work: { fixedNs: 5_000_000, perUnitNs: 1_000, over: 0 }, returns: 'JSDOM' }],
      ['JSDOM.fromFile', { effect: 'cpu', work: { fixedNs: 25_000_000 }, returns: 'JSDOM' }],
      ['JSDOM.fromURL', { effect: 'io-async', waitMs: 50, work: { fixedNs: 25_000_000 }, returns: 'JSDOM' }],
      ['JSDOM.fragment', over(1_000)],
      ['JSDOM.serialize', { effect: 'cpu', work: { fixedNs: 2_000_000 } }],
      ['JSDOM.reconfigure JSDOM.getInternalVMContext JSDOM.nodeLocation CookieJar', light],
    ],
  ),
  definePackage(
    { name: 'linkedom', version: '0.18.15', source: 'github.com/WebReflection/linkedom#how-to' },
    [
      ['parseHTML', over(500)],
      ['DOMParser', { ...light, returns: 'DOMParser' }],
      ['DOMParser.parseFromString', { ...over(500), returns: 'Document' }],
      [
        'Document.querySelectorAll ParentNode.querySelectorAll ParentNode.querySelector ParentNode.getElementsByTagName',
        search,
      ],
      ['Document.createElement', light],
    ],
  ),
];
