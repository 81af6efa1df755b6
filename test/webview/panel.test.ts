import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Timeline } from '../../src/profile/timeline.ts';
import {
  colorAt,
  colorsIn,
  eventually,
  laneRow,
  middle,
  rgb,
  themeOf,
  trackWidth,
} from './support/pixels.ts';
import { freshState } from '../../src/webview/panel/savedState.ts';
import { recordedBy, send, setTheme, type PageOptions } from './support/pages.ts';
import { timelineOf } from './support/timelineOf.ts';
import { usePages } from './support/usePages.ts';

/** Two lanes, three tasks, every state; a hundred milliseconds, so that a millisecond is a hundredth of the width. */
const timeline = timelineOf({
  durationMs: 100,
  lanes: [{ name: 'main' }, { name: 'worker 1', busyShare: 0.5 }],
  states: [
    [0, 'running', 0, 20],
    [1, 'javascript', 20, 40],
    [1, 'waiting-for-core', 40, 50],
    [1, 'blocked', 50, 60],
    [1, 'native', 60, 67],
    [1, 'garbage-collection', 67, 74],
    [1, 'idle', 74, 100],
  ],
  tasks: [
    { name: 'resize', worker: 1, queued: 5, started: 20, ended: 40, settled: 44 },
    { name: 'encode', worker: 1, queued: 6, started: 50, ended: 70, settled: 72, outcome: 'failed' },
    { name: 'resize', worker: 1, queued: 7, started: 80, ended: 90, settled: 91 },
  ],
});

interface SavedView {
  readonly kind: string;
  readonly startUs: number;
  readonly endUs: number;
}

const lane = (index: number) => laneRow(timeline, index);

describe('the profiler panel', () => {
  const pages = usePages();
  let page: Page;

  /** Opens the page and waits until the lanes are painted. */
  async function show(shown: Timeline, options: PageOptions = {}): Promise<void> {
    page = await pages.open('panel', { state: savedWith({ kind: 'fit', startUs: 0, endUs: 0 }), ...options });
    await send(page, { type: 'title', title: 'src › main.ts', canRunAgain: true });
    await update(shown, 1);
    await isPainted();
  }
  const update = (shown: Timeline, revision: number) =>
    send(page, { type: 'timeline', revision, timeline: shown });
  const isPainted = () =>
    eventually(
      async () => (await colorsIn(page, 'lanes', { x: 0, y: 0, width: 600, height: 100 })).size,
      (colors) => colors > 2,
      'the lanes should be painted',
    );
  const x = async (ms: number) => ((await trackWidth(page)) * ms) / 100;
  const view = async () => ((await recordedBy(page)).state as { view: SavedView }).view;
  const selectedRows = () =>
    page.locator('#task-table tr[aria-selected="true"] td:first-child').allInnerTexts();
  const colorIs = (at: readonly [number, number], color: string, what: string) =>
    eventually(
      () => colorAt(page, 'lanes', ...at),
      (found) => found === rgb(color),
      what,
    );

  const column = (table: string, number: number) =>
    page.locator(`#${table} tbody td:nth-child(${number})`).allInnerTexts();
  /** What the page has posted, without its questions about what is selected. */
  const posted = async () =>
    (await recordedBy(page)).posted.filter(
      (message) => (message as { readonly type: string }).type !== 'ask',
    );

  describe('draws', () => {
    for (const theme of ['dark', 'light', 'high-contrast', 'high-contrast-light'] as const) {
      it(`each state, task and queue where the layout says, in ${theme}`, async () => {
        await show(timeline, { theme });
        const colors = themeOf(theme);
        const { strip, tasks } = lane(1);
        await colorIs([await x(30), middle(strip)], colors.javascript, 'JavaScript');
        await colorIs([await x(94), middle(strip)], colors.idle, 'idle');
        await colorIs([await x(38), middle(tasks) + 5], colors.taskFill, 'a task');
        await colorIs([await x(68), middle(tasks) + 5], colors.failedFill, 'a failed task');
        await colorIs([await x(12), middle(tasks)], colors.queued, 'what is queued');
        const textured = [
          ['waiting', strip, 42],
          ['blocked', strip, 52],
          ['native', strip, 61],
          ['garbage', strip, 68],
          ['running', lane(0).strip, 8],
        ] as const;
        for (const [state, { y, height }, atMs] of textured) {
          const seen = await colorsIn(page, 'lanes', { x: await x(atMs), width: await x(5), y, height });
          assert(seen.has(rgb(colors[state])) && seen.size > 1, `${state} has its colour and a texture`);
        }
      });
    }

    it('as many device pixels as the screen has', async () => {
      await show(timeline, { deviceScaleFactor: 2 });
      const [bitmap, shown] = await page
        .locator('#lanes')
        .evaluate((canvas) => [Number(canvas.getAttribute('width')), canvas.clientWidth]);
      assert.equal(bitmap, (shown ?? 0) * 2);
      await colorIs([await x(30), middle(lane(1).strip)], themeOf('dark').javascript, 'JavaScript');
    });

    it('anew when the theme changes', async () => {
      await show(timeline, { theme: 'dark' });
      const at = [await x(30), middle(lane(1).strip)] as const;
      await colorIs(at, themeOf('dark').javascript, 'JavaScript in dark');
      await setTheme(page, 'light');
      await colorIs(at, themeOf('light').javascript, 'JavaScript in light');
    });

    it('anew when the panel becomes narrower', async () => {
      await show(timeline);
      const wide = await trackWidth(page);
      await page.setViewportSize({ width: 800, height: 700 });
      await eventually(
        () => trackWidth(page),
        (width) => width < wide,
        'the axis should be narrower',
      );
      await colorIs([await x(30), middle(lane(1).strip)], themeOf('dark').javascript, 'JavaScript');
    });
  });

  describe('moves', () => {
    it('closer by the wheel, and the time under the pointer stays there', async () => {
      await show(timeline);
      const width = await trackWidth(page);
      await page.locator('#lanes').hover({ position: { x: Math.round(width / 4), y: 20 } });
      await page.mouse.wheel(0, -300);
      const { startUs, endUs } = await eventually(
        view,
        ({ kind }) => kind === 'window',
        'the view should be zoomed',
      );
      assert(endUs - startUs < 60_000);
      const share = Math.round(width / 4) / width;
      assert(Math.abs(startUs + share * (endUs - startUs) - share * 100_000) < 1);
    });

    it('along with a drag', async () => {
      await show(timeline, { state: savedWith({ kind: 'window', startUs: 40_000, endUs: 60_000 }) });
      const box = await page.locator('#lanes').boundingBox();
      assert(box !== null);
      await page.mouse.move(box.x + 400, box.y + 20);
      await page.mouse.down();
      await page.mouse.move(box.x + 400 + box.width / 4, box.y + 20, { steps: 4 });
      await page.mouse.up();
      const { startUs, endUs } = await view();
      assert(Math.abs(startUs - 35_000) < 10 && Math.abs(endUs - 55_000) < 10, `${startUs} to ${endUs}`);
    });

    it('to what is dragged out in the overview, and centres what is clicked there', async () => {
      await show(timeline);
      const box = await page.locator('#overview').boundingBox();
      assert(box !== null);
      await page.mouse.move(box.x + box.width * 0.5, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.7, box.y + 10, { steps: 4 });
      await page.mouse.up();
      const chosen = await view();
      assert(Math.abs(chosen.startUs - 50_000) < 200 && Math.abs(chosen.endUs - 70_000) < 200);
      await page.mouse.click(box.x + box.width * 0.25, box.y + 10);
      const centred = await view();
      assert(Math.abs((centred.startUs + centred.endUs) / 2 - 25_000) < 200);
      assert(Math.abs(centred.endUs - centred.startUs - 20_000) < 400, 'the length stays');
    });

    it('by the keyboard', async () => {
      await show(timeline);
      await page.getByRole('listbox', { name: 'Lanes' }).focus();
      await page.keyboard.press('+');
      const closer = await view();
      assert(Math.abs(closer.endUs - closer.startUs - 100_000 / 1.5) < 1);
      await page.keyboard.press('End');
      assert.equal((await view()).kind, 'follow');
      await page.keyboard.press('Home');
      assert.equal((await view()).startUs, 0);
      await page.keyboard.press('ArrowRight');
      const moved = await view();
      assert(Math.abs(moved.startUs - (100_000 / 1.5) * 0.1) < 1);
      await page.keyboard.press('-');
      assert.equal((await view()).kind, 'fit');
      await page.keyboard.press('+');
      await page.keyboard.press('f');
      assert.equal((await view()).kind, 'fit');
    });

    it('by the buttons above the lanes', async () => {
      await show(timeline);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      assert.equal((await view()).kind, 'window');
      await page.getByRole('button', { name: 'Show the whole run' }).click();
      assert.equal((await view()).kind, 'fit');
    });

    it('with the end of a recording, until a person zooms', async () => {
      await show({ ...timeline, status: 'recording' });
      const shownEnd = () =>
        page.getByRole('scrollbar', { name: 'Shown time' }).getAttribute('aria-valuetext');
      await update({ ...timeline, status: 'recording', durationUs: 200_000 }, 2);
      await eventually(shownEnd, (text) => text?.includes('200') === true, 'the view should have grown');
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const chosen = await view();
      await update({ ...timeline, status: 'recording', durationUs: 300_000 }, 3);
      await eventually(
        shownEnd,
        (text) => text?.endsWith('of 300\u00a0ms') === true,
        'the run should have grown',
      );
      assert.deepEqual(await view(), chosen);
    });
  });

  describe('selects', () => {
    it('the row of a task that is clicked in the picture', async () => {
      await show(timeline);
      await page.locator('#lanes').click({ position: { x: await x(60), y: middle(lane(1).tasks) } });
      assert.deepEqual(await selectedRows(), ['encode']);
    });

    it('the task of a row that is clicked in the table', async () => {
      await show(timeline);
      await page.getByRole('gridcell', { name: 'encode' }).click();
      const { tasks } = lane(1);
      await colorIs([await x(60), (tasks?.y ?? 0) - 1], themeOf('dark').selection, 'a ring around the task');
    });

    it('and brings a task into sight that is outside', async () => {
      await show(timeline, { state: savedWith({ kind: 'window', startUs: 0, endUs: 10_000 }) });
      await page.getByRole('gridcell', { name: 'encode' }).click();
      const { startUs, endUs } = await view();
      assert(startUs <= 6000 && endUs >= 72_000, `${startUs} to ${endUs}`);
    });

    it('task after task with Enter, back with Shift, nothing with Escape', async () => {
      await show(timeline);
      await page.getByRole('listbox', { name: 'Lanes' }).focus();
      await page.keyboard.press('Enter');
      assert.deepEqual(await selectedRows(), ['resize']);
      await page.keyboard.press('Enter');
      assert.deepEqual(await selectedRows(), ['encode']);
      assert.match(
        (await page.locator('#announcer').textContent()) ?? '',
        /encode: outcome failed, from main, on worker 1/,
      );
      await page.keyboard.press('Shift+Enter');
      assert.deepEqual(await selectedRows(), ['resize']);
      await page.keyboard.press('Escape');
      assert.deepEqual(await selectedRows(), []);
    });

    it('lanes with the arrow keys, and says which to a screen reader', async () => {
      await show(timeline);
      const lanes = page.getByRole('listbox', { name: 'Lanes' });
      await lanes.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      const option = page.getByRole('option', { selected: true });
      assert.match(
        (await option.getAttribute('aria-label')) ?? '',
        /^worker 1 · busy 50\u00a0% · ran 3\u00a0tasks/,
      );
      assert.equal(await lanes.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
    });

    it('rows with the arrow keys of the table', async () => {
      await show(timeline);
      await page.getByRole('grid', { name: 'Tasks' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.deepEqual(await selectedRows(), ['encode']);
      await page.keyboard.press('End');
      const grid = page.getByRole('grid', { name: 'Tasks' });
      assert.equal(await grid.getAttribute('aria-activedescendant'), 'task-2');
    });

    it('shows a tooltip with words for what is under the pointer', async () => {
      await show(timeline);
      const tooltip = page.locator('#tooltip');
      await page.locator('#lanes').hover({ position: { x: await x(55), y: middle(lane(1).strip) } });
      assert.match((await tooltip.textContent()) ?? '', /Blocked.*worker 1.*50\u00a0ms.*10\.0\u00a0ms/s);
      await page.locator('#lanes').hover({ position: { x: await x(60), y: middle(lane(1).tasks) } });
      assert.match(
        (await tooltip.textContent()) ?? '',
        /encode.*failed.*main.*worker 1.*44\.0\u00a0ms.*20\.0\u00a0ms/s,
      );
    });
  });

  describe('tells the same in tables', () => {
    it('task by task', async () => {
      await show(timeline);
      assert.deepEqual(await column('task-table', 1), ['resize', 'encode', 'resize']);
      assert.deepEqual(await column('task-table', 2), ['done', 'failed', 'done']);
      assert.deepEqual(await column('task-table', 6), ['15.0\u00a0ms', '44.0\u00a0ms', '73.0\u00a0ms']);
    });

    it('lane by lane', async () => {
      await show(timeline);
      await page.getByRole('tab', { name: /Lanes/ }).click();
      assert.deepEqual(await column('lane-table', 1), ['main', 'worker 1']);
      assert.deepEqual(await column('lane-table', 4), ['not known', '50\u00a0%']);
      assert.deepEqual(await column('lane-table', 6), ['20.0\u00a0ms', '34.0\u00a0ms']);
      assert.deepEqual(await column('lane-table', 7), ['not known', '20.0\u00a0ms']);
      assert.deepEqual(await column('lane-table', 8), ['not known', '7.00\u00a0ms']);
      assert.deepEqual(await column('lane-table', 9), ['not known', '7.00\u00a0ms']);
      assert.deepEqual(await column('lane-table', 10), ['0', '10.0\u00a0ms']);
    });

    it('in the order of a heading that is pressed', async () => {
      await show(timeline);
      const heading = page.getByRole('columnheader', { name: 'Ran' });
      await heading.getByRole('button').click();
      assert.deepEqual(await column('task-table', 7), ['10.0\u00a0ms', '20.0\u00a0ms', '20.0\u00a0ms']);
      assert.equal(await heading.getAttribute('aria-sort'), 'ascending');
      await heading.getByRole('button').click();
      assert.deepEqual(await column('task-table', 7), ['20.0\u00a0ms', '20.0\u00a0ms', '10.0\u00a0ms']);
      assert.equal(await heading.getAttribute('aria-sort'), 'descending');
    });

    it('in sight when they are filtered, in a panel that is too low for all of it', async () => {
      await show(timeline);
      const height = 420;
      await page.setViewportSize({ width: 900, height });
      const end = async () => {
        const box = await page.locator('.tables').boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0);
      };
      await eventually(end, (y) => y > height + 50, 'the table is below the edge');
      await page.keyboard.press('/');
      await eventually(end, (y) => y <= height + 1, 'the table is in sight');
    });

    it('only the tasks that the filter lets through, and greys the others in the picture', async () => {
      await show(timeline);
      await page.keyboard.press('/');
      await page.keyboard.type('encode');
      assert.deepEqual(await column('task-table', 1), ['encode']);
      const { tasks } = lane(1);
      await colorIs([await x(38), middle(tasks) + 5], themeOf('dark').idle, 'a task that does not match');
      await colorIs([await x(68), middle(tasks) + 5], themeOf('dark').failedFill, 'the task that matches');
      await page.keyboard.press('Escape');
      assert.equal((await column('task-table', 1)).length, 3);
    });

    it('with few of many rows in the document, and the numbers of all', async () => {
      const tasks = Array.from({ length: 100_000 }, (_, index) => ({
        name: `task ${index}`,
        worker: 1,
        queued: index * 0.001,
        started: index * 0.001,
        ended: index * 0.001 + 0.0005,
      }));
      await show(timelineOf({ lanes: [{}, {}], tasks }));
      const grid = page.getByRole('grid', { name: 'Tasks' });
      assert.equal(await grid.getAttribute('aria-rowcount'), '100001');
      assert((await page.locator('#task-table tbody tr').count()) < 100);
      await grid.focus();
      await page.keyboard.press('End');
      assert.deepEqual(await selectedRows(), ['task 99999']);
      assert.equal(
        await page.locator('#task-table tr[aria-selected="true"]').getAttribute('aria-rowindex'),
        '100001',
      );
    });
  });

  describe('talks to the extension', () => {
    it('stops a recording', async () => {
      await show({ ...timeline, status: 'recording' });
      assert.equal(await page.getByRole('button', { name: 'Profile again' }).count(), 0);
      await page.getByRole('button', { name: 'Stop' }).click();
      assert.deepEqual(await posted(), [{ type: 'ready' }, { type: 'stop' }]);
    });

    it('profiles again when the run has ended', async () => {
      await show(timeline);
      assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0);
      await page.getByRole('button', { name: 'Profile again' }).click();
      assert.deepEqual(await posted(), [{ type: 'ready' }, { type: 'profile-again' }]);
    });

    it('compares it with another run, and profiles again only what can run here', async () => {
      await show(timeline);
      await page.getByRole('button', { name: 'Compare' }).click();
      assert.deepEqual(await posted(), [{ type: 'ready' }, { type: 'compare' }]);
      await send(page, { type: 'title', title: 'run.poolprofile', canRunAgain: false });
      await page.getByRole('heading', { name: 'run.poolprofile' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Profile again' }).count(), 0);
    });

    it('says what is wrong with a message that it cannot read, and keeps what it shows', async () => {
      await show(timeline);
      const { queuedUs, ...tasks } = timeline.tasks;
      await update({ ...timeline, tasks: tasks as Timeline['tasks'] }, 2);
      const notice = page.locator('.notices');
      await eventually(
        () => notice.textContent(),
        (text) =>
          text?.includes(
            'timeline.tasks.queuedUs should be a column of numbers (Float64Array) but is missing',
          ) === true,
        'the notice should name the field',
      );
      assert.equal(queuedUs.length, 3);
      assert.equal(await page.locator('#task-table tbody tr').count(), 3);
      assert.equal(
        (await posted()).filter((message) => (message as { type: string }).type === 'failed').length,
        1,
      );
    });

    it('takes hostile text as text', async () => {
      const name = '<img src=x onerror="document.title=1">';
      await show(timelineOf({ lanes: [{ name }], notices: [name] }));
      assert.match((await page.locator('.notices').textContent()) ?? '', /<img src=x/);
      assert.equal(await page.locator('img').count(), 0);
    });

    it('shows notices and problems, problems first', async () => {
      await show({ ...timeline, status: 'cut-off', notices: ['worker 1 was killed.'] });
      await send(page, { type: 'problem', message: 'The disk is full; recording stopped.' });
      const items = page.locator('.notices li');
      await eventually(
        () => items.count(),
        (count) => count === 2,
        'there should be two',
      );
      assert.match((await items.first().textContent()) ?? '', /error: .*The disk is full/s);
      assert.match((await items.last().textContent()) ?? '', /warning: .*worker 1 was killed/s);
      assert.match((await page.locator('header').textContent()) ?? '', /Cut off after 100\u00a0ms/);
    });

    it('shows again after it was hidden what it showed before', async () => {
      await show(timeline);
      await page.locator('#lanes').click({ position: { x: await x(60), y: middle(lane(1).tasks) } });
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const { state } = await recordedBy(page);
      await page.context().close();
      await show(timeline, { state });
      assert.deepEqual(await selectedRows(), ['encode']);
      assert.deepEqual((await recordedBy(page)).state, state);
    });

    it('begins anew with another run', async () => {
      await show(timeline, { state: savedWith({ kind: 'window', startUs: 40_000, endUs: 60_000 }) });
      await update({ ...timeline, status: 'recording', durationUs: 10_000 }, 2);
      await eventually(view, ({ kind }) => kind === 'fit', 'the whole run should be shown');
    });

    it('starts fresh when the saved state makes no sense', async () => {
      await show(timeline, { state: { ...freshState, view: 'sideways', tab: 'tasks' } });
      assert.equal(await page.getByRole('tab', { name: /Functions/, selected: true }).count(), 1);
    });

    it('still has the tables when the layout worker does not start', async () => {
      page = await pages.open('panel', { missing: '/layoutWorker.js' });
      await update(timeline, 1);
      await eventually(
        () => page.locator('#task-table tbody tr').count(),
        (rows) => rows === 3,
        'three rows',
      );
      assert.match((await page.locator('.notices').textContent()) ?? '', /The picture cannot be drawn/);
    });

    it('does not go on loading a profile that cannot be read', async () => {
      page = await pages.open('panel');
      await send(page, { type: 'problem', message: 'a.poolprofile is not a Poolwright profile.' });
      const text = () => page.locator('main').textContent();
      await eventually(
        text,
        (found) => found?.includes('is not a Poolwright profile') === true,
        'the problem',
      );
      assert.doesNotMatch((await text()) ?? '', /Loading the profile/);
    });

    it('says what to expect while there is nothing to draw', async () => {
      page = await pages.open('panel');
      assert.match((await page.locator('main').textContent()) ?? '', /Loading the profile/);
      await update(timelineOf({ status: 'recording', lanes: [] }), 1);
      const text = () => page.locator('main').textContent();
      await eventually(text, (found) => found?.includes('Waiting for the first thread') === true, 'waiting');
      await update(timelineOf({ status: 'ended', lanes: [] }), 2);
      await eventually(text, (found) => found?.includes('Nothing was recorded') === true, 'nothing recorded');
    });
  });

  it('stands still for people who asked for less motion', async () => {
    await show({ ...timeline, status: 'recording' }, { reducedMotion: true });
    assert.equal(await page.evaluate('document.getAnimations().length'), 0);
  });

  it('zooms in steps for everyone else, and arrives', async () => {
    await show(timeline, { reducedMotion: false });
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const valueNow = () => page.getByRole('scrollbar', { name: 'Shown time' }).getAttribute('aria-valuenow');
    const goal = String(Math.round((await view()).startUs));
    await eventually(valueNow, (value) => value === goal, 'the motion should arrive');
  });
});

function savedWith(view: SavedView): unknown {
  return { ...freshState, view, tab: 'tasks' };
}
