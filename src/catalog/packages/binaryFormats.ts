import { type CataloguedPackage, definePackage, light } from '../package.ts';
import { over } from './textWork.ts';

/** Binary messages and character sets. */
export const binaryFormatPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'protobufjs',
      version: '8.8.1',
      source: 'protobufjs.github.io/protobuf.js/',
      declaredAs: { NamespaceBase: 'Root' },
    },
    [
      ['load Root.load', { effect: 'io-async', waitMs: 5, returns: 'Root' }],
      [
        'loadSync Root.loadSync',
        { effect: 'io-sync', waitMs: 3, returns: 'Root', asyncTwin: 'protobuf.load' },
      ],
      ['parse', over(200)],
      ['Root', { ...light, returns: 'Root' }],
      ['Root.lookupType', { ...light, returns: 'Type' }],
      ['Root.lookup Root.lookupEnum Root.lookupService', light],
      ['Type.encode Type.encodeDelimited', { effect: 'light', work: { fixedNs: 5_000 }, returns: 'Writer' }],
      ['Writer.finish', light],
      ['Type.decode Type.decodeDelimited', over(10)],
      [
        'Type.verify Type.create Type.fromObject Type.toObject',
        { effect: 'light', work: { fixedNs: 3_000 } },
      ],
    ],
  ),
  definePackage(
    {
      name: 'msgpackr',
      version: '2.1.4',
      source: 'github.com/kriszyp/msgpackr#basic-usage',
      declaredAs: { Unpackr: 'Packr' },
    },
    [
      ['pack encode Packr.pack Packr.encode', over(600)],
      ['unpack decode unpackMultiple Unpackr.unpack Unpackr.decode Packr.unpack Packr.decode', over(10)],
      ['Packr', { ...light, returns: 'Packr' }],
      ['Unpackr', { ...light, returns: 'Unpackr' }],
      ['addExtension', light],
    ],
  ),
  definePackage(
    { name: '@msgpack/msgpack', version: '3.1.3', source: 'github.com/msgpack/msgpack-javascript#api' },
    [
      ['encode Encoder.encode Encoder.encodeSharedRef', over(1_000)],
      ['decode Decoder.decode decodeMulti', over(15)],
      ['decodeAsync Decoder.decodeAsync', { effect: 'io-async', waitMs: 5 }],
      ['Encoder', { ...light, returns: 'Encoder' }],
      ['Decoder', { ...light, returns: 'Decoder' }],
      ['decodeArrayStream decodeMultiStream', light],
    ],
  ),
  definePackage(
    {
      name: 'iconv-lite',
      version: '0.7.3',
      source: 'github.com/ashtuchkin/iconv-lite#usage',
      declaredAs: { iconv: '' },
    },
    [
      ['encode', over(8)],
      ['decode', over(5)],
      ['encodingExists encodeStream decodeStream getEncoder getDecoder', light],
    ],
  ),
  definePackage({ name: 'cbor-x', version: '1.6.9', source: 'github.com/kriszyp/cbor-x#basic-usage' }, [
    ['encode Encoder.encode', over(600)],
    ['decode Decoder.decode Decoder.decodeMultiple', over(10)],
    ['Encoder', { ...light, returns: 'Encoder' }],
    ['Decoder', { ...light, returns: 'Decoder' }],
  ]),
];
