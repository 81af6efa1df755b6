import assert from 'node:assert/strict';
import { describeHit, taskSentence } from '../../../src/webview/panel/describeHit.ts';
import { layoutRows } from '../../../src/profile/layout/index.ts';
import { factLine, laneFacts } from '../../../src/webview/panel/laneFacts.ts';
import { filterTasks } from '../../../src/profile/layout/filterTasks.ts';
import { pictureCommand } from '../../../src/webview/panel/keyboard.ts';
import { nextTask, type TaskWalk } from '../../../src/profile/index.ts';
import { laneTotals } from '../../../src/webview/panel/taskFacts.ts';
import { laneColumns, taskColumns } from '../../../src/webview/panel/tables/columns.ts';
import { nextSort, sortRows } from '../../../src/webview/panel/tables/sortRows.ts';
import { stripPath, stripSentence } from '../../../src/webview/live/strip.ts';
import { timelineOf } from '../../webview/support/timelineOf.ts';

const timeline = timelineOf({
  lanes: [{}, {}, {}],
  tasks: [
    { name: 'resize', worker: 1, queued: 0, started: 10, ended: 40, settled: 41 },
    { name: 'encode', worker: 2, queued: 1, started: 5, ended: 9, settled: 10, outcome: 'failed' },
    { name: 'resize', worker: 2, queued: 2, started: 10, outcome: 'running' },
    { name: 'decode', queued: 3, outcome: 'queued' },
  ],
  states: [[0, 'running', 0, 20], [0, 'blocked', 20, 25], [0, 'running', 25, 30], [1, 'waiting-for-core', 0, 7]], // prettier-ignore
  delays: [[0, 10, 3], [0, 20, 9], [0, 30, 4]], // prettier-ignore
});
const noBands = { tracks: [], inFlight: { count: 0, most: 0 }, loopDelays: { count: 0, mostUs: 0 } };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('nextTask', () => {
  const walk: TaskWalk = { lane: -1, matches: null, window: { startUs: 0, endUs: 100_000 } };
  const order = (step: 1 | -1, options = walk) => {
    const seen: number[] = [];
    for (
      let task = nextTask(timeline, -1, step, options);
      task >= 0;
      task = nextTask(timeline, task, step, options)
    ) {
      seen.push(task);
    }
    return seen;
  };

  it('visits every task once, by start, those that never started by when they were queued', () => {
    assert.deepEqual(order(1), [3, 1, 0, 2]);
    assert.deepEqual(order(-1), [2, 0, 1, 3]);
  });

  it('stays on a lane and with what the filter lets through', () => {
    assert.deepEqual(order(1, { ...walk, lane: 2 }), [1, 2]);
    assert.deepEqual(order(1, { ...walk, matches: Uint8Array.of(1, 0, 1, 0) }), [0, 2]);
  });

  it('begins in the shown window', () => {
    assert.equal(nextTask(timeline, -1, 1, { ...walk, window: { startUs: 6000, endUs: 8000 } }), 0);
    assert.equal(nextTask(timeline, -1, -1, { ...walk, window: { startUs: 6000, endUs: 8000 } }), 1);
  });
});

const kept = (filter: string) => {
  const matches = filterTasks(timeline, filter);
  return matches === null ? null : [...matches];
};

describe('filterTasks', () => {
  it('looks for each word in name, lanes and outcome, whatever the case', () => {
    assert.deepEqual(kept('RESIZE'), [1, 0, 1, 0]);
    assert.deepEqual(kept('worker'), [1, 1, 1, 0]);
    assert.deepEqual(kept('failed'), [0, 1, 0, 0]);
    assert.deepEqual(kept('resize "worker 2"'), [0, 0, 0, 0]);
    assert.deepEqual(kept('2 resize'), [0, 0, 1, 0]);
  });

  it('is no filter when it is empty', () => {
    assert.equal(kept('  '), null);
  });
});

describe('the tables', () => {
  const columns = taskColumns(timeline);
  const sorted = (column: string, direction: 'ascending' | 'descending') => [
    ...sortRows(timeline.tasks.count, null, columns, { column, direction }),
  ];

  it('sort by figures and by words, what is not known last in both directions', () => {
    assert.deepEqual(sorted('ran', 'ascending'), [1, 0, 2, 3]);
    assert.deepEqual(sorted('ran', 'descending'), [0, 1, 2, 3]);
    assert.deepEqual(sorted('task', 'ascending'), [3, 1, 0, 2]);
    assert.deepEqual(sorted('on', 'descending'), [1, 2, 0, 3]);
  });

  it('keep the order of recording without a sort, and only what the filter lets through', () => {
    assert.deepEqual([...sortRows(4, Uint8Array.of(1, 0, 0, 1), columns, undefined)], [0, 3]);
  });

  it('turn a heading from ascending to descending to none', () => {
    const once = nextSort(undefined, 'ran');
    const twice = nextSort(once, 'ran');
    assert.deepEqual(
      [once?.direction, twice?.direction, nextSort(twice, 'ran')],
      ['ascending', 'descending', undefined],
    );
    assert.deepEqual(nextSort(once, 'task'), { column: 'task', direction: 'ascending' });
  });

  it('say "not yet" of a task under way, and "not known" of one that is lost', () => {
    assert.deepEqual(columns.map(({ text }) => plain(text(3))), ['decode', 'queued', 'main', 'not yet', '3.0 ms', 'not yet', 'not yet', 'not yet']); // prettier-ignore
    const lost = timelineOf({
      lanes: [{}, {}],
      tasks: [{ worker: 1, queued: 0, started: 1, outcome: 'lost' }],
    });
    assert.deepEqual(taskColumns(lost).slice(6).map(({ text }) => text(0)), ['not known', 'not known']); // prettier-ignore
  });

  it('add up the states and the longest loop delay of each lane', () => {
    const [main, worker, silent] = laneTotals(timeline);
    const unsampled = { javascriptUs: NaN, nativeUs: NaN, garbageUs: NaN };
    assert.deepEqual(main, { runningUs: 25_000, ...unsampled, waitingUs: 0, blockedUs: 5000, maxLoopDelayUs: 9000 }); // prettier-ignore
    assert.deepEqual(worker, { runningUs: 0, ...unsampled, waitingUs: 7000, blockedUs: 0, maxLoopDelayUs: NaN }); // prettier-ignore
    assert.deepEqual(silent, { runningUs: NaN, ...unsampled, waitingUs: NaN, blockedUs: NaN, maxLoopDelayUs: NaN }); // prettier-ignore
    const row = laneColumns(timeline, laneTotals(timeline)).map(({ text }) => plain(text(2)));
    const unknown = Array.from({ length: 11 }, () => 'not known');
    assert.deepEqual(row, ['worker 2', 'worker thread', '100', 'not known', '2', ...unknown, 'running']);
  });

  it('say of each lane how much memory it has, whether that grew, and how busy its event loop was', () => {
    const mib = 2 ** 20;
    const lanes = [
      { memoryBytes: 48 * mib, mostMemoryBytes: 60 * mib, memoryGrowthBytes: 12 * mib, rssBytes: 130 * mib, loopUtilization: 0.31 },
      { memoryBytes: 20 * mib, mostMemoryBytes: 20 * mib, memoryGrowthBytes: 1000 },
    ]; // prettier-ignore
    const told = timelineOf({ lanes });
    const shown = laneColumns(told, laneTotals(told)).filter(({ id }) => /utilization|memory|rss/.test(id));
    const say = (row: number) =>
      shown.map(({ text, detail }) => plain(`${text(row)} ${detail?.(row) ?? ''}`.trim()));
    assert.deepEqual(say(0), ['31 %', '48.0 MiB +12 MiB', '60.0 MiB', '130.0 MiB']);
    assert.deepEqual(say(1), ['not known', '20.0 MiB', '20.0 MiB', 'not known']);
    const rows = layoutRows(told, [noBands, noBands]).rows.filter((row) => row.kind === 'lane');
    assert.deepEqual(
      rows.map((row) => plain(factLine(laneFacts(told, row)))),
      ['48 MiB (+12 MiB)', '20 MiB'],
    );
  });

  it('add up what ran of a lane that was sampled, and say of each how long', () => {
    const sampled = timelineOf({
      lanes: [{}],
      states: [[0, 'running', 0, 5], [0, 'javascript', 5, 15], [0, 'native', 15, 18], [0, 'idle', 18, 100]], // prettier-ignore
    });
    const [totals] = laneTotals(sampled);
    assert.deepEqual([totals?.runningUs, totals?.javascriptUs, totals?.nativeUs, totals?.garbageUs], [18_000, 10_000, 3000, 0]); // prettier-ignore
  });
});

const noShares = { javascript: 0, native: 0, garbage: 0, running: 0, waiting: 0, blocked: 0 };

describe('descriptions', () => {
  it('name a state, never only colour it', () => {
    const hit = {
      kind: 'state',
      lane: 0,
      shares: { ...noShares, blocked: 1 },
      startUs: 20_000,
      endUs: 25_000,
    } as const;
    assert.equal(describeHit(timeline, hit).heading, 'Blocked');
    const headingOf = (shares: Partial<typeof noShares>) =>
      describeHit(timeline, { ...hit, shares: { ...noShares, ...shares } }).heading;
    assert.equal(headingOf({}), 'Idle');
    assert.equal(headingOf({ javascript: 1 }), 'Running JavaScript');
    assert.equal(headingOf({ native: 1 }), 'Running Node or native code');
    assert.equal(headingOf({ garbage: 1 }), 'Collecting garbage');
  });

  it('give the shares of a mix', () => {
    const hit = {
      kind: 'state',
      lane: 0,
      shares: { ...noShares, javascript: 0.25, native: 0.15, garbage: 0.1, waiting: 0.2 },
      startUs: NaN,
      endUs: NaN,
    } as const;
    const { heading, lines } = describeHit(timeline, hit);
    assert.equal(heading, 'Several states');
    assert.deepEqual(lines.map(([term, value]) => `${term} ${plain(value)}`), ['on main', 'running JavaScript 25 %', 'running Node or native code 15 %', 'collecting garbage 10 %', 'waiting for a core 20 %', 'idle 30 %']); // prettier-ignore
  });

  it('tell a task in one sentence', () => {
    assert.equal(
      plain(taskSentence(timeline, 1)),
      'encode: outcome failed, from main, on worker 2, queued at 1 ms, waited 4.00 ms, ran 4.00 ms, reply took 1.00 ms.',
    );
  });

  it('leave out what a task under way has not come to', () => {
    assert.equal(plain(taskSentence(timeline, 3)), 'decode: outcome queued, from main, queued at 3 ms.');
  });

  it('count what is merged', () => {
    const hit = {
      kind: 'tasks',
      lane: 1,
      taskCount: 12,
      failedCount: 2,
      covered: 0.5,
      spanUs: 4000,
    } as const;
    const { heading, lines } = describeHit(timeline, hit);
    assert.equal(plain(heading), '12 tasks');
    assert(lines.some(([term, value]) => term === 'failed or lost' && value === '2'));
  });
});

const press = (key: string, modifiers: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  pictureCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });

describe('keys on the picture', () => {
  it('mean what the hint says', () => {
    assert.deepEqual(press('ArrowLeft'), { kind: 'pan', share: -0.1 });
    assert.deepEqual(press('ArrowRight', { shiftKey: true }), { kind: 'pan', share: 0.5 });
    assert.deepEqual(press('Enter', { shiftKey: true }), { kind: 'task', step: -1 });
    assert.deepEqual(press('f'), { kind: 'fit' });
  });

  it('leave the editor its own shortcuts', () => {
    assert.equal(press('f', { ctrlKey: true }), undefined);
    assert.equal(press('Tab'), undefined);
  });
});

describe('the strip of the live view', () => {
  it('has one bar a half second, the newest at the right, gaps where nothing is known', () => {
    assert.equal(stripPath([0.5, NaN, 1]), 'M57 1v-0.5h.8v0.5zM59 1v-1h.8v1z');
    assert.equal(stripPath(Array.from({ length: 90 }, () => 1)).match(/M/g)?.length, 60);
  });

  it('keeps a hair for a lane that did nothing', () => {
    assert.equal(stripPath([0]), 'M59 1v-0.03h.8v0.03z');
  });

  it('is told in words', () => {
    assert.equal(
      plain(stripSentence([0, 0.5, 1, NaN])),
      'last 2 s: 50 % busy on average, between 0 % and 100 %',
    );
    assert.equal(stripSentence([NaN]), 'busy share not known');
  });
});
