import assert from 'node:assert/strict';
import { formatCount, formatDuration, formatShare, formatTime } from '../../../src/webview/shared/words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures in words', () => {
  it('say a duration with three figures and a fitting unit', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, '0'],
      [0.5, '0.50 µs'],
      [999, '999 µs'],
      [999.6, '1.00 ms'],
      [12_345, '12.3 ms'],
      [999_400, '999 ms'],
      [999_600, '1.00 s'],
      [99_940_000, '99.9 s'],
      [119_400_000, '119 s'],
      [125_000_000, '2 min 05 s'],
      [-2000, '−2.00 ms'],
      [NaN, 'not known'],
    ];
    for (const [us, words] of cases) assert.equal(plain(formatDuration(us)), words);
  });

  it('say a time so that neighbours differ', () => {
    assert.equal(plain(formatTime(1_200_000, 200_000)), '1.2 s');
    assert.equal(plain(formatTime(1_234_567, 1000)), '1.235 s');
    assert.equal(plain(formatTime(400_000, 100_000)), '400 ms');
    assert.equal(plain(formatTime(0, 100_000)), '0');
    assert.equal(plain(formatTime(250, 50)), '250 µs');
  });

  it('say a share as a percentage, and nothing about what is not known', () => {
    assert.equal(plain(formatShare(0.836)), '84 %');
    assert.equal(plain(formatShare(1.3)), '100 %');
    assert.equal(formatShare(NaN), 'not known');
  });

  it('say one task and two tasks', () => {
    assert.equal(plain(formatCount(1, 'task', 'tasks')), '1 task');
    assert.equal(plain(formatCount(12_000, 'task', 'tasks')), '12,000 tasks');
  });
});
