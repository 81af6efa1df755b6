import { methodsOf } from '../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../package.ts';

/** Bytes of the first argument, on the calling thread. */
const bytes = (perUnitNs: number) =>
  ({ effect: 'cpu', work: { fixedNs: 20_000, perUnitNs, over: 0 } }) as const;

/** Deflate and inflate written in JavaScript. */
const deflate = bytes(60);
const inflate = bytes(15);

/** A whole archive: files through the disk, and their bytes through zlib on the calling thread. */
const archive = { effect: 'cpu', work: { fixedNs: 50_000_000 } } as const;

/** The same in a worker thread that the package starts. */
const inWorker = { effect: 'worker', waitMs: 50, callback: later } as const;

const file = { effect: 'io-async', waitMs: 5 } as const;

/** Archives and compression. */
export const archivePackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'archiver',
      // The newest that is called as a function, as programs do.
      version: '7.0.1',
      types: '@types/archiver@7.0.0',
      source: 'archiverjs.com/docs/archiver',
      declaredAs: { archiver: '' },
    },
    [
      ['default archiver create', { ...light, returns: 'Archiver' }],
      [methodsOf('Archiver', 'append directory file glob symlink'), { ...light, returns: 'Archiver' }],
      ['Archiver.on', { ...light, callback: later, returns: 'Archiver' }],
      ['Archiver.finalize', { effect: 'libuv', waitMs: 50 }],
      ['Archiver.pointer Archiver.abort registerFormat isRegisteredFormat', light],
    ],
  ),
  definePackage(
    {
      name: 'adm-zip',
      version: '0.6.1',
      types: '@types/adm-zip@0.5.8',
      source: 'github.com/cthackers/adm-zip/wiki/ADM-ZIP',
    },
    [
      // Reads the file that it is given, if any.
      ['default AdmZip', { effect: 'io-sync', waitMs: 0.3, returns: 'AdmZip' }],
      [
        methodsOf('AdmZip', 'extractAllTo writeZip toBuffer test'),
        {
          ...archive,
          asyncTwin: (name) => (name === 'AdmZip.toBuffer' ? 'AdmZip.toBufferPromise' : undefined),
        },
      ],
      [
        methodsOf('AdmZip', 'extractEntryTo readFile readAsText'),
        { effect: 'cpu', work: { fixedNs: 5_000_000 } },
      ],
      [
        methodsOf(
          'AdmZip',
          'extractAllToAsync writeZipPromise toBufferPromise readFileAsync readAsTextAsync',
        ),
        { effect: 'libuv', waitMs: 50, callback: later },
      ],
      ['AdmZip.addLocalFile', { effect: 'io-sync', waitMs: 1 }],
      ['AdmZip.addLocalFolder', { effect: 'io-sync', waitMs: 20, asyncTwin: 'AdmZip.addLocalFolderPromise' }],
      [
        'AdmZip.addLocalFolderPromise AdmZip.addLocalFolderAsync',
        { effect: 'io-async', waitMs: 20, callback: later },
      ],
      [
        methodsOf(
          'AdmZip',
          'addFile updateFile deleteFile getEntries getEntry getEntryCount addZipComment getZipComment',
        ),
        light,
      ],
    ],
  ),
  definePackage(
    {
      name: 'tar',
      version: '7.5.23',
      source: 'github.com/isaacs/node-tar#high-level-api',
    },
    [
      // Files are read and written by libuv; what is compressed goes through zlib on the calling thread.
      [
        'create c extract x',
        { effect: 'io-async', waitMs: 50, work: { fixedNs: 50_000_000 }, callback: later },
      ],
      ['list t', { effect: 'io-async', waitMs: 20, work: { fixedNs: 20_000_000 }, callback: later }],
      ['update u replace r', { effect: 'io-async', waitMs: 50, callback: later }],
    ],
  ),
  definePackage({ name: 'pako', version: '3.0.3', source: 'nodeca.github.io/pako/' }, [
    ['deflate deflateRaw gzip', { ...deflate, asyncTwin: (name) => `zlib.${name}` }],
    [
      'inflate inflateRaw ungzip',
      { ...inflate, asyncTwin: (name) => `zlib.${name.replace('ungzip', 'gunzip')}` },
    ],
    ['Deflate', { ...light, returns: 'Deflate' }],
    ['Inflate', { ...light, returns: 'Inflate' }],
    ['Deflate.push', deflate],
    ['Inflate.push', inflate],
  ]),
  definePackage(
    { name: 'fflate', version: '0.8.3', source: 'github.com/101arrowz/fflate/blob/master/docs/README.md' },
    [
      [
        'deflateSync gzipSync zlibSync compressSync',
        { ...deflate, asyncTwin: (name) => `fflate.${name.replace('Sync', '')}` },
      ],
      [
        'inflateSync gunzipSync unzlibSync decompressSync',
        { ...inflate, asyncTwin: (name) => `fflate.${name.replace('Sync', '')}` },
      ],
      ['zipSync', { ...archive, asyncTwin: 'fflate.zip' }],
      ['unzipSync', { ...inflate, asyncTwin: 'fflate.unzip' }],
      ['deflate gzip zlib compress inflate gunzip unzlib decompress zip unzip', inWorker],
      ['strToU8 strFromU8', bytes(2)],
    ],
  ),
  definePackage(
    {
      name: 'jszip',
      version: '3.10.2',
      source: 'stuk.github.io/jszip/documentation/api_jszip.html',
      declaredAs: { 'JSZip.JSZipObject': 'JSZipObject', JSZip: '' },
    },
    [
      ['default JSZip', { ...light, returns: 'JSZip' }],
      // Promises, but all of it is computed on the calling thread, piece by piece.
      [
        'JSZip.loadAsync loadAsync',
        { effect: 'cpu', work: { fixedNs: 1_000_000, perUnitNs: 5, over: 0 }, returns: 'JSZip' },
      ],
      ['JSZip.generateAsync', archive],
      ['JSZipObject.async', { effect: 'cpu', work: { fixedNs: 10_000_000 } }],
      ['JSZip.generateNodeStream JSZip.generateInternalStream JSZipObject.nodeStream', archive],
      ['JSZip.file', { ...light, returns: 'JSZipObject' }],
      ['JSZip.folder JSZip.remove', { ...light, returns: 'JSZip' }],
      ['JSZip.forEach JSZip.filter', { ...light, callback: { argument: 0, calls: 'each' } }],
    ],
  ),
  definePackage(
    {
      name: 'yauzl',
      version: '3.4.0',
      types: '@types/yauzl@3.4.0',
      source: 'github.com/thejoshwolfe/yauzl#api',
    },
    [
      ['open fromFd', { ...file, callback: later }],
      ['openPromise fromFdPromise', { ...file, returns: 'ZipFile' }],
      ['fromBuffer', { ...light, callback: later }],
      ['fromBufferPromise', { ...light, returns: 'ZipFile' }],
      ['ZipFile.openReadStream', { ...file, callback: later }],
      ['ZipFile.openReadStreamPromise', file],
      ['ZipFile.readEntry ZipFile.close', light],
    ],
  ),
  definePackage(
    {
      name: 'unzipper',
      version: '0.12.5',
      types: '@types/unzipper@0.10.11',
      source: 'github.com/ZJONSSON/node-unzipper#open-methods',
    },
    [
      ['Open.file', { ...file, returns: 'CentralDirectory' }],
      [
        'Open.url Open.s3 Open.s3_v3 Open.custom',
        { effect: 'io-async', waitMs: 50, returns: 'CentralDirectory' },
      ],
      ['Open.buffer', { ...light, returns: 'CentralDirectory' }],
      ['CentralDirectory.extract', { effect: 'io-async', waitMs: 100 }],
      ['File.buffer Entry.buffer', { effect: 'libuv', waitMs: 5 }],
      ['File.stream Entry.autodrain Parse ParseOne Extract', light],
    ],
  ),
  definePackage({ name: 'snappy', version: '7.4.3', source: 'github.com/Brooooooklyn/snappy#api' }, [
    ['compress uncompress', { effect: 'libuv', waitMs: 2 }],
    ['compressSync', { ...bytes(3), asyncTwin: 'snappy.compress' }],
    ['uncompressSync', { ...bytes(1.5), asyncTwin: 'snappy.uncompress' }],
  ]),
  definePackage({ name: 'lz4js', version: '0.2.0', source: 'github.com/Benzinga/lz4js#readme' }, [
    ['compress', bytes(20)],
    ['decompress', bytes(5)],
    ['compressBound decompressBound makeBuffer', light],
  ]),
];
