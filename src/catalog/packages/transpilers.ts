import { type CataloguedPackage, definePackage, later, light } from '../package.ts';
import { over } from './textWork.ts';

/** Parsing, changing and printing a module, by character. */
const transpiling = over(2_000);

/** Reading one file and doing that to it. */
const transpilingFile = { effect: 'cpu', work: { fixedNs: 40_000_000 } } as const;

/** Native and off the calling thread. */
const native = { effect: 'libuv', waitMs: 5 } as const;

/** Packages that turn JavaScript, TypeScript and style sheets into others. */
export const transpilerPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'terser', version: '5.51.4', source: 'terser.org/docs/api-reference/' }, [
    // A promise, but all of it is computed on the calling thread.
    ['minify', over(3_000)],
    ['minify_sync', over(3_000)],
  ]),
  definePackage({ name: '@babel/core', version: '8.1.3', source: 'babeljs.io/docs/babel-core' }, [
    ['transform transformAsync', { ...transpiling, callback: later }],
    ['transformSync', transpiling],
    ['transformFile transformFileAsync', { ...transpilingFile, callback: later }],
    ['transformFileSync', transpilingFile],
    ['transformFromAst transformFromAstAsync transformFromAstSync', { ...transpilingFile, callback: later }],
    ['parse parseAsync parseSync', { ...over(500), callback: later }],
    ['traverse', over(5_000)],
    ['template', { effect: 'light', work: { fixedNs: 100_000 } }],
    ['loadOptions loadOptionsAsync loadOptionsSync loadPartialConfig', { effect: 'io-sync', waitMs: 1 }],
    ['createConfigItem', light],
  ]),
  definePackage({ name: '@swc/core', version: '1.16.22', source: 'swc.rs/docs/usage/core' }, [
    ['transform transformFile parse parseFile print minify', native],
    ['bundle', { ...native, waitMs: 100 }],
    [
      'transformSync parseSync minifySync',
      { ...over(200), asyncTwin: (name) => `swc.${name.replace('Sync', '')}` },
    ],
    [
      'transformFileSync parseFileSync printSync',
      { effect: 'cpu', work: { fixedNs: 5_000_000 }, asyncTwin: (name) => `swc.${name.replace('Sync', '')}` },
    ],
  ]),
  definePackage(
    {
      name: 'typescript',
      // The newest that has this interface.
      version: '6.0.3',
      source: 'github.com/microsoft/TypeScript/wiki/Using-the-Compiler-API',
      declaredAs: {
        ts: '',
        'ts.NodeFactory': 'factory',
        'ts.System': 'sys',
        'ts.Program': 'Program',
        'ts.Printer': 'Printer',
        'ts.LanguageService': 'LanguageService',
        'ts.BuilderProgram': 'Program',
      },
    },
    [
      ['createProgram', { effect: 'cpu', work: { fixedNs: 500_000_000 }, returns: 'Program' }],
      [
        'getPreEmitDiagnostics Program.getSemanticDiagnostics',
        { effect: 'cpu', work: { fixedNs: 1_000_000_000 } },
      ],
      ['Program.emit', { effect: 'cpu', work: { fixedNs: 500_000_000 } }],
      [
        'Program.getSyntacticDiagnostics Program.getGlobalDiagnostics',
        { effect: 'cpu', work: { fixedNs: 5_000_000 } },
      ],
      ['Program.getTypeChecker', { ...light, returns: 'TypeChecker' }],
      [
        'Program.getSourceFile Program.getSourceFiles Program.getRootFileNames Program.getCompilerOptions',
        light,
      ],
      ['TypeChecker.*', { effect: 'light', work: { fixedNs: 20_000 } }],
      ['transpile transpileModule', over(2_000)],
      ['createSourceFile', over(100, 1)],
      ['createPrinter', { ...light, returns: 'Printer' }],
      ['Printer.printFile', { effect: 'cpu', work: { fixedNs: 3_000_000 } }],
      ['Printer.printNode', { effect: 'light', work: { fixedNs: 20_000 } }],
      ['forEachChild', { ...light, callback: { argument: 1, calls: 'each' } }],
      ['visitNode visitEachChild visitNodes transform', { effect: 'light', work: { fixedNs: 5_000 } }],
      ['createLanguageService', { ...light, returns: 'LanguageService' }],
      ['LanguageService.*', { effect: 'cpu', work: { fixedNs: 50_000_000 } }],
      [
        'readConfigFile sys.readFile sys.writeFile sys.fileExists sys.directoryExists',
        { effect: 'io-sync', waitMs: 0.2 },
      ],
      ['findConfigFile', { effect: 'io-sync', waitMs: 0.3 }],
      [
        'parseJsonConfigFileContent sys.readDirectory getParsedCommandLineOfConfigFile',
        { effect: 'io-sync', waitMs: 5 },
      ],
      ['createCompilerHost createModuleResolutionCache', light],
      ['resolveModuleName', { effect: 'io-sync', waitMs: 0.5 }],
      [
        'formatDiagnostic formatDiagnostics formatDiagnosticsWithColorAndContext flattenDiagnosticMessageText',
        light,
      ],
      ['factory.* is* getLineAndCharacterOfPosition', light],
      [
        'Node.getText Node.getStart Node.getEnd Node.getSourceFile SourceFile.getLineAndCharacterOfPosition',
        light,
      ],
    ],
  ),
  definePackage({ name: 'sass', version: '1.108.2', source: 'sass-lang.com/documentation/js-api/' }, [
    ['compile', transpilingFile],
    ['compileString', transpiling],
    // Promises, but compiled on the calling thread and slower than without.
    ['compileAsync', transpilingFile],
    ['compileStringAsync', transpiling],
    ['renderSync', transpilingFile],
    ['render', { ...transpilingFile, callback: later }],
    ['initCompiler', { ...light, returns: 'Compiler' }],
    ['Compiler.compile', transpilingFile],
    ['Compiler.compileString', transpiling],
    ['Compiler.dispose', light],
  ]),
  definePackage(
    {
      name: 'less',
      version: '4.9.1',
      types: '@types/less@3.0.8',
      source: 'lesscss.org/usage/#programmatic-usage',
      declaredAs: { LessStatic: '' },
    },
    [['render', { ...transpiling, callback: later }]],
  ),
];
