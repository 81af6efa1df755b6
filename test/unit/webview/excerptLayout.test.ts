import assert from 'node:assert/strict';
import type { PanelQuestion } from '../../../src/protocol/index.ts';
import { LargeTimeline } from '../../../src/profile/layout/largeTimeline.ts';
import { withExcerpts } from '../../../src/webview/panel/excerptLayout.ts';
import type { LayoutClient, LayoutHandlers } from '../../../src/webview/panel/layoutContract.ts';
import { simulatedRun } from '../../webview/support/simulatedRun.ts';

const run = simulatedRun();
const large = new LargeTimeline(run);
const viewport = { startUs: 0, endUs: 1_000, widthPx: 300 };

function start() {
  const asked: Extract<PanelQuestion, { kind: 'excerpt' }>[] = [];
  const ofWorker: string[] = [];
  const shown: string[] = [];
  const worker: LayoutClient = {
    setTimeline: () => ofWorker.push('timeline'),
    setFilter: () => ofWorker.push('filter'),
    layout: () => ofWorker.push('layout'),
    overview: () => ofWorker.push('overview'),
  };
  const handlers: LayoutHandlers = {
    timeline: ({ taskTotal }, rows) => shown.push(`timeline of ${taskTotal}, ${rows?.rows.length} rows`),
    boxes: ({ endUs }) => shown.push(`boxes to ${endUs}`),
    overview: ({ busyLanes }) => shown.push(`${busyLanes.length} columns`),
    failed: (message) => shown.push(message),
  };
  const layout = withExcerpts(worker, handlers, {
    ask: (question) => asked.push(question),
    firstViewport: (endUs) => ({ startUs: 0, endUs, widthPx: 300 }),
  });
  return { asked, ofWorker, shown, layout };
}

describe('the layout of a page', () => {
  it('is the worker’s for a run that the page has as a whole', () => {
    const { asked, ofWorker, layout } = start();
    layout.setTimeline(1, run);
    layout.setFilter(null, '');
    layout.layout(viewport);
    layout.overview(10);
    assert.deepEqual(ofWorker, ['timeline', 'filter', 'layout', 'overview']);
    assert.deepEqual(asked, []);
  });

  it('is asked of the service for a larger one, each part once', () => {
    const { asked, ofWorker, layout } = start();
    layout.setTimeline(1, large.outline());
    layout.layout(viewport);
    layout.layout({ ...viewport });
    layout.setFilter(null, 'resize');
    layout.setFilter(null, 'resize');
    layout.overview(10);
    assert.deepEqual(ofWorker, []);
    assert.deepEqual(
      asked.map((one) => [one.revision, one.viewport.endUs, one.filter, one.columns]),
      [
        [1, run.durationUs, '', 1],
        [1, 1_000, '', 1],
        [1, 1_000, 'resize', 1],
        [1, 1_000, 'resize', 10],
      ],
    );
  });

  it('shows an answer, unless the run has grown since', () => {
    const { asked, shown, layout } = start();
    layout.setTimeline(1, large.outline());
    const excerpt = large.excerpt({ viewport, filter: '', columns: 10 });
    layout.receive({ kind: 'excerpt', revision: 1, excerpt });
    const rows = run.lanes.length + 1;
    assert.deepEqual(shown.splice(0), [
      `timeline of ${run.tasks.count}, ${rows} rows`,
      'boxes to 1000',
      '10 columns',
    ]);
    layout.setTimeline(2, large.outline());
    assert.equal(asked.at(-1)?.revision, 2);
    layout.receive({ kind: 'excerpt', revision: 1, excerpt });
    assert.deepEqual(shown, []);
  });
});
