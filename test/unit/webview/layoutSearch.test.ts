import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { highestBetween, buildInFlight } from '../../../src/profile/layout/inFlight.ts';
import { groupByLane } from '../../../src/profile/layout/laneGroups.ts';
import { lowerBound, lowerBoundNear } from '../../../src/profile/layout/runs.ts';
import { sortTimes } from '../../../src/profile/layout/sortTimes.ts';
import { timelineOf } from '../../webview/support/timelineOf.ts';

const anyTime = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);
/** Zero and minus zero are the same moment. */
const plain = (times: Iterable<number>) => Array.from(times, (us) => us + 0);

describe('sorting and searching of a layout', () => {
  it('sorts times as a sort by comparing does, however they are spread', () => {
    fc.assert(
      fc.property(fc.array(anyTime, { maxLength: 300 }), (times) => {
        const expected = Float64Array.from(times).sort();
        assert.deepEqual(plain(sortTimes(Float64Array.from(times))), plain(expected));
      }),
    );
    // All but one in one place: too many would have to be moved by hand.
    const crowded = Float64Array.from({ length: 5_000 }, (_, at) => (at === 7 ? 1e15 : (at * 7_919) % 5_000));
    assert.deepEqual(sortTimes(crowded.slice()), crowded.slice().sort());
  });

  it('groups rows by lane in order of their times, equal ones as they came', () => {
    const anyRow = fc.record({ lane: fc.integer({ min: -1, max: 3 }), us: fc.integer({ min: 0, max: 500 }) });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 400 }), (rows) => {
        const keyUs = Float64Array.from(rows, ({ us }) => (us === 13 ? Number.NaN : us));
        const groups = groupByLane(
          Int32Array.from(rows, ({ lane }) => lane),
          4,
          keyUs,
        );
        const expected = [0, 1, 2, 3].map((lane) =>
          rows
            .flatMap((row, index) => (row.lane === lane && row.us !== 13 ? [index] : []))
            .sort((a, b) => (rows[a]?.us ?? 0) - (rows[b]?.us ?? 0) || a - b),
        );
        assert.deepEqual(
          groups.map((group) => [...group]),
          expected,
        );
      }),
    );
  });

  it('finds nearby what a search of the whole finds', () => {
    const any = fc.tuple(fc.array(anyTime, { minLength: 1, maxLength: 200 }), anyTime, fc.nat(200));
    fc.assert(
      fc.property(any, ([times, limit, begin]) => {
        const values = Float64Array.from(times).sort();
        const from = Math.min(begin, values.length);
        const expected = lowerBound(values, limit, from, values.length);
        assert.equal(lowerBoundNear(values, limit, from, values.length), expected);
      }),
    );
  });

  it('tells the most tasks in flight between any two steps', () => {
    const tasks = Array.from({ length: 700 }, (_, task) => ({
      caller: 0,
      worker: 1,
      queued: task,
      started: task + 1,
      ended: task + 2,
      settled: task + 3 + ((task * 37) % 101),
    }));
    const [steps] = buildInFlight(timelineOf({ lanes: [{}, {}], tasks }));
    assert(steps !== undefined && steps.count > 700);
    const anyPart = fc.tuple(fc.nat(steps.count), fc.nat(steps.count));
    fc.assert(
      fc.property(anyPart, ([one, other]) => {
        const [first, afterLast] = [Math.min(one, other), Math.max(one, other)];
        const expected = Math.max(0, ...steps.inFlight.subarray(first, afterLast));
        assert.equal(highestBetween(steps.inFlight, steps.inFlightBlocks, first, afterLast), expected);
      }),
    );
  });
});
