import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  builtInCatalog,
  type CatalogEntry,
  readUserEntries,
  withUserEntries,
} from '../../../src/catalog/index.ts';
import { repository } from '../../support/repository.ts';

const right = { module: 'our-driver', name: 'Client.query', effect: 'io-async', waitMs: 5 };

/** Entries that are right, as the catalogue has them. */
const entriesOf = (...given: object[]): readonly CatalogEntry[] => {
  const { entries, complaints } = readUserEntries(given);
  assert.deepEqual(complaints, []);
  return entries;
};

describe('entries of a user', () => {
  it('have all that built-in ones have, and hold the thread as their effect does', () => {
    const [entry] = entriesOf({
      module: 'node:fs',
      name: 'readAll',
      effect: 'io-sync',
      waitMs: 3,
      work: { fixedNs: 10, perUnitNs: 2, over: 0, isAmount: true, order: 'n log n' },
      callback: { argument: -1, calls: 'later' },
      asyncTwin: 'readLater',
      returns: 'Reader',
    });
    assert.deepEqual(entry, {
      module: 'fs',
      name: 'readAll',
      effect: 'io-sync',
      blocking: true,
      source: 'package.json',
      waitMs: 3,
      work: { fixedNs: 10, perUnitNs: 2, over: 0, isAmount: true, order: 'n log n' },
      callback: { argument: -1, calls: 'later' },
      asyncTwin: 'readLater',
      returns: 'Reader',
    });
    assert.equal(entriesOf(right)[0]?.blocking, false);
  });

  for (const [what, given, complaint] of [
    ['is no object', 7, /^\S+ is 7: give an object with module, name and effect$/],
    ['is a list', [], /^\S+ is an array: give an object/],
    ['has an unknown field', { ...right, wait: 5 }, /unknown field "wait": give some of module, name/],
    ['has no module', { ...right, module: undefined }, /has nothing for module: give the name of a package/],
    ['names a file', { ...right, module: './driver' }, /has "\.\/driver" for module: give the name of/],
    ['has a pattern for a module', { ...right, module: '*' }, /has "\*" for module/],
    ['has no name', { ...right, name: undefined }, /^\S+ has no name: give an export, or Class\.method$/],
    ['has a number for a name', { ...right, name: 1 }, /has 1 for name: give an export/],
    ['has a name too long', { ...right, name: 'x'.repeat(201) }, /"x{47}…" for name: .+ of at most 200/],
    ['has stars all over', { ...right, name: '*a*a*a*' }, /give \* for a whole part of it only/],
    ['has no effect', { ...right, effect: undefined }, /has no effect: give one of cpu, light, io-sync/],
    ['has an unknown effect', { ...right, effect: 'toString' }, /effect "toString": give one of cpu, light/],
    ['waits less than nothing', { ...right, waitMs: -1 }, /has -1 for waitMs: give milliseconds, 0 or more/],
    ['waits a text', { ...right, waitMs: '5' }, /has "5" for waitMs/],
    ['waits for ever', { ...right, waitMs: Infinity }, /for waitMs/],
    ['computes nobody knows how much', { ...right, effect: 'cpu' }, /"cpu" and no work: give work\.fixedNs/],
    ['has a number for work', { ...right, work: 5 }, /has 5 for work: give an object with some of fixedNs/],
    ['has unknown work', { ...right, work: { ns: 5 } }, /unknown field "ns": .+ in work$/],
    ['works less than nothing', { ...right, work: { perUnitNs: -1 } }, /-1 for work\.perUnitNs/],
    ['works over what is not there', { ...right, work: { over: -2 } }, /-2 for work\.over: give "receiver"/],
    ['works in another order', { ...right, work: { order: 'n²' } }, /"n²" for work\.order: give "n" or/],
    [
      'calls back nowhere',
      { ...right, callback: { argument: 0.5, calls: 'once' } },
      /0\.5 for callback\.arg/,
    ],
    ['calls back some time', { ...right, callback: { argument: 0, calls: 'x' } }, /"x" for callback\.calls/],
    ['returns a number', { ...right, returns: 5 }, /has 5 for returns/],
  ] as const) {
    it(`are left out with one sentence when one ${what}, and the others are used`, () => {
      const { entries, complaints } = readUserEntries([given, right]);
      assert.deepEqual(
        entries.map(({ name }) => name),
        ['Client.query'],
      );
      assert.equal(complaints.length, 1);
      assert.match(complaints[0] ?? '', /^poolwright\.catalog\[0\] /);
      assert.match((complaints[0] ?? '').replace(/ \("[^"]*"\)/, ''), complaint);
    });
  }

  it('are none where there is no list, with one sentence unless there is nothing', () => {
    assert.deepEqual(readUserEntries(undefined), { entries: [], complaints: [] });
    for (const given of [{ length: 3 }, 'all', null, 0])
      assert.match(readUserEntries(given).complaints.join('\n'), /^poolwright\.catalog is .+: give an array/);
  });

  it('are at most 2,000, and so much that is wrong is told by its number', () => {
    const many = readUserEntries(Array.from({ length: 2_001 }, (_, at) => ({ ...right, name: `f${at}` })));
    assert.equal(many.entries.length, 2_000);
    assert.match(many.complaints.join('\n'), /^poolwright\.catalog has 2001 entries, .+ at most 2000$/);
    const wrong = readUserEntries(Array.from({ length: 500 }, () => ({})));
    assert.equal(wrong.complaints.length, 21);
    assert.match(wrong.complaints.at(-1) ?? '', /480 more entries that are wrong/);
  });

  it('are read as docs/catalog.md shows them', () => {
    const document = readFileSync(path.join(repository, 'docs/catalog.md'), 'utf8');
    const [, example = ''] = /^```json\n(.*?)^```/ms.exec(document) ?? [];
    const { poolwright } = JSON.parse(example) as { readonly poolwright: { readonly catalog: object[] } };
    assert.equal(entriesOf(...poolwright.catalog).length, 4);
  });

  it('do not reach into objects by what every object has', () => {
    const hostile: unknown = JSON.parse(
      '[{"__proto__":{"module":"a","name":"b","effect":"light"}},{"module":"constructor","name":"__proto__","effect":"light"}]',
    );
    const { entries, complaints } = readUserEntries(hostile);
    assert.match(complaints.join('\n'), /^poolwright\.catalog\[0\] has an unknown field "__proto__"/);
    const catalog = withUserEntries(entries);
    assert.equal(catalog.lookUp('constructor', '__proto__')?.effect, 'light');
    assert.equal(catalog.lookUp('toString', 'valueOf'), undefined);
  });
});

describe('a catalogue with entries of a user', () => {
  it('has them for packages, subpaths, patterns, globals and modules of Node', () => {
    const catalog = withUserEntries(
      entriesOf(
        right,
        { module: 'our-driver', name: 'Pool.*', effect: 'worker' },
        { module: 'our-driver/sync', name: 'query', effect: 'io-sync' },
        { module: '', name: 'crunch', effect: 'cpu', work: { fixedNs: 1e7 } },
        { module: 'fs', name: 'ourOwn', effect: 'light' },
      ),
    );
    assert.equal(catalog.lookUp('our-driver', 'Client.query')?.effect, 'io-async');
    assert.equal(catalog.lookUp('our-driver', 'Pool.run')?.effect, 'worker');
    assert.equal(catalog.lookUp('our-driver/sync', 'query')?.effect, 'io-sync');
    assert.equal(catalog.lookUp('our-driver', 'query'), undefined);
    assert.equal(catalog.lookUp('', 'crunch')?.blocking, true);
    assert.equal(catalog.lookUp('node:fs', 'ourOwn')?.effect, 'light');
    assert.equal(catalog.lookUp('fs/promises', 'ourOwn'), undefined);
    assert.equal(catalog.lookUp('our-driver', 'Client.on')?.effect, 'light', 'as of every emitter');
    assert.equal(catalog.isCatalogued('our-driver'), true);
    assert.equal(builtInCatalog.isCatalogued('our-driver'), false);
  });

  it('has them before its own, the first of two, and its own for all else', () => {
    const catalog = withUserEntries(
      entriesOf(
        { module: 'fs', name: 'readFileSync', effect: 'light' },
        { module: 'fs', name: 'readFileSync', effect: 'timer' },
        { module: 'pg', name: 'Client.query', effect: 'cpu', work: { fixedNs: 5 } },
      ),
    );
    assert.equal(catalog.lookUp('node:fs', 'readFileSync')?.effect, 'light');
    assert.equal(catalog.lookUp('pg', 'Client.query')?.effect, 'cpu');
    assert.equal(catalog.lookUp('pg', 'Pool.query'), builtInCatalog.lookUp('pg', 'Pool.query'));
    assert.equal(catalog.lookUp('fs', 'statSync'), builtInCatalog.lookUp('fs', 'statSync'));
    assert.equal(catalog.lookUpUser('fs', 'statSync'), undefined);
    assert.equal(withUserEntries([]), builtInCatalog);
  });
});
