import type { CatalogEntry } from './entry.ts';
import { methodsOf, moduleTable } from './define.ts';

const fs = moduleTable('fs', 'nodejs.org/api/fs.html');
const promises = moduleTable('fs/promises', 'nodejs.org/api/fs.html#promises-api');
const stream = moduleTable('stream', 'nodejs.org/api/stream.html');
const streamPromises = moduleTable('stream/promises', 'nodejs.org/api/stream.html#streams-promises-api');
const modules = moduleTable('', 'nodejs.org/api/esm.html#import-expressions');
const readline = moduleTable('readline', 'nodejs.org/api/readline.html');
const readlinePromises = moduleTable('readline/promises', 'nodejs.org/api/readline.html#promises-api');

/** Operations that exist as `xSync`, as `x` with a callback, and as a promise. */
const transfers =
  'readFile writeFile appendFile copyFile cp readdir rm mkdtemp readlink readv writev read write';
const lookups =
  'access stat lstat fstat statfs mkdir rmdir unlink rename link symlink chmod fchmod lchmod chown fchown lchown utimes futimes lutimes truncate ftruncate fsync fdatasync open close realpath exists';
const withSync = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}Sync`)
    .join(' ');

/** Descriptor calls have their twin on a `FileHandle`, the others in `fs.promises` under their own name. */
function promiseTwin(name: string): string {
  const base = name.replace(/Sync$/, '');
  if (base === 'exists') return 'fs.promises.access';
  if (/^(fstat|fchmod|fchown|futimes|ftruncate|fsync|fdatasync|close|read|write|readv|writev)$/.test(base)) {
    return `FileHandle.${base.replace(/^f(?!data)/, '').replace(/^fdatasync$/, 'datasync')}`;
  }
  return `fs.promises.${base}`;
}

export const fileEntries: readonly CatalogEntry[] = [
  ...fs(withSync(transfers), { effect: 'io-sync', waitMs: 2, asyncTwin: promiseTwin }),
  ...fs(withSync(lookups), { effect: 'io-sync', waitMs: 0.05, asyncTwin: promiseTwin }),
  ...fs(transfers, { effect: 'io-async', waitMs: 2, callback: { argument: -1, calls: 'later' } }),
  ...fs(lookups, { effect: 'io-async', waitMs: 0.2, callback: { argument: -1, calls: 'later' } }),
  ...fs('opendirSync', { effect: 'io-sync', waitMs: 0.1, asyncTwin: promiseTwin, returns: 'Dir' }),
  ...fs('opendir', { effect: 'io-async', waitMs: 0.2, callback: { argument: -1, calls: 'later' } }),
  ...promises('opendir', { effect: 'io-async', waitMs: 0.2, returns: 'Dir' }),
  ...fs('createReadStream', { effect: 'io-async', waitMs: 2, returns: 'ReadStream' }),
  ...fs('createWriteStream', { effect: 'io-async', waitMs: 2, returns: 'WriteStream' }),
  ...fs('watch watchFile unwatchFile', { effect: 'light', callback: { argument: -1, calls: 'later' } }),
  ...promises('readFile writeFile appendFile copyFile cp readdir rm mkdtemp readlink', {
    effect: 'io-async',
    waitMs: 2,
  }),
  ...promises(
    'access stat lstat statfs mkdir rmdir unlink rename link symlink chmod lchmod chown lchown utimes lutimes truncate realpath watch',
    { effect: 'io-async', waitMs: 0.2 },
  ),
  ...promises('open', { effect: 'io-async', waitMs: 0.2, returns: 'FileHandle' }),
  ...promises(
    methodsOf(
      'FileHandle',
      'read readFile readLines readv write writeFile writev appendFile stat sync datasync truncate close chmod chown utimes',
    ),
    { effect: 'io-async', waitMs: 1 },
  ),
  ...fs(
    methodsOf(
      'Stats Dirent',
      'isFile isDirectory isSymbolicLink isFIFO isSocket isBlockDevice isCharacterDevice',
    ),
    {
      effect: 'light',
    },
  ),
  ...modules('import', { effect: 'io-async', waitMs: 1 }),
  ...modules('require', { effect: 'light', work: { fixedNs: 1_000 } }),
  ...stream('pipeline finished', { effect: 'io-async', waitMs: 2 }),
  ...streamPromises('pipeline finished', { effect: 'io-async', waitMs: 2 }),
  ...stream('Readable.from', { effect: 'light', returns: 'Readable' }),
  ...stream(methodsOf('Readable Writable Duplex Transform', 'pipe on once off destroy'), {
    effect: 'light',
    callback: { argument: 1, calls: 'later' },
  }),
  ...stream(methodsOf('Readable', 'push pause resume read setEncoding unshift unpipe'), { effect: 'light' }),
  ...stream(methodsOf('Writable Duplex', 'write end cork uncork'), {
    effect: 'light',
    callback: { argument: -1, calls: 'later' },
  }),
  ...readline('createInterface', { effect: 'light', returns: 'Interface' }),
  ...readlinePromises('createInterface', { effect: 'light', returns: 'Interface' }),
  ...readline(methodsOf('Interface', 'close on once prompt write pause resume'), {
    effect: 'light',
    callback: { argument: 1, calls: 'later' },
  }),
  ...readline('Interface.question', {
    effect: 'io-async',
    waitMs: 1000,
    callback: { argument: -1, calls: 'later' },
  }),
  ...readlinePromises('Interface.question', { effect: 'io-async', waitMs: 1000 }),
];
