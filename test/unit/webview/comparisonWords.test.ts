import assert from 'node:assert/strict';
import { axisTicks } from '../../../src/webview/panel/comparison/axisTicks.ts';
import { differenceWords, formatFigure } from '../../../src/webview/panel/comparison/words.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const words = (
  before: number | null,
  after: number | null,
  id: 'duration' | 'lanes' | 'idle' = 'duration',
) => {
  const { text, tone } = differenceWords({ id, unit: id === 'lanes' ? 'count' : 'ms', before, after });
  return [plain(text), tone];
};

describe('how a comparison says differences', () => {
  it('is a share of what was before, and whether that is good news', () => {
    assert.deepEqual(words(2400, 1500), ['38 % less', 'better']);
    assert.deepEqual(words(100, 180), ['80 % more', 'worse']);
    assert.deepEqual(words(100, 310), ['3.1 × as much', 'worse']);
    assert.deepEqual(words(100, 5100), ['51 × as much', 'worse']);
  });

  it('is an amount where there was nothing before, and for what is counted', () => {
    assert.deepEqual(words(0, 12), ['12.0 ms more', 'worse']);
    assert.deepEqual(words(1, 5, 'lanes'), ['4 more', 'neutral']);
  });

  it('is never all of something of which a little is left', () => {
    assert.deepEqual(words(10_000, 4), ['99 % less', 'better']);
    assert.deepEqual(words(10_000, 0), ['100 % less', 'better']);
  });

  it('is neither good nor bad for idle time', () => {
    assert.deepEqual(words(10, 100, 'idle'), ['10 × as much', 'neutral']);
  });

  it('says so where there is nothing to compare', () => {
    assert.deepEqual(words(null, null), ['cannot be compared', 'neutral']);
    assert.deepEqual(words(null, 4), ['only after', 'neutral']);
    assert.deepEqual(words(4, null), ['only before', 'neutral']);
    assert.deepEqual(words(100, 102), ['about the same', 'neutral']);
    assert.deepEqual(words(100, 100), ['the same', 'neutral']);
  });

  it('gives bytes a unit that fits', () => {
    assert.deepEqual(
      [512, 2048, 41_000_000, null].map((bytes) => plain(formatFigure(bytes, 'bytes'))),
      ['512 bytes', '2 KiB', '39.1 MiB', 'not known'],
    );
  });
});

describe('the axis of a comparison', () => {
  it('has round moments, few enough to be read, and none where a label has no room', () => {
    assert.deepEqual(
      axisTicks(3900).map(({ label }) => plain(label)),
      ['0', '1 s', '2 s', '3 s'],
    );
    for (const durationMs of [0.4, 7, 119, 2400, 86_400_000]) {
      const ticks = axisTicks(durationMs);
      assert.ok(ticks.length >= 3 && ticks.length <= 7, `${ticks.length} ticks`);
      assert.ok(ticks.every(({ share }) => share <= 0.95));
    }
    assert.deepEqual(axisTicks(0), []);
  });
});
