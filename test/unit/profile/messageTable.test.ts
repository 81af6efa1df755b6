import assert from 'node:assert/strict';
import { messageTable, TimelineBuilder } from '../../../src/profile/index.ts';
import type { MessagesRecord } from '../../../src/profile/index.ts';
import { lane } from './records.ts';

const sent = (from: string, peer: string, atUs: number, count: number): MessagesRecord => ({
  type: 'messages',
  lane: from,
  peer,
  atUs,
  count,
  measuredCount: count / 2,
  bytes: count * 100,
  cloneUs: count * 1000,
});

describe('messageTable', () => {
  it('has a row for each direction, with the latest totals, whatever the order they came in', () => {
    const records = [
      sent('100-1', 'parent', 5_000, 4),
      sent('100-0', '100-1', 9_000, 10),
      lane(100, 0, 1_000),
      sent('100-0', '100-1', 4_000, 6),
      sent('100-0', 'unknown', 4_000, 2),
      lane(100, 1, 2_000),
      sent('100-1', '100-0', 6_000, 4),
      lane(200, 0, 3_000),
      sent('200-0', 'parent', 6_000, 2),
    ];
    for (const order of [records, records.slice(4).concat(records.slice(0, 4))]) {
      const builder = new TimelineBuilder();
      for (const record of order) builder.add(record);
      const rows = messageTable(builder.overview().lanes);
      assert.deepEqual(
        rows.map(({ from, to, count, bytes, cloneMs }) => [from, to, count, bytes, cloneMs]),
        [
          [0, -1, 2, 200, 2],
          [0, 1, 10, 1000, 10],
          // `parent` and its id are the same lane.
          [1, 0, 8, 800, 8],
          [2, 0, 2, 200, 2],
        ],
      );
      assert.ok(rows.every(({ measuredShare }) => measuredShare === 0.5));
    }
  });
});
