import { methodsOf } from '../define.ts';
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
      // Lazy: plugins run on the calling thread once it is waited for; without any nothing is parsed.
      ['Processor.process', over(500)],
      ['parse', { ...over(300), returns: 'Root' }],
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
  definePackage(
    { name: 'magic-string', version: '1.4.5', source: 'github.com/rich-harris/magic-string#methods' },
    [
      ['default MagicString', { ...light, returns: 'MagicString' }],
      [
        methodsOf(
          'MagicString',
          `append prepend appendLeft appendRight prependLeft prependRight overwrite update remove move indent trim
        replace replaceAll clone snip`,
        ),
        { effect: 'light', work: { fixedNs: 2_000 }, returns: 'MagicString' },
      ],
      [
        'MagicString.generateMap MagicString.generateDecodedMap',
        { effect: 'cpu', work: { fixedNs: 2_000_000 } },
      ],
      ['MagicString.toString MagicString.slice MagicString.hasChanged MagicString.isEmpty', light],
    ],
  ),
  definePackage({ name: 'recast', version: '0.24.0', source: 'github.com/benjamn/recast#usage' }, [
    ['parse', over(1_500)],
    ['print prettyPrint', { effect: 'cpu', work: { fixedNs: 10_000_000 } }],
    ['visit', over(5_000)],
  ]),
  definePackage({ name: 'ts-morph', version: '28.0.0', source: 'ts-morph.com/setup/' }, [
    ['Project', { effect: 'cpu', work: { fixedNs: 20_000_000 }, returns: 'Project' }],
    [
      'Project.addSourceFileAtPath Project.getSourceFileOrThrow',
      { effect: 'cpu', work: { fixedNs: 1_000_000 }, returns: 'SourceFile' },
    ],
    [
      'Project.addSourceFilesAtPaths Project.addSourceFilesFromTsConfig',
      { effect: 'cpu', work: { fixedNs: 100_000_000 } },
    ],
    ['Project.createSourceFile', { ...over(100, 1), returns: 'SourceFile' }],
    ['Project.getSourceFile', { ...light, returns: 'SourceFile' }],
    ['Project.getSourceFiles', light],
    [
      'Project.getPreEmitDiagnostics Project.emitToMemory',
      { effect: 'cpu', work: { fixedNs: 1_000_000_000 } },
    ],
    ['Project.emit Project.emitSync', { effect: 'cpu', work: { fixedNs: 500_000_000 } }],
    ['Project.save SourceFile.save', { effect: 'io-async', waitMs: 5 }],
    [
      'Project.saveSync SourceFile.saveSync',
      { effect: 'io-sync', waitMs: 3, asyncTwin: (name) => name.replace('Sync', '') },
    ],
    ['SourceFile.formatText SourceFile.organizeImports', { effect: 'cpu', work: { fixedNs: 10_000_000 } }],
    ['SourceFile.getFullText', light],
  ]),
];
