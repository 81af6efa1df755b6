import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { over } from './textWork.ts';

/** Parsers of programs and style sheets, and what walks and prints their trees. */
export const syntaxTreePackages: readonly CataloguedPackage[] = [
  definePackage({ name: '@babel/parser', version: '8.1.3', source: 'babeljs.io/docs/babel-parser' }, [
    ['parse parseExpression', over(300)],
  ]),
  definePackage({ name: '@babel/traverse', version: '8.1.3', source: 'babeljs.io/docs/babel-traverse' }, [
    ['default traverse', over(10_000)],
  ]),
  definePackage({ name: '@babel/generator', version: '8.1.3', source: 'babeljs.io/docs/babel-generator' }, [
    ['default generate', over(5_000)],
  ]),
  definePackage(
    { name: 'acorn', version: '8.19.0', source: 'github.com/acornjs/acorn/tree/master/acorn#interface' },
    [
      ['parse Parser.parse', over(150)],
      ['parseExpressionAt Parser.parseExpressionAt', { effect: 'light', work: { fixedNs: 20_000 } }],
      ['tokenizer Parser.tokenizer getLineInfo', light],
      ['Parser.extend', { ...light, returns: 'Parser' }],
    ],
  ),
  definePackage(
    {
      name: 'postcss',
      version: '8.5.33',
      source: 'postcss.org/api/',
      declaredAs: { postcss: '', Processor_: 'Processor', Container_: 'Root', Root_: 'Root' },
    },
    [
      ['default postcss', { ...light, returns: 'Processor' }],
      ['Processor.use', { ...light, returns: 'Processor' }],
      // Lazy, but what it is waited for computes on the calling thread.
      ['Processor.process', over(500)],
      ['parse', { ...over(150), returns: 'Root' }],
      [
        'Root.walk Root.walkDecls Root.walkRules Root.walkAtRules Root.walkComments Root.each',
        {
          effect: 'cpu',
          work: { perUnitNs: 100, over: 'receiver' },
          callback: { argument: -1, calls: 'each' },
        },
      ],
      ['Root.toResult stringify', { effect: 'cpu', work: { fixedNs: 2_000_000 } }],
      [
        'Root.append Root.prepend Root.insertBefore Root.insertAfter Root.removeChild Root.removeAll Root.clone',
        light,
      ],
      ['rule decl atRule comment root', light],
    ],
  ),
];
