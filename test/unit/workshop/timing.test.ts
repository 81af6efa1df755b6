import assert from 'node:assert/strict';
import { interleave, median, percentile } from '../../../bench/timing.ts';

describe('the figures of the benchmark', () => {
  it('take the middle value, and the mean of two in the middle', () => {
    assert.equal(median([30, 10, 20]), 20);
    assert.equal(median([40, 10, 20, 30]), 25);
    assert.throws(() => median([]), /no median/);
  });

  it('take the nearest rank for a percentile', () => {
    const values = Array.from({ length: 40 }, (_, index) => 40 - index);
    assert.equal(percentile(values, 0.5), 20);
    assert.equal(percentile(values, 0.95), 38);
    assert.equal(percentile(values, 1), 40);
  });

  it('come from runs in turns', async () => {
    const order: string[] = [];
    const run = (name: string) => async () => order.push(name);
    const { ones, others } = await interleave(2, run('a'), run('b'));
    assert.deepEqual(order, ['a', 'b', 'a', 'b']);
    assert.deepEqual(
      [ones, others],
      [
        [1, 3],
        [2, 4],
      ],
    );
  });
});
