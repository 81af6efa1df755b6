import assert from 'node:assert/strict';
import { joinParameterCalls } from '../../../src/analysis/summary/parameterCalls.ts';
import type { ParameterCall } from '../../../src/analysis/summary/summary.ts';

const owner = {} as ParameterCall['owner'];
const rows = { name: 'rows', size: 100 };

function callOf(index: number, coefficient: number, factors: readonly (typeof rows)[] = []): ParameterCall {
  return { owner, index, path: '', times: { coefficient, factors }, file: 'a.ts', line: 1 };
}

describe('the calls of functions that a function is given', () => {
  it('are added up where they happen as often in terms of the same', () => {
    const joined = joinParameterCalls([callOf(0, 2), callOf(0, 3), callOf(0, 1, [rows]), callOf(1, 1)]);
    assert.deepEqual(
      joined.map(({ index, times }) => [index, times.coefficient, times.factors.length]),
      [
        [0, 5, 0],
        [0, 1, 1],
        [1, 1, 0],
      ],
    );
  });

  it('of other functions are not', () => {
    const other: ParameterCall = { ...callOf(0, 1), owner: {} as ParameterCall['owner'] };
    assert.equal(joinParameterCalls([callOf(0, 1), other]).length, 2);
  });

  it('are bounded in number, and the most frequent ones are kept', () => {
    const many = Array.from({ length: 1000 }, (_, index) => callOf(index, index + 1));
    const joined = joinParameterCalls(many);
    assert.ok(joined.length < 100);
    assert.equal(joined[0]?.times.coefficient, 1000);
  });
});
