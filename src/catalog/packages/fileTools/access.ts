import type { Shape } from '../../define.ts';
import { type CataloguedPackage, definePackage, later, light } from '../../package.ts';

/** As for Node's own functions: reading or writing a file, and asking about one. */
const transfer = { effect: 'io-async', waitMs: 2, callback: later } as const;
const lookup = { effect: 'io-async', waitMs: 0.2, callback: later } as const;
const folder = { effect: 'io-async', waitMs: 20, callback: later } as const;
const withoutSync = (name: string): string => name.replace(/Sync$/, '');
const sync = (waitMs: number, asyncTwin: Shape['asyncTwin'] = withoutSync): Shape => ({
  effect: 'io-sync',
  waitMs,
  ...(asyncTwin === undefined ? {} : { asyncTwin }),
});
const synchronous = (names: string): string =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${name}Sync`)
    .join(' ');

const fsTransfers = 'readFile writeFile appendFile copyFile readdir opendir mkdtemp readlink rm';
const fsLookups =
  'access stat lstat mkdir rmdir unlink rename link symlink chmod chown utimes truncate open close realpath exists';
const fsStreams = 'createReadStream createWriteStream';

/** Reading, writing and locking. */
export const fileAccessPackages: readonly CataloguedPackage[] = [
  definePackage(
    {
      name: 'fs-extra',
      version: '11.4.1',
      types: '@types/fs-extra@11.0.4',
      source: 'github.com/jprichardson/node-fs-extra',
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      [fsTransfers, transfer],
      [fsLookups, lookup],
      [synchronous(fsTransfers), sync(2)],
      [synchronous(fsLookups), sync(0.05)],
      [fsStreams, { effect: 'io-async', waitMs: 2 }],
      ['watch watchFile unwatchFile', { ...light, callback: later }],
      ['outputFile readJson readJSON writeJson writeJSON outputJson outputJSON', transfer],
      [
        'outputFileSync readJsonSync readJSONSync writeJsonSync writeJSONSync outputJsonSync outputJSONSync',
        sync(2),
      ],
      ['copy move remove emptyDir emptydir', folder],
      ['copySync moveSync removeSync emptyDirSync emptydirSync', sync(20)],
      [
        'ensureDir mkdirs mkdirp ensureFile createFile ensureLink createLink ensureSymlink createSymlink pathExists',
        lookup,
      ],
      [
        'ensureDirSync mkdirsSync mkdirpSync ensureFileSync createFileSync ensureLinkSync createLinkSync ensureSymlinkSync createSymlinkSync pathExistsSync',
        sync(0.2),
      ],
    ],
  ),
  definePackage(
    {
      name: 'graceful-fs',
      version: '4.2.12',
      types: '@types/graceful-fs@4.1.9',
      source: 'github.com/isaacs/node-graceful-fs',
      alsoInstall: ['@types/node@20.19.43'],
    },
    [
      [fsTransfers, transfer],
      [fsLookups, lookup],
      [synchronous(fsTransfers), sync(2)],
      [synchronous(fsLookups), sync(0.05)],
      [fsStreams, { effect: 'io-async', waitMs: 2 }],
      ['watch watchFile unwatchFile', { ...light, callback: later }],
      ['gracefulify', { ...light, work: { fixedNs: 20_000 } }],
    ],
  ),
  definePackage({ name: 'rimraf', version: '6.1.4', source: 'github.com/isaacs/rimraf' }, [
    ['rimraf native manual windows posix moveRemove', folder],
    ['sync rimrafSync nativeSync manualSync windowsSync posixSync moveRemoveSync', sync(20)],
  ]),
  definePackage({ name: 'mkdirp', version: '3.0.1', source: 'github.com/isaacs/node-mkdirp' }, [
    ['mkdirp mkdirpNative mkdirpManual', lookup],
    ['mkdirpSync mkdirpNativeSync mkdirpManualSync', sync(0.2)],
  ]),
  definePackage({ name: 'del', version: '9.0.1', source: 'github.com/sindresorhus/del' }, [
    ['deleteAsync', { effect: 'io-async', waitMs: 20 }],
    ['deleteSync', sync(20, 'deleteAsync')],
  ]),
  definePackage(
    { name: 'tmp', version: '0.2.7', types: '@types/tmp@0.2.6', source: 'github.com/raszi/node-tmp' },
    [
      ['file dir tmpName', lookup],
      ['fileSync dirSync', { ...sync(0.2), returns: 'DirResult' }],
      ['tmpNameSync', sync(0.2)],
      ['DirResult.removeCallback FileResult.removeCallback', { effect: 'io-sync', waitMs: 0.2 }],
      ['setGracefulCleanup', light],
    ],
  ),
  definePackage(
    {
      name: 'write-file-atomic',
      version: '8.0.0',
      types: '@types/write-file-atomic@4.0.3',
      source: 'github.com/npm/write-file-atomic',
      declaredAs: { writeFile: '' },
    },
    [
      ['default writeFile', { ...transfer, waitMs: 5 }],
      ['sync', sync(5, 'writeFileAtomic')],
    ],
  ),
  definePackage(
    {
      name: 'proper-lockfile',
      version: '4.1.2',
      types: '@types/proper-lockfile@4.1.4',
      source: 'github.com/moxystudio/node-proper-lockfile',
    },
    [
      // What it gives lets go of the lock again.
      ['lock', { effect: 'io-async', waitMs: 2, returns: 'unlock' }],
      ['unlock check', { effect: 'io-async', waitMs: 1 }],
      ['lockSync', { ...sync(2), returns: 'unlockSync' }],
      ['unlockSync checkSync', sync(1)],
    ],
  ),
];
