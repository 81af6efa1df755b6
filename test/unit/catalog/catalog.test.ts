import assert from 'node:assert/strict';
import { builtinModules, createRequire } from 'node:module';
import { builtInCatalog, catalogEntries, lookUp } from '../../../src/catalog/index.ts';
import { newerThanNode20 } from './newerThanNode20.ts';

const require = createRequire(import.meta.url);
const blockingEffects = new Set(['cpu', 'io-sync', 'child-process-sync', 'wait-sync']);

describe('catalogue', () => {
  const named = catalogEntries.map((entry) => ({ entry, key: `${entry.module}:${entry.name}` }));
  const ofNode = named.filter(({ entry }) => builtinModules.includes(entry.module));

  it('lists each function once', () => {
    const keys = named.map(({ key }) => key);
    assert.deepEqual(keys, [...new Set(keys)]);
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
      ({ entry }) => entry.asyncTwin !== undefined && !newerThanNode20.has(`${entry.module}:${entry.name}`),
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

  it('knows no method that nobody has, whichever class or object it is asked of', () => {
    const owners = new Set(
      catalogEntries.flatMap(({ module, name, returns }) => [
        `${module}:${name}`,
        `${module}:${name.slice(0, Math.max(0, name.lastIndexOf('.')))}`,
        `${module}:${returns ?? ''}`,
      ]),
    );
    for (const owner of [...owners, ':process.stdout', 'crypto:webcrypto.subtle', 'process:', 'cluster:']) {
      const [module = '', name = ''] = owner.split(':');
      for (const member of ['noSuchMethod', 'constructor', '__proto__', 'hasOwnProperty'])
        assert.equal(lookUp(module, name === '' ? member : `${name}.${member}`), undefined, owner);
    }
    assert.equal(lookUp('constructor', 'constructor'), undefined);
  });

  it('knows the class of everything that a call gives', () => {
    const methods = new Set(catalogEntries.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));
    const unknown = named.filter(
      ({ entry: { module, returns } }) =>
        returns !== undefined &&
        lookUp(module, returns) === undefined &&
        ![...methods].some((method) => lookUp(module, `${returns}.${method}`) !== undefined),
    );
    assert.deepEqual(
      unknown.map(({ key }) => key),
      [],
    );
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
    assert.equal(lookUp('events', 'once')?.effect, 'io-async');
    assert.equal(lookUp('events', 'EventEmitter.once')?.effect, 'light');
    assert.equal(lookUp('left-pad', 'default'), undefined);
    assert.equal(builtInCatalog.isCatalogued('node:fs'), true);
    assert.equal(builtInCatalog.isCatalogued('left-pad'), false);
  });
});
