import assert from 'node:assert/strict';
import {
  indexTimeline,
  layoutRows,
  nextLane,
  rowAt,
  rowMetrics,
  type RowLayout,
} from '../../../src/profile/layout/index.ts';
import { timelineOf, type PlainTimeline } from '../../webview/support/timelineOf.ts';

const rowsOf = (plain: PlainTimeline) => {
  const timeline = timelineOf(plain);
  return layoutRows(timeline, indexTimeline(timeline).lanes);
};
const kinds = (rows: readonly RowLayout[]) =>
  rows.map((row) => (row.kind === 'process' ? `process ${row.pid}` : row.lane));

const sideBySide = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ worker: 1, queued: 0, started: 1 + index, ended: 90 }));

const bandHeight = (count: number) => {
  const { rows } = rowsOf({ lanes: [{ pid: 1 }, { pid: 2 }], tasks: sideBySide(count) });
  const row = rows[1];
  return row?.kind === 'lane' ? (row.tasks?.height ?? 0) : 0;
};

describe('layoutRows', () => {
  it('groups lanes by process, with a heading where a process has more than one', () => {
    const { rows } = rowsOf({ lanes: [{ pid: 1 }, { pid: 2 }, { pid: 1 }] });
    assert.deepEqual(kinds(rows), ['process 1', 0, 2, 1]);
  });

  it('stacks rows without gaps', () => {
    const { rows, heightPx } = rowsOf({ lanes: [{ pid: 1 }, { pid: 1 }, { pid: 2 }] });
    let y = 0;
    for (const row of rows) {
      assert.equal(row.y, y);
      y += row.height;
    }
    assert.equal(heightPx, y);
    assert.equal(rowAt(rows, heightPx - 1), rows.at(-1));
    assert.equal(rowAt(rows, heightPx), undefined);
  });

  it('gives a lane only the bands that it has something for, one below the other', () => {
    const { rows } = rowsOf({
      lanes: [{ pid: 1 }, { pid: 2 }, { pid: 3 }],
      tasks: [{ worker: 1, queued: 1, started: 2, ended: 3, settled: 4 }],
      delays: [[0, 10, 1]],
    });
    const [main, worker, other] = rows.filter((row) => row.kind === 'lane');
    assert(main?.inFlight !== undefined && main.loopDelay !== undefined && main.tasks === undefined);
    assert(main.inFlight.y >= main.strip.y + main.strip.height);
    assert(main.loopDelay.y >= main.inFlight.y + main.inFlight.height);
    assert(worker?.tasks !== undefined && worker.inFlight === undefined && worker.loopDelay === undefined);
    assert(other !== undefined && other.tasks === undefined && other.loopDelay === undefined);
    assert.equal(other.height, worker.height, 'two lines of label need as much room as a band');
  });

  it('leaves the label its two lines, also where a lane ran no task and the event-loop delay comes next', () => {
    const [main] = rowsOf({ lanes: [{ pid: 1 }], delays: [[0, 10, 1]] }).rows;
    assert(main?.kind === 'lane' && main.tasks === undefined && main.loopDelay !== undefined);
    assert(main.loopDelay.y >= main.y + rowMetrics.padding + 2 * rowMetrics.line);
    assert(main.height >= main.loopDelay.y + main.loopDelay.height - main.y);
  });

  it('gives tasks that run side by side a higher band', () => {
    assert(bandHeight(1) < bandHeight(4));
    assert(bandHeight(4) < bandHeight(8));
    assert.equal(bandHeight(50), bandHeight(8), 'but never higher than a row should be');
  });

  it('measures all loop delays on one scale that noise does not fill', () => {
    assert.equal(rowsOf({ lanes: [{}, {}], delays: [[0, 10, 400], [1, 10, 50]] }).loopDelayScaleUs, 400_000); // prettier-ignore
    assert.equal(rowsOf({ lanes: [{}], delays: [[0, 10, 2]] }).loopDelayScaleUs, 20_000);
  });

  it('walks from lane to lane as they are drawn', () => {
    const { rows } = rowsOf({ lanes: [{ pid: 1 }, { pid: 2 }, { pid: 1 }] });
    assert.equal(nextLane(rows, -1, 1), 0);
    assert.equal(nextLane(rows, 0, 1), 2);
    assert.equal(nextLane(rows, 1, 1), undefined);
    assert.equal(nextLane(rows, -1, -1), 1);
    assert.equal(nextLane(rows, 0, -1), undefined);
  });
});
