import assert from 'node:assert/strict';
import type { FunctionReport } from '../../../src/core/index.ts';
import { matchByName, matchByPlace } from '../../../src/server/measured/matchMeasured.ts';
import { measuredFunction } from './measuredFixtures.ts';
import { fileReport, functionReport } from './reportFixtures.ts';

const text = `import { open } from 'node:fs';

export async function load<T>(file: string, check = (value: T) => value): Promise<T> {
  const values = [1, 2].map((value) => value + 1);
  class Made {}
  return check(new Made() as T);
}
export class Store {
  get size() { return 1; }
  constructor() {}
}
export const total: (list: number[]) => number = (list) => list.length;
export function same() { return () => same; }
`;

/** A function of `text` from where `begins` stands to where `ends` stands, with its name where `named` does. */
function report(name: string, named: string, begins: string, ends: string): FunctionReport {
  const start = text.indexOf(begins);
  const nameStart = text.indexOf(named, start);
  return functionReport({
    file: '/project/src/store.ts',
    name,
    line: text.slice(0, nameStart).split('\n').length,
    start,
    end: text.indexOf(ends, start) + ends.length,
    nameStart,
    nameEnd: nameStart + named.length,
  });
}

const functions = [
  { ...report('<module>', 'import', 'import', 'same; }\n'), start: 0 },
  report('load', 'load', 'export async', 'as T);\n}'),
  report('load/<arrow@3:53>', '(', '(value: T)', 'value)'),
  report('load/<arrow@4:28>', '(', '(value) =>', '+ 1'),
  report('Store.get size', 'size', 'get size', '1; }'),
  report('Store.constructor', 'constructor', 'constructor', '{}'),
  report('total', 'total', 'total', 'length'),
  report('same', 'same', 'export function same', 'same; }'),
  report('same/<arrow@13:33>', '(', '() => same', 'same'),
];
const file = fileReport(functions, '/project/src/store.ts');

/** Where V8 would say that a function begins: the place of `what`, `skip` characters on. */
function at(name: string, what: string, skip = 0) {
  const before = text.slice(0, text.indexOf(what) + skip).split('\n');
  return measuredFunction({ name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}
const byPlace = (...measured: ReturnType<typeof at>[]): string[] => [
  ...matchByPlace(file, text, measured).keys(),
];

describe('functions that were measured on the text as it is', () => {
  it('are found where V8 says that they begin: at the parameters', () => {
    const places = [
      ['load', at('load', '(file: string')],
      ['load/<arrow@3:53>', at('check', '(value: T)')],
      ['load/<arrow@4:28>', at('', '(value) =>')],
      ['Store.get size', at('get size', 'size() {', 4)],
      ['Store.constructor', at('Store', 'constructor() {', 11)],
      ['total', at('total', '(list) =>')],
      ['same/<arrow@13:33>', at('', '() => same')],
    ] as const;
    for (const [name, measured] of places) assert.deepEqual(byPlace(measured), [name]);
    assert.equal(byPlace(...places.map(([, measured]) => measured)).length, places.length);
  });

  it('are found at their name too, and at the beginning of the statement, where a source map knows no more', () => {
    assert.deepEqual(byPlace(at('load', 'load<T>')), ['load']);
    assert.deepEqual(byPlace(at('load', 'export async')), ['load']);
    assert.deepEqual(byPlace(at('total', 'export const total')), ['total']);
  });

  it('are found under whatever name a build gave them', () => {
    assert.deepEqual(byPlace(at('t', '(file: string')), ['load']);
  });

  it('are the top-level code where V8 says so, at the first line or at the first statement', () => {
    assert.deepEqual(byPlace(at('', 'import')), ['<module>']);
    assert.deepEqual(byPlace(at('', 'export const total')), ['<module>']);
    assert.deepEqual(byPlace(at('Store', 'export class Store', 7)), []);
  });

  it('are none where V8 made a function of its own in the body of another', () => {
    assert.deepEqual(byPlace(at('Made', 'class Made')), []);
    assert.deepEqual(byPlace(at('<instance_members_initializer>', 'load<T>')), []);
  });

  it('are none at places that the text does not have', () => {
    for (const [line, column] of [
      [1, 90],
      [100, 1],
      [3, 0],
    ] as const)
      assert.deepEqual(byPlace(measuredFunction({ name: 'load', line, column })), []);
  });

  it('are told once: of two pieces of one function, that with more time', () => {
    const [more, less] = [at('load', '(file: string'), at('load', 'load<T>')];
    assert.equal(matchByPlace(file, text, [more, less]).get('load'), more);
  });
});

const named = (...names: readonly string[]): string[] => [
  ...matchByName(
    file,
    names.map((name) => measuredFunction({ name, line: 900 })),
  ).keys(),
];

describe('functions that were measured on another text', () => {
  it('are found by the name that V8 gives them', () => {
    assert.deepEqual(named('load', 'get size', 'Store', 'exports.total'), [
      'load',
      'Store.get size',
      'Store.constructor',
      'total',
    ]);
  });

  it('are none where the name could mean several, or there is none', () => {
    assert.deepEqual(named('load', 'load'), []);
    assert.deepEqual(named('', 'value', 'toString', '__proto__'), []);
    const twice = fileReport([functionReport({ name: 'a/f' }), functionReport({ name: 'b/f~2' })]);
    assert.equal(matchByName(twice, [measuredFunction({ name: 'f' })]).size, 0);
  });
});
