import assert from 'node:assert/strict';
import { type FileHandle, open } from 'node:fs/promises';
import { builtinModules, createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { catalogEntries, isCatalogued, lookUp } from '../../../src/catalog/index.ts';

const require = createRequire(import.meta.url);
const blockingEffects = new Set(['cpu', 'io-sync', 'child-process-sync', 'wait-sync']);

/** Given to single objects rather than to their class: a child process has these when it was forked. */
const onlyOnObjects = new Set(['child_process:ChildProcess.send', 'child_process:ChildProcess.disconnect']);

/** In the catalogue, and in Node after the oldest version that Poolwright runs on. */
const newerThanNode20 = /^(crypto:argon2(Sync)?|zlib:(zstd|createZstd)\w+|path:matchesGlob|util:styleText)$/;

describe('catalogue', () => {
  let handle: FileHandle;

  before(async () => {
    handle = await open(fileURLToPath(import.meta.url));
    unexported.set('fs/promises:FileHandle', handle);
  });
  after(async () => {
    await handle.close();
  });

  const named = catalogEntries.map((entry) => ({ entry, key: `${entry.module}:${entry.name}` }));
  const ofNode = named.filter(({ entry }) => builtinModules.includes(entry.module));

  it('lists each function once', () => {
    const keys = named.map(({ key }) => key);
    assert.deepEqual(keys, [...new Set(keys)]);
  });

  it('lists only what Node has', () => {
    const missing = ofNode.filter(
      ({ entry, key }) =>
        !existsIn(entry.module, entry.name) && !newerThanNode20.test(key) && !onlyOnObjects.has(key),
    );
    assert.deepEqual(
      missing.map(({ key }) => key),
      [],
    );
  });

  it('knows every synchronous function of the file system, of child processes, of crypto and of zlib', () => {
    const known = ['fs', 'child_process', 'crypto', 'zlib'].flatMap((module) =>
      Object.keys(require(`node:${module}`) as object)
        .filter((name) => name.endsWith('Sync'))
        .map((name) => [`${module}.${name}`, lookUp(module, name)?.effect ?? 'missing'] as const),
    );
    assert.ok(known.length > 60, `${known.length} functions`);
    assert.deepEqual(
      known.filter(([, effect]) => effect === 'missing'),
      [],
    );
  });

  it('says that exactly the effects that hold the thread are blocking', () => {
    for (const { entry, key } of named) assert.equal(entry.blocking, blockingEffects.has(entry.effect), key);
  });

  it('names asynchronous twins that exist and let the thread go', () => {
    const twins = ofNode.filter(
      ({ entry }) =>
        entry.asyncTwin !== undefined &&
        !newerThanNode20.test(`${entry.module}:${entry.name.replace(/Sync$/, '')}`),
    );
    assert.ok(twins.length > 50, `${twins.length} twins`);
    for (const { entry, key } of twins) {
      const twin = entry.asyncTwin ?? '';
      const promises = /^fs\.promises\.(.+)$/.exec(twin)?.[1];
      const [module, name] =
        promises !== undefined
          ? ['fs/promises', promises]
          : twin.startsWith('FileHandle.')
            ? ['fs/promises', twin]
            : [twin.slice(0, twin.indexOf('.')), twin.slice(twin.indexOf('.') + 1)];
      const found = lookUp(module ?? '', name ?? '');
      assert.ok(found, `${key} names ${twin}, which the catalogue does not have`);
      assert.equal(found.blocking, false, `${key} names ${twin}, which blocks`);
    }
  });

  it('gives each entry the page that it was written from', () => {
    for (const { entry, key } of named) assert.match(entry.source, /^[\w.-]+(\/[\w./#%-]*)?$/, key);
  });

  it('finds functions with and without node:, in namespaces and promise doors, and inherited methods', () => {
    assert.equal(lookUp('node:fs', 'readFileSync')?.effect, 'io-sync');
    assert.equal(lookUp('fs', 'promises.readFile')?.effect, 'io-async');
    assert.equal(lookUp('node:fs/promises', 'readFile')?.effect, 'io-async');
    assert.equal(lookUp('path', 'posix.join')?.effect, 'light');
    assert.equal(lookUp('node:path/posix', 'join')?.effect, 'light');
    assert.equal(lookUp('net', 'Socket.pipe')?.effect, 'light');
    assert.equal(lookUp('', 'Buffer.map')?.callback?.calls, 'each');
    assert.equal(lookUp('fs', 'nothingSync'), undefined);
    assert.equal(lookUp('left-pad', 'default'), undefined);
    assert.equal(isCatalogued('node:fs'), true);
    assert.equal(isCatalogued('left-pad'), false);
  });
});

/** Whether a module of this Node exports a function, or a class of it has a method. */
function existsIn(module: string, name: string): boolean {
  const exported = require(`node:${module}`) as Record<string, unknown>;
  const [owner = '', method] = name.split('.');
  if (method === undefined) return name === 'default' || owner in exported || typeof exported === 'function';
  const value = unexported.get(`${module}:${owner}`) ?? exported[owner];
  if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) return false;
  const { prototype } = value as { prototype?: object };
  return method in value || (prototype !== undefined && method in prototype);
}

/** Objects of classes that modules make and don't export. */
const unexported = new Map<string, object>([
  ['crypto:SubtleCrypto', globalThis.crypto.subtle],
  ['perf_hooks:Performance', performance],
]);
