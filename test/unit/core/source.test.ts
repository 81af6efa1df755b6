import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../../src/core/index.ts';

const edit = (start: number, end: number, text: string): TextEdit => ({ file: '/a.ts', start, end, text });

describe('applyEdits', () => {
  it('counts offsets in the old text, in whatever order the edits come', () => {
    assert.equal(applyEdits('one two three', [edit(8, 13, '3'), edit(0, 3, 'first')]), 'first two 3');
  });

  it('inserts where nothing is replaced, before what is replaced there', () => {
    assert.equal(applyEdits('ab', [edit(1, 2, 'B'), edit(1, 1, '-')]), 'a-B');
  });

  it('refuses edits that overlap, rather than write something that nobody planned', () => {
    assert.throws(() => applyEdits('abcdef', [edit(0, 3, 'x'), edit(2, 4, 'y')]), RangeError);
  });
});
