import assert from 'node:assert/strict';
import { indexTimeline, layoutOverview, layoutRows, layoutTimeline } from '../../../src/profile/index.ts';
import type { Viewport } from '../../../src/profile/index.ts';
import { isLarge, LargeTimeline } from '../../../src/profile/layout/largeTimeline.ts';
import { lanesOfBands } from '../../../src/profile/layout/excerpt.ts';
import { laneTotals } from '../../../src/webview/panel/taskFacts.ts';
import { readAnswer } from '../../../src/webview/shared/readAnswer.ts';
import { simulatedRun } from '../../webview/support/simulatedRun.ts';

const run = simulatedRun();
const large = new LargeTimeline(run);
const viewports: readonly Viewport[] = [
  { startUs: 0, endUs: run.durationUs, widthPx: 60 },
  { startUs: 0, endUs: run.durationUs, widthPx: 1_000 },
  { startUs: 700_000, endUs: 900_000, widthPx: 1_000 },
  { startUs: 1_000_000, endUs: 1_000_010, widthPx: 500 },
];

describe('a run that is too large for a page', () => {
  it('is one with more tasks and states than are sent', () => {
    const rows = run.tasks.count + run.states.count;
    assert.equal(isLarge(run), false);
    assert.equal(isLarge(run, rows), false);
    assert.equal(isLarge(run, rows - 1), true);
  });

  it('has an outline without tasks and states, which says how many tasks there are', () => {
    const outline = large.outline();
    assert.equal(outline.taskTotal, run.tasks.count);
    assert.equal(outline.tasks.count + outline.states.count, 0);
    assert.deepEqual(outline.lanes, run.lanes);
  });

  it('is drawn as the whole would be', () => {
    for (const viewport of viewports) {
      const { boxes, overview, bands, timeline } = large.excerpt({ viewport, filter: '', columns: 90 });
      const whole = indexTimeline(run);
      const expected = layoutTimeline(whole, viewport);
      assert.deepEqual(
        { ...boxes, tasks: { ...boxes.tasks, task: 0 } },
        { ...expected, tasks: { ...expected.tasks, task: 0 } },
      );
      assert.deepEqual(overview, layoutOverview(whole, 90));
      assert.deepEqual(layoutRows(timeline, lanesOfBands(bands)), layoutRows(run, whole.lanes));
      // The same tasks by other numbers.
      for (const [box, task] of expected.tasks.task.entries()) {
        const own = boxes.tasks.task[box] ?? -1;
        assert.equal(own >= 0, task >= 0);
        if (task < 0) continue;
        assert.equal(timeline.tasks.queuedUs[own], run.tasks.queuedUs[task]);
        assert.equal(
          timeline.tasks.names[timeline.tasks.nameIndex[own] ?? -1],
          run.tasks.names[run.tasks.nameIndex[task] ?? -1],
        );
      }
    }
  });

  it('says in words what the whole would: time in each state, the longest delay', () => {
    for (const viewport of viewports) {
      const { timeline } = large.excerpt({ viewport, filter: '', columns: 1 });
      for (const [lane, totals] of laneTotals(timeline).entries()) {
        const expected = laneTotals(run)[lane];
        for (const figure of [
          'runningUs',
          'javascriptUs',
          'nativeUs',
          'garbageUs',
          'waitingUs',
          'blockedUs',
          'maxLoopDelayUs',
        ] as const) {
          const [is, shouldBe] = [totals[figure], expected?.[figure] ?? 0];
          const isSame = Number.isNaN(shouldBe) ? Number.isNaN(is) : Math.abs(is - shouldBe) < 1;
          assert.ok(isSame, `${figure} of lane ${lane} is ${is}`);
        }
      }
    }
  });

  it('counts what a filter lets through', () => {
    const [viewport] = viewports;
    assert.ok(viewport !== undefined);
    const sumOf = (filter: string): number =>
      large.excerpt({ viewport, filter, columns: 1 }).boxes.tasks.matchCount.reduce((a, b) => a + b, 0);
    assert.equal(sumOf(''), run.tasks.count);
    assert.equal(sumOf('encodeArchive'), 7);
    assert.equal(sumOf('failed'), 1);
    assert.equal(sumOf(''), run.tasks.count);
  });

  it('passes the border as it is', () => {
    for (const viewport of viewports) {
      const excerpt = large.excerpt({ viewport, filter: '', columns: 90 });
      const answer = { kind: 'excerpt', revision: 3, excerpt } as const;
      assert.deepEqual(readAnswer(answer), answer);
    }
  });

  it('is refused at the border where a box has a lane or a task that is not there', () => {
    const [viewport] = viewports;
    assert.ok(viewport !== undefined);
    const excerpt = large.excerpt({ viewport, filter: '', columns: 90 });
    const { tasks } = excerpt.boxes;
    const wrong = [
      { ...tasks, lane: tasks.lane.map(() => 99) },
      { ...tasks, task: tasks.task.map(() => 10_000) },
      { ...tasks, x: [0] },
    ];
    for (const one of wrong) {
      const answer = {
        kind: 'excerpt',
        revision: 3,
        excerpt: { ...excerpt, boxes: { ...excerpt.boxes, tasks: one } },
      };
      assert.throws(() => readAnswer(answer), /excerpt\.boxes\.tasks/);
    }
  });
});
