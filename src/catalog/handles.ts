import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const fs = moduleTable('fs', 'nodejs.org/api/fs.html');
const promises = moduleTable('fs/promises', 'nodejs.org/api/fs.html#promises-api');
const zlib = moduleTable('zlib', 'nodejs.org/api/zlib.html');

const later = { argument: -1, calls: 'later' } as const;
const light = { effect: 'light', work: { fixedNs: 500 } } as const;

const codecs = 'Gzip Gunzip Deflate Inflate DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress';

/** Objects that stand for an open file or folder, a watch on one, or a compression under way. */
export const handleEntries: readonly CatalogEntry[] = [
  ...fs('Stats Dirent StatsFs', light),
  ...fs(
    methodsOf(
      'StatsBase',
      'isFile isDirectory isBlockDevice isCharacterDevice isSymbolicLink isFIFO isSocket',
    ),
    { effect: 'light' },
  ),
  ...fs('Dir', { ...light, returns: 'Dir' }),
  ...fs('Dir.read Dir.close', { effect: 'io-async', waitMs: 0.1, callback: later }),
  ...fs('Dir.readSync', { effect: 'io-sync', waitMs: 0.05, asyncTwin: 'fs.Dir.read' }),
  ...fs('Dir.closeSync', { effect: 'io-sync', waitMs: 0.05, asyncTwin: 'fs.Dir.close' }),
  ...fs('ReadStream', { effect: 'io-async', waitMs: 2, returns: 'ReadStream' }),
  ...fs('WriteStream', { effect: 'io-async', waitMs: 2, returns: 'WriteStream' }),
  ...fs('ReadStream.close WriteStream.close', { effect: 'light', callback: later }),
  ...fs(methodsOf('FSWatcher', 'close ref unref'), light),
  ...fs(methodsOf('StatWatcher', 'ref unref'), light),
  ...fs('openAsBlob', { effect: 'io-async', waitMs: 0.2 }),
  ...fs('realpath.native', { effect: 'io-async', waitMs: 0.2, callback: later }),
  ...fs('realpathSync.native', { effect: 'io-sync', waitMs: 0.05, asyncTwin: 'fs.promises.realpath' }),
  ...promises('FileHandle.createReadStream FileHandle.createWriteStream', {
    effect: 'io-async',
    waitMs: 2,
  }),
  ...promises('FileHandle.readableWebStream', { effect: 'io-async', waitMs: 2 }),
  ...codecs.split(' ').flatMap((name) => zlib(name, { effect: 'libuv', waitMs: 10, returns: name })),
  ...zlib('Zlib.close', { effect: 'light', callback: later }),
  ...zlib('Zlib.flush ZlibParams.params', { effect: 'libuv', waitMs: 0.1, callback: later }),
  ...zlib('ZlibReset.reset', light),
];
