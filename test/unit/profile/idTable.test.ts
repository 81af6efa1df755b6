import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { hashOf, IdTable } from '../../../src/profile/idTable.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the table of ids', () => {
  it('numbers ids as they come, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 400 }), (ids) => {
        const table = new IdTable();
        const numbers = new Map<string, number>();
        for (const id of ids) {
          const number = numbers.get(id) ?? numbers.size;
          numbers.set(id, number);
          const bytes = bytesOf(`<${id}>`);
          const end = bytes.length - 1;
          assert.equal(table.number(bytes, 1, end, hashOf(bytes, 1, end)), number);
        }
        assert.equal(table.count, numbers.size);
      }),
    );
  });

  it('stays right where all ids have one hash, as a hostile file could have it', () => {
    const table = new IdTable();
    const ids = Array.from({ length: 3_000 }, (_, index) => bytesOf(`id ${index}`));
    for (let round = 0; round < 2; round += 1) {
      for (const [index, id] of ids.entries()) assert.equal(table.number(id, 0, id.length, 7), index);
    }
  });

  it('compares ids byte by byte', () => {
    const table = new IdTable();
    const words = ['b', 'a', 'ab', ''];
    const numbers = words.map((word) => {
      const bytes = bytesOf(word);
      return table.number(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length));
    });
    const sorted = numbers.toSorted((one, other) => table.compare(one, other));
    assert.deepEqual(
      sorted.map((number) => words[number]),
      ['', 'a', 'ab', 'b'],
    );
  });
});
