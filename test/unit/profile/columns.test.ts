import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { byteColumn, floatColumn, indexColumn } from '../../../src/profile/columns.ts';
import { ColumnSpace } from '../../../src/profile/columnSpace.ts';
import { PageMemory, tinyLimits, tinySpace } from './pageMemory.ts';

type Step =
  | { readonly do: 'push'; readonly values: readonly number[] }
  | { readonly do: 'set'; readonly share: number; readonly value: number }
  /** The disk is full from now on, or has room again. */
  | { readonly do: 'fill'; readonly isFull: boolean };

const number = fc.integer({ min: 0, max: 255 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('push' as const),
        values: fc.array(number, { minLength: 20, maxLength: 90 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('set' as const),
        share: fc.double({ min: 0, max: 0.999, noNaN: true }),
        value: number,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('fill' as const), isFull: fc.boolean() }) },
  ),
  { maxLength: 40 },
);

describe('a column', () => {
  it('is the same whether its beginning lies on disk or not, also where that is full now and then', () => {
    let pages = 0;
    fc.assert(
      fc.property(steps, fc.constantFrom(floatColumn, indexColumn, byteColumn), (given, make) => {
        const disk = new PageMemory();
        const space = tinySpace(disk);
        const [own, other] = [make(space), make(space)];
        const expected: number[] = [];
        for (const step of given) {
          if (step.do === 'fill') disk.isFull = step.isFull;
          else if (step.do === 'push') {
            for (const value of step.values) {
              own.push(value);
              other.push(255 - value);
            }
            expected.push(...step.values);
          } else if (expected.length > 0) {
            const index = Math.floor(step.share * expected.length);
            own.set(index, step.value);
            other.set(index, 255 - step.value);
            expected[index] = step.value;
          }
        }
        pages += space.pagesOnDisk;
        const places = Uint32Array.from(expected, (_, index) => (index * 7) % expected.length);
        assert.equal(own.length, expected.length);
        assert.deepEqual([...own.toArray()], expected);
        assert.deepEqual(
          [...other.toArray()],
          expected.map((value) => 255 - value),
        );
        assert.deepEqual(
          [...own.pick(places)],
          [...places].map((place) => expected[place]),
        );
        const middle = expected.length >> 1;
        assert.ok(own.has(middle, expected, middle, expected.length));
        if (expected.length > 0) assert.ok(!own.has(0, [(expected[0] ?? 0) + 1], 0, 1));
        assert.ok(Number.isNaN(own.at(expected.length)) && Number.isNaN(own.at(-1)));
      }),
    );
    assert.ok(pages > 100, `${pages} pages were put on disk`);
  });

  it('keeps in memory no more than its space may have', () => {
    const space = tinySpace();
    const column = floatColumn(space);
    for (let value = 0; value < 10_000; value += 1) column.push(value);
    assert.ok(column.bytesInMemory <= tinyLimits.columnBytes, `${column.bytesInMemory} bytes`);
    assert.ok(space.pagesOnDisk > 1_000);
  });

  it('stays in memory without a place to put it, and where there is no room', () => {
    const full = new PageMemory();
    full.isFull = true;
    for (const space of [new ColumnSpace(undefined, tinyLimits), tinySpace(full)]) {
      const column = floatColumn(space);
      for (let value = 0; value < 10_000; value += 1) column.push(value);
      assert.equal(space.pagesOnDisk, 0);
      assert.equal(column.at(9_999) + column.at(1), 10_000);
      assert.equal(full.reads, 0);
    }
  });
});
