import assert from 'node:assert/strict';
import { countBytes } from '../../../src/collector/countBytes.ts';

describe('the size of the arguments of a task', () => {
  it('is that of their strings and buffers', () => {
    assert.equal(countBytes(['abc', new Uint8Array(10), new ArrayBuffer(5), 7, null, undefined, true]), 18);
  });

  it('counts the properties and the items of arguments, and nothing deeper', () => {
    assert.equal(countBytes([{ title: 'abcd', pixels: Buffer.alloc(6) }, ['a', 'bc', 1]]), 13);
    assert.equal(countBytes([{ deep: { text: 'abcd' } }, [['abcd']]]), 0);
  });

  it('stops after a thousand items', () => {
    assert.equal(countBytes([Array.from({ length: 5000 }, () => 'ab')]), 2000);
  });
});
