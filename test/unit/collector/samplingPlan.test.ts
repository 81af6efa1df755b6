import assert from 'node:assert/strict';
import { intervalAfter, readSamplingPlan } from '../../../src/collector/samplingPlan.ts';

const intervals = (text: string | undefined): number[] =>
  [0, 499_999, 500_000, 60_000_000].map((sampledUs) => intervalAfter(readSamplingPlan(text), sampledUs));

describe('a sampling plan', () => {
  it('samples each ms for half a second, and each three after that', () => {
    for (const text of [undefined, '']) assert.deepEqual(intervals(text), [1_000, 1_000, 3_000, 3_000]);
  });

  it('keeps what was chosen', () => {
    assert.deepEqual(intervals('1000'), [1_000, 1_000, 1_000, 1_000]);
    assert.deepEqual(intervals('0'), [0, 0, 0, 0]);
  });

  it('samples never where nobody knows what was meant', () => {
    for (const text of ['often', '-1', '1.5', '1000001']) assert.equal(readSamplingPlan(text).firstUs, 0);
  });
});
