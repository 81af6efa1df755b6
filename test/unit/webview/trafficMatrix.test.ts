import assert from 'node:assert/strict';
import type { Traffic } from '../../../src/protocol/index.ts';
import { mostMatrixLanes, trafficMatrix } from '../../../src/webview/panel/tables/trafficMatrix.ts';

function trafficOf(directions: readonly (readonly [from: string, to: string, cloneMs: number])[]): Traffic {
  return {
    messages: directions.map(([from, to, cloneMs]) => ({
      from,
      to,
      cloneMs,
      count: 1,
      bytes: 1,
      measuredShare: 1,
    })),
    directionCount: directions.length,
    cloneMs: directions.reduce((sum, [, , ms]) => sum + ms, 0),
    waits: [],
    waitCount: 0,
  };
}

describe('the matrix of messages', () => {
  const traffic = trafficOf([
    ['b', 'a', 100],
    ['a', 'b', 1],
    ['a', '', 0],
  ]);

  it('has senders and receivers in the order of the timeline, what is not known last', () => {
    const matrix = trafficMatrix(traffic, ['a', 'b', 'c'], null);
    assert.deepEqual(matrix?.senders, ['a', 'b']);
    assert.deepEqual(matrix.receivers, ['a', 'b', '']);
    assert.deepEqual(matrix.directions, [
      [-1, 1, 2],
      [0, -1, -1],
    ]);
  });

  it('is warmest where cloning took longest, and cold only where it took nothing', () => {
    assert.deepEqual([...(trafficMatrix(traffic, ['a', 'b'], null)?.heat ?? [])], [5, 1, 0]);
  });

  it('has the lanes of what the filter lets through only', () => {
    const matrix = trafficMatrix(traffic, ['a', 'b'], Uint8Array.of(1, 0, 0));
    assert.deepEqual([matrix?.senders, matrix?.receivers], [['b'], ['a']]);
  });

  it('is not there for more lanes than a person can read, or where directions were left out', () => {
    const lanes = Array.from({ length: mostMatrixLanes }, (_, index) => `w${index}`);
    const directions = lanes.map((lane) => [lane, 'w0', 1] as const);
    assert.ok(trafficMatrix(trafficOf(directions), lanes, null) !== undefined);
    assert.equal(trafficMatrix(trafficOf([...directions, ['w0', 'main', 1]]), lanes, null), undefined);
    assert.equal(trafficMatrix({ ...traffic, directionCount: 4 }, ['a', 'b'], null), undefined);
  });
});
