import assert from 'node:assert/strict';
import { edits } from '../../../bench/edits.ts';

const original = `
export class Schema {
  _parse(input: string) {
    const length = input.length;
    return { length: length, value: length + 1, item: input.length };
  }
}

export function make(options: { size: number }) {
  return options.size;
}
`;

describe('the edits of the benchmark', () => {
  const made = [...edits(original, 4)];

  it('follow on one another, each of another kind', () => {
    assert.deepEqual(
      made.map(({ kind }) => kind),
      ['statement', 'rename', 'line', 'exported'],
    );
    assert.equal(new Set([original, ...made.map(({ text }) => text)]).size, 5);
  });

  it('rename every use of a local, but no property', () => {
    assert.match(made[1]?.text ?? '', /\{ length: lengthR, value: lengthR \+ 1, item: input\.length \}/);
  });

  it('put statements into bodies', () => {
    assert.match(made[0]?.text ?? '', /_parse\(input: string\) \{\n {4}const edited0 = /);
    assert.match(made[3]?.text ?? '', /make\(options: \{ size: number \}\) \{\n {4}const edited3 = /);
  });

  it('refuse a file that has no place for them', () => {
    assert.throws(() => [...edits('let a = 1;', 1)], /has nothing like/);
  });
});
