import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  indexTimeline,
  layoutOverview,
  layoutTimeline,
  sumMatches,
  type TaskBoxes,
} from '../../../src/profile/layout/index.ts';
import { timelineOf, type PlainTask } from '../../webview/support/timelineOf.ts';

const whole = { startUs: 0, endUs: 100_000, widthPx: 1000 };
const total = (column: ArrayLike<number>) => Array.from(column).reduce((sum, value) => sum + value, 0);
const round = (column: ArrayLike<number>) => Array.from(column, (value) => Math.round(value * 100) / 100);

const layoutOf = (tasks: readonly PlainTask[], viewport = whole) =>
  layoutTimeline(indexTimeline(timelineOf({ lanes: [{}, {}], tasks })), viewport);

describe('layoutTimeline', () => {
  it('puts a task where its time is, on its worker', () => {
    const { tasks } = layoutOf([{ worker: 1, queued: 5, started: 10, ended: 30, settled: 31 }]);
    assert.deepEqual([...tasks.lane], [1]);
    assert.deepEqual([...tasks.task], [0]);
    assert.deepEqual(round(tasks.x), [100]);
    assert.deepEqual(round(tasks.width), [200]);
  });

  it('shows what was queued before a task and replied after it', () => {
    const { queued, replies } = layoutOf([{ worker: 1, queued: 5, started: 10, ended: 30, settled: 40 }]);
    assert.deepEqual([round(queued.x), round(queued.width)], [[50], [50]]);
    assert.deepEqual([round(replies.x), round(replies.width)], [[300], [100]]);
  });

  it('clips a task to the viewport', () => {
    const { tasks } = layoutOf([{ worker: 1, queued: 0, started: 10, ended: 30 }], {
      startUs: 20_000,
      endUs: 40_000,
      widthPx: 1000,
    });
    assert.deepEqual([round(tasks.x), round(tasks.width)], [[0], [500]]);
  });

  it('leaves out what lies outside the viewport', () => {
    const { tasks } = layoutOf([{ worker: 1, queued: 0, started: 10, ended: 30 }], {
      startUs: 31_000,
      endUs: 40_000,
      widthPx: 1000,
    });
    assert.equal(tasks.count, 0);
  });

  it('lets a task without an end run on to the end of the recording, or of its worker', () => {
    const plain = { tasks: [{ worker: 1, queued: 0, started: 10, outcome: 'running' as const }] };
    const running = layoutTimeline(indexTimeline(timelineOf({ lanes: [{}, {}], ...plain })), whole);
    assert.deepEqual(round(running.tasks.width), [900]);
    const lost = timelineOf({ lanes: [{}, { endUs: 50_000, endReason: 'lost' }], ...plain });
    assert.deepEqual(round(layoutTimeline(indexTimeline(lost), whole).tasks.width), [400]);
  });

  it('gives tasks that a worker runs side by side slots of their own', () => {
    const { tasks } = layoutOf([
      { worker: 1, queued: 0, started: 10, ended: 30 },
      { worker: 1, queued: 1, started: 20, ended: 40 },
      { worker: 1, queued: 2, started: 30, ended: 50 },
    ]);
    assert.deepEqual([...tasks.slot], [0, 0, 1]);
    assert.deepEqual([...tasks.task], [0, 2, 1]);
  });

  it('merges tasks that are too small to see and counts them', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      worker: 1,
      queued: 0,
      started: 10 + index * 0.1,
      ended: 10.05 + index * 0.1,
      outcome: index === 7 ? ('failed' as const) : ('done' as const),
    }));
    const { tasks } = layoutOf(many);
    assert(tasks.count <= 20, `${tasks.count} boxes`);
    assert.equal(total(tasks.taskCount), 40);
    assert.equal(total(tasks.failedCount), 1);
    assert(tasks.task.every((task) => task === -1));
    assert(tasks.covered.every((covered) => covered > 0.4 && covered < 0.8));
  });

  it('shows the same tasks one by one when a person zooms in', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      worker: 1,
      queued: 0,
      started: 10 + index * 0.1,
      ended: 10.05 + index * 0.1,
    }));
    const { tasks } = layoutOf(many, { startUs: 10_000, endUs: 12_000, widthPx: 1000 });
    assert.deepEqual(
      [...tasks.task],
      Array.from({ length: 21 }, (_, index) => index),
    );
  });

  it('says how many tasks of a box the filter lets through', () => {
    const timeline = timelineOf({
      lanes: [{}, {}],
      tasks: [
        { worker: 1, queued: 0, started: 10, ended: 10.05 },
        { worker: 1, queued: 0, started: 10.1, ended: 10.15 },
        { worker: 1, queued: 0, started: 20, ended: 30 },
      ],
    });
    const index = indexTimeline(timeline);
    const { tasks } = layoutTimeline(index, whole, sumMatches(index, Uint8Array.of(0, 1, 0)));
    assert.deepEqual([...tasks.taskCount], [2, 1]);
    assert.deepEqual([...tasks.matchCount], [1, 0]);
  });

  it('keeps the mix of states in a box that merges them', () => {
    const states = Array.from({ length: 100 }, (_, index) => {
      const state = index % 4 === 3 ? ('blocked' as const) : ('running' as const);
      return [0, state, 10 + index * 0.01, 10 + (index + 1) * 0.01] as const;
    });
    const boxes = layoutTimeline(indexTimeline(timelineOf({ lanes: [{}], states })), whole).states;
    assert(boxes.count > 0 && boxes.count < 10);
    assert(Math.abs(total(boxes.blocked) / boxes.count - 0.25) < 0.03);
    assert(Math.abs(total(boxes.running) / boxes.count - 0.75) < 0.03);
  });

  it('draws nothing for a lane that is idle', () => {
    const timeline = timelineOf({ lanes: [{}], states: [[0, 'idle', 0, 100]] });
    assert.equal(layoutTimeline(indexTimeline(timeline), whole).states.count, 0);
  });

  it('counts the tasks in flight of a caller, those on a worker apart', () => {
    const { inFlight } = layoutOf([
      { worker: 1, queued: 10, started: 20, ended: 40, settled: 50 },
      { worker: 1, queued: 10, started: 40, ended: 60, settled: 70 },
    ]);
    assert.deepEqual(round(inFlight.x), [100, 200, 400, 500, 600]);
    assert.deepEqual([...inFlight.inFlight], [2, 2, 2, 1, 1]);
    assert.deepEqual([...inFlight.running], [0, 1, 1, 1, 0]);
  });

  it('begins with the step that holds when the viewport begins', () => {
    const { inFlight } = layoutOf([{ worker: 1, queued: 10, started: 20, ended: 80, settled: 90 }], {
      startUs: 50_000,
      endUs: 60_000,
      widthPx: 1000,
    });
    assert.deepEqual([round(inFlight.x), round(inFlight.width)], [[0], [1000]]);
    assert.deepEqual([...inFlight.running], [1]);
  });

  it('lets a loop delay cover the time since the measurement before it', () => {
    const timeline = timelineOf({ lanes: [{}], delays: [[0, 20, 1], [0, 40, 15]] }); // prettier-ignore
    const { loopDelays } = layoutTimeline(indexTimeline(timeline), whole);
    assert.deepEqual([round(loopDelays.x), round(loopDelays.width)], [[0, 200], [200, 200]]); // prettier-ignore
    assert.deepEqual([...loopDelays.maxDelayUs], [1000, 15_000]);
  });

  it('takes states out of order and overlapping ones as they can be', () => {
    const timeline = timelineOf({ lanes: [{}], states: [[0, 'blocked', 50, 60], [0, 'running', 10, 55]] }); // prettier-ignore
    const { states } = layoutTimeline(indexTimeline(timeline), whole);
    assert.deepEqual([round(states.x), round(states.width)], [[100, 550], [450, 50]]); // prettier-ignore
  });
});

/** Any tasks at all, ends before starts and unknown times among them, on lanes that may not exist. */
const anyTask = fc.record({
  worker: fc.integer({ min: -1, max: 2 }),
  queued: fc.double({ min: 0, max: 100, noNaN: true }),
  started: fc.double({ min: 0, max: 100 }),
  ended: fc.double({ min: 0, max: 100 }),
  settled: fc.double({ min: 0, max: 100 }),
});
const anyTimeline = fc
  .array(anyTask, { maxLength: 200 })
  .map((tasks) => timelineOf({ lanes: [{}, {}, {}], tasks }));
const anyViewport = fc
  .tuple(
    fc.double({ min: 0, max: 99, noNaN: true }),
    fc.double({ min: 0.001, max: 100, noNaN: true }),
    fc.integer({ min: 50, max: 3000 }),
  )
  .map(([startMs, spanMs, widthPx]) => ({
    startUs: startMs * 1000,
    endUs: (startMs + spanMs) * 1000,
    widthPx,
  }));

const slotsOf = (boxes: TaskBoxes) => {
  const bySlot = new Map<string, { x: number; end: number }[]>();
  for (let box = 0; box < boxes.count; box += 1) {
    const key = `${boxes.lane[box]}/${boxes.slot[box]}`;
    const x = boxes.x[box] ?? 0;
    bySlot.set(key, [...(bySlot.get(key) ?? []), { x, end: x + (boxes.width[box] ?? 0) }]);
  }
  return [...bySlot.values()];
};

describe('layoutTimeline, whatever the profile says', () => {
  it('keeps every box inside the viewport', () => {
    fc.assert(
      fc.property(anyTimeline, anyViewport, (timeline, viewport) => {
        const boxes = layoutTimeline(indexTimeline(timeline), viewport);
        for (const { count, x, width } of Object.values(boxes)) {
          for (let box = 0; box < count; box += 1) {
            assert((x[box] ?? -1) >= 0 && (width[box] ?? 0) > 0);
            assert((x[box] ?? 0) + (width[box] ?? 0) <= viewport.widthPx + 0.01);
          }
        }
      }),
    );
  });

  it('loses no task: the counts of all boxes add up to the tasks that started on a worker', () => {
    fc.assert(
      fc.property(anyTimeline, fc.integer({ min: 50, max: 3000 }), (timeline, widthPx) => {
        const { tasks } = layoutTimeline(indexTimeline(timeline), { startUs: 0, endUs: 100_000, widthPx });
        const { startedUs, workerLane } = timeline.tasks;
        const expected = workerLane.filter((lane, task) => lane >= 0 && Number.isFinite(startedUs[task]));
        assert.equal(total(tasks.taskCount), expected.length);
        assert.equal(total(tasks.matchCount), expected.length);
      }),
    );
  });

  it('orders the boxes of a slot by time and lets none cover another by more than a moment’s pixel', () => {
    fc.assert(
      fc.property(anyTimeline, anyViewport, (timeline, viewport) => {
        for (const boxes of slotsOf(layoutTimeline(indexTimeline(timeline), viewport).tasks)) {
          for (const [index, { x }] of boxes.entries()) {
            const before = boxes[index - 1];
            if (before !== undefined)
              assert(x >= before.x && before.end - x <= 1.01, JSON.stringify([before, x]));
          }
        }
      }),
    );
  });

  it('draws no more boxes than there are pixels to see them on', () => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => ({
      worker: 1,
      queued: 0,
      started: index * 0.005,
      ended: index * 0.005 + 0.004,
    }));
    const boxes = layoutOf(tasks);
    assert(boxes.tasks.count <= whole.widthPx / 2 + 2, `${boxes.tasks.count} boxes`);
    assert.equal(total(boxes.tasks.taskCount), 20_000);
  });

  it('finds room for more tasks side by side than a band can show', () => {
    const tasks = Array.from({ length: 300 }, (_, index) => ({
      worker: 1,
      queued: 0,
      started: 10 + index / 10,
      ended: 90,
    }));
    const { tasks: boxes } = layoutOf(tasks);
    assert.equal(total(boxes.taskCount), 300);
    assert(Math.max(...boxes.slot) < 12);
  });
});

describe('layoutOverview', () => {
  it('says how many lanes were running in each column', () => {
    const timeline = timelineOf({
      lanes: [{}, {}],
      states: [[0, 'running', 0, 50], [1, 'running', 25, 100], [0, 'blocked', 50, 100]], // prettier-ignore
    });
    const { busyLanes, most } = layoutOverview(indexTimeline(timeline), 4);
    assert.deepEqual(round(busyLanes), [1, 2, 1, 1]);
    assert.equal(most, 2);
  });

  it('is empty for a run without length', () => {
    const { busyLanes } = layoutOverview(indexTimeline(timelineOf({ lanes: [{}], durationMs: 0 })), 4);
    assert.deepEqual([...busyLanes], [0, 0, 0, 0]);
  });
});
