import assert from 'node:assert/strict';
import { hasRunLong } from '../../../src/collector/hasRunLong.ts';
import type { V8Frame, V8Profile } from '../../../src/collector/v8Profile.ts';

const collector = '/poolwright/collector.cjs';

/** A stretch in which functions were seen so often, each by two paths. */
function stretchOf(seen: readonly (readonly [V8Frame, number])[]): V8Profile {
  const nodes = seen.flatMap(([callFrame], index) => [
    { id: 2 * index, callFrame },
    { id: 2 * index + 1, callFrame },
  ]);
  const samples = seen.flatMap(([, count], index) =>
    Array.from({ length: count }, (_, sample) => 2 * index + (sample % 2)),
  );
  return { nodes, samples, startTime: 0, endTime: 0, timeDeltas: samples.map(() => 1_000) };
}

const frame = (url: string, lineNumber = 3): V8Frame => ({
  functionName: 'one',
  url,
  lineNumber,
  columnNumber: 0,
});

describe('what a thread has run before it is sent anything', () => {
  it('is long where a function of the program was seen often, by whatever way', () => {
    assert.ok(hasRunLong(stretchOf([[frame('file:///app.js'), 6]]), [collector]));
    assert.ok(hasRunLong(stretchOf([[frame(''), 6]]), [collector]));
  });

  it('is short where many were seen a little', () => {
    const seen = Array.from({ length: 20 }, (_, line) => [frame('file:///app.js', line), 5] as const);
    assert.ok(!hasRunLong(stretchOf(seen), [collector]));
  });

  it('is short where Node, what is built in, nobody or the collector ran', () => {
    const urls = ['node:internal/modules/cjs/loader', collector];
    assert.ok(!hasRunLong(stretchOf(urls.map((url) => [frame(url), 100])), [collector]));
    assert.ok(!hasRunLong(stretchOf([[frame('', -1), 100]]), [collector]));
  });
});
