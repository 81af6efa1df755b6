import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const buffer = moduleTable('buffer', 'nodejs.org/api/buffer.html');
const globals = moduleTable('', 'nodejs.org/api/buffer.html');
const util = moduleTable('', 'nodejs.org/api/util.html');

const overFirst = (
  perUnitNs: number,
): { effect: 'cpu'; work: { fixedNs: number; perUnitNs: number; over: 0 } } => ({
  effect: 'cpu',
  work: { fixedNs: 100, perUnitNs, over: 0 },
});
const constant = { effect: 'light', work: { fixedNs: 5 } } as const;
const widths =
  'BigInt64 BigUInt64 BigUint64 UInt UInt16 UInt32 Uint Uint16 Uint32 Int Int16 Int32 Float Double';
const accessors = ['read', 'write'].flatMap((verb) => [
  ...widths.split(' ').flatMap((width) => [`${verb}${width}LE`, `${verb}${width}BE`]),
  ...['UInt8', 'Uint8', 'Int8'].map((width) => `${verb}${width}`),
]);

/** The rest of `node:buffer`: `buffers.ts` has what programs use every day. */
export const byteEntries: readonly CatalogEntry[] = [
  ...globals(methodsOf('Buffer', accessors.join(' ')), constant),
  ...globals('Buffer', { effect: 'cpu', work: { fixedNs: 100, perUnitNs: 0.3, over: 0, isAmount: true } }),
  ...globals('Buffer.of', constant),
  ...globals('Buffer.allocUnsafeSlow', { effect: 'light', work: { fixedNs: 1_000 } }),
  ...globals('Buffer.copyBytesFrom', overFirst(0.1)),
  ...buffer('SlowBuffer', { effect: 'light', work: { fixedNs: 1_000 } }),
  ...buffer('isUtf8 isAscii', overFirst(0.1)),
  ...buffer('transcode', overFirst(2)),
  ...buffer('resolveObjectURL', { effect: 'light', work: { fixedNs: 1_000 } }),
  // Copies what it is made of.
  ...buffer('Blob', { ...overFirst(0.1), returns: 'Blob' }),
  ...buffer('File', { ...overFirst(0.1), returns: 'File' }),
  ...[buffer, globals].flatMap((table) => [
    ...table('Blob.arrayBuffer Blob.text Blob.bytes', { effect: 'io-async', waitMs: 0.5 }),
    ...table('Blob.slice Blob.stream', { effect: 'light', work: { fixedNs: 10_000 } }),
  ]),
  ...globals('File', overFirst(0.1)),
  ...['TextEncoder', 'TextDecoder'].flatMap((name) =>
    util(name, { effect: 'light', work: { fixedNs: 1_000 }, returns: name }),
  ),
  ...util('TextEncoder.encodeInto', overFirst(0.5)),
];
