import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light, type Row } from '../package.ts';
import { over } from './textWork.ts';

/** What unified's processors do, wherever they come from. */
const processor: readonly Row[] = [
  ['Processor.use Processor.data Processor.freeze', { ...light, returns: 'Processor' }],
  // A promise, but its plugins compute on the calling thread.
  ['Processor.process', { ...over(2_000), callback: later }],
  ['Processor.processSync Processor.parse', over(2_000)],
  ['Processor.run Processor.runSync Processor.stringify', { effect: 'cpu', work: { fixedNs: 5_000_000 } }],
];

/** Markdown, and trees of texts. */
export const markdownPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'marked',
      version: '18.2.1',
      source: 'marked.js.org/using_advanced',
    },
    [
      ['marked parse parseInline marked.parse marked.parseInline Marked.parse Marked.parseInline', over(300)],
      ['lexer parser marked.lexer marked.parser Marked.lexer Marked.parser', over(150)],
      ['Marked', { ...light, returns: 'Marked' }],
      ['use setOptions marked.use marked.setOptions Marked.use Marked.setOptions', light],
    ],
  ),
  definePackage(
    {
      name: 'markdown-it',
      version: '15.0.3',
      source: 'markdown-it.github.io/markdown-it/',
    },
    [
      ['default MarkdownIt', { ...light, returns: 'MarkdownIt' }],
      ['MarkdownIt.render MarkdownIt.renderInline', over(400)],
      ['MarkdownIt.parse MarkdownIt.parseInline', over(250)],
      [methodsOf('MarkdownIt', 'use set enable disable configure'), { ...light, returns: 'MarkdownIt' }],
    ],
  ),
  definePackage({ name: 'unified', version: '11.0.5', source: 'github.com/unifiedjs/unified#api' }, [
    ['unified', { ...light, returns: 'Processor' }],
    ...processor,
  ]),
  definePackage(
    {
      name: 'remark',
      version: '15.0.1',
      source: 'github.com/remarkjs/remark/tree/main/packages/remark#api',
      alsoInstall: ['unified@11.0.5'],
    },
    [['remark', { ...light, returns: 'Processor' }], ...processor],
  ),
  definePackage(
    {
      name: 'rehype',
      version: '13.0.2',
      source: 'github.com/rehypejs/rehype/tree/main/packages/rehype#api',
      alsoInstall: ['unified@11.0.5'],
    },
    [['rehype', { ...light, returns: 'Processor' }], ...processor],
  ),
];
