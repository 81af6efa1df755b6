import { type CataloguedPackage, definePackage, later, light } from '../../package.ts';

/** Makes a stream; what runs through it does so later. */
const makes = { ...light, work: { fixedNs: 10_000 }, callback: later } as const;
const drains = { effect: 'io-async', waitMs: 5 } as const;

/** Streams. */
export const streamPackages: readonly CataloguedPackage[] = [
  definePackage({ name: 'get-stream', version: '9.0.1', source: 'github.com/sindresorhus/get-stream' }, [
    ['default getStream getStreamAsBuffer getStreamAsArrayBuffer getStreamAsArray', drains],
    ['MaxBufferError', light],
  ]),
  definePackage(
    { name: 'split2', version: '4.2.0', types: '@types/split2@4.2.3', source: 'github.com/mcollina/split2' },
    [['default split', makes]],
  ),
  definePackage(
    {
      name: 'through2',
      version: '5.0.12',
      source: 'github.com/rvagg/through2',
      declaredAs: { through2: '' },
    },
    [['default through2 obj ctor transform objectTransform', makes]],
  ),
  definePackage(
    { name: 'pump', version: '3.0.4', types: '@types/pump@1.1.3', source: 'github.com/mafintosh/pump' },
    [['default pump', { ...drains, callback: later }]],
  ),
  // Parses chunk by chunk as they come, on the thread that reads them.
  definePackage({ name: 'stream-json', version: '3.8.0', source: 'github.com/uhop/stream-json' }, [
    [
      'default parserStream parser streamArray streamObject streamValues pick ignore filter replace stringer emitter disassembler assembler',
      makes,
    ],
    ['*.asStream *.withParser *.withParserAsStream *.asWebStream', makes],
  ]),
];
