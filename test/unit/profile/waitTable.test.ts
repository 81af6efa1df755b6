import assert from 'node:assert/strict';
import { TimelineBuilder, waitTable } from '../../../src/profile/index.ts';
import type { WaitKind, WaitsRecord } from '../../../src/profile/index.ts';
import { lane } from './records.ts';

const waited = (id: string, kind: WaitKind, atUs: number, count: number, missedUs = 0): WaitsRecord => ({
  type: 'waits',
  lane: id,
  kind,
  atUs,
  count,
  waitedUs: count * 10_000,
  longestUs: 10_000,
  missedUs,
});

describe('waitTable', () => {
  it('has the latest totals of each lane and kind, whatever the order they came in', () => {
    const records = [
      waited('100-0', 'fs', 9_000_000, 3),
      waited('100-0', 'fs', 5_000_000, 2),
      lane(100, 0, 1_000_000),
      waited('100-0', 'http', 9_000_000, 7),
      lane(100, 1, 1_000_000),
      waited('100-1', 'timer', 5_000_000, 1, 1_000_000),
    ];
    for (const order of [records, records.slice(3).concat(records.slice(0, 3))]) {
      const builder = new TimelineBuilder();
      for (const record of order) builder.add(record);
      assert.deepEqual(waitTable(builder.overview().lanes), [
        { lane: 0, kind: 'http', count: 7, waitedMs: 70, longestMs: 10, countedShare: 1 },
        { lane: 0, kind: 'fs', count: 3, waitedMs: 30, longestMs: 10, countedShare: 1 },
        { lane: 1, kind: 'timer', count: 1, waitedMs: 10, longestMs: 10, countedShare: 0.75 },
      ]);
    }
  });
});
