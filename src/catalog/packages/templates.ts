import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { markdownPackages } from './markdown.ts';
import { over } from './textWork.ts';

/** One page out of a template that is compiled already, or small. */
const page = { effect: 'light', work: { fixedNs: 50_000 } } as const;

/** A template that is parsed and compiled. */
const compiling = { effect: 'light', work: { fixedNs: 150_000 } } as const;

/** Pug has its own syntax trees, linker and code generator. */
const pugCompiling = { effect: 'cpu', work: { fixedNs: 3_000_000 } } as const;

/** Templates, markdown and highlighting. */
export const templatePackages: readonly CataloguedPackage[] = [
  ...markdownPackages,
  definePackage(
    {
      name: 'highlight.js',
      version: '11.12.0',
      source: 'highlightjs.readthedocs.io/en/latest/api.html',
      declaredAs: { PublicApi: '', HLJSApi: '' },
    },
    [
      ['highlight', over(1_500)],
      // Tries every language that it knows.
      ['highlightAuto', over(15_000)],
      [
        'registerLanguage unregisterLanguage registerAliases getLanguage listLanguages configure addPlugin',
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'prismjs',
      version: '1.30.0',
      types: '@types/prismjs@1.26.6',
      source: 'prismjs.com/docs/Prism.html',
    },
    [
      ['highlight', over(250)],
      ['tokenize', over(200)],
    ],
  ),
  definePackage(
    {
      name: 'handlebars',
      version: '4.7.10',
      source: 'handlebarsjs.com/api-reference/compilation.html',
      declaredAs: { Handlebars: '' },
    },
    [
      ['compile', { ...compiling, returns: 'Template' }],
      ['template', { ...light, returns: 'Template' }],
      ['Template', page],
      ['precompile parse', compiling],
      ['create', { ...light, returns: '*' }],
      [
        'registerHelper registerPartial unregisterHelper unregisterPartial escapeExpression SafeString',
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'ejs',
      version: '7.0.2',
      types: '@types/ejs@3.1.5',
      source: 'ejs.co/#docs',
      declaredAs: { TemplateFunction: 'template' },
    },
    [
      ['render', compiling],
      ['compile', { ...compiling, returns: 'template' }],
      ['template', page],
      // Reads the file while the thread waits, whatever it is called with.
      ['renderFile', { effect: 'io-sync', waitMs: 0.3, callback: later }],
      ['clearCache escapeXML', light],
    ],
  ),
  definePackage(
    {
      name: 'mustache',
      version: '4.2.0',
      types: '@types/mustache@4.2.6',
      source: 'github.com/janl/mustache.js#usage',
    },
    [
      ['render', { effect: 'light', work: { fixedNs: 5_000 } }],
      ['parse escape clearCache', { effect: 'light', work: { fixedNs: 10_000 } }],
    ],
  ),
  definePackage(
    {
      name: 'nunjucks',
      version: '3.2.4',
      types: '@types/nunjucks@3.2.6',
      source: 'mozilla.github.io/nunjucks/api.html',
    },
    [
      ['configure Environment', { ...light, returns: 'Environment' }],
      [
        'render renderString Environment.render Environment.renderString Template.render',
        { ...compiling, callback: later },
      ],
      ['compile Template Environment.getTemplate', { ...compiling, returns: 'Template' }],
      ['precompile precompileString', compiling],
      ['Environment.addFilter Environment.addGlobal Environment.addExtension Environment.express', light],
      ['FileSystemLoader', light],
    ],
  ),
  definePackage(
    {
      name: 'pug',
      version: '3.0.4',
      types: '@types/pug@2.0.10',
      source: 'pugjs.org/api/reference.html',
    },
    [
      ['compile compileFile', { ...pugCompiling, returns: 'compileTemplate' }],
      ['compileTemplate', page],
      ['render renderFile', { ...pugCompiling, callback: later }],
      ['compileClient compileFileClient compileClientWithDependenciesTracked', pugCompiling],
    ],
  ),
  definePackage(
    {
      name: 'sanitize-html',
      version: '2.18.1',
      types: '@types/sanitize-html@2.16.2',
      source: 'github.com/apostrophecms/sanitize-html#how-to-use',
      declaredAs: { sanitize: '' },
    },
    [
      ['default sanitize', over(600)],
      ['simpleTransform', light],
    ],
  ),
  definePackage(
    {
      name: 'juice',
      version: '12.2.0',
      source: 'github.com/Automattic/juice#methods',
    },
    [['default juice', over(2_000)]],
  ),
];
