import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { tooFaint } from './support/faintTexts.ts';
import { eventually } from './support/pixels.ts';
import { send, WebviewPages } from './support/pages.ts';
import { freshState, type Tab } from '../../src/webview/panel/savedState.ts';
import { simulatedPredictions } from './support/simulatedPredictions.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { liveRun, simulatedRun } from './support/simulatedRun.ts';
import { themeNames, type ThemeName } from './support/themes.ts';

describe('people who do not see well, or use no mouse', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(() => page.context().close());

  async function showPanel(theme: ThemeName, tab: Tab = 'tasks'): Promise<void> {
    const timeline = simulatedRun('cut-off', 2000, ['A worker was lost.']);
    const examination = examinationOf(timeline);
    const state = { ...freshState, tab };
    page = await pages.open('panel', { theme, state, service: (question) => examination.answer(question) });
    await send(page, { type: 'title', title: 'thumbnails › src/main.ts', canRunAgain: true });
    await send(page, { type: 'timeline', revision: 1, timeline });
    await send(page, { type: 'predictions', files: simulatedPredictions });
    await eventually(
      () => page.locator(tab === 'tasks' ? '#task-table tbody tr' : '#function-table tbody tr').count(),
      (rows) => rows > 5,
      'rows',
    );
    await eventually(
      () => page.locator('.findings .finding').count(),
      (findings) => findings > 0,
      'findings',
    );
  }

  for (const theme of themeNames) {
    it(`read every text of both pages in ${theme}`, async () => {
      await showPanel(theme);
      await page.keyboard.press('/');
      await page.keyboard.type('failed');
      await page.getByRole('gridcell', { name: 'failed' }).click();
      assert.deepEqual(await tooFaint(page), []);
      await page.keyboard.press('/');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: /Functions/ }).click();
      await page.getByRole('gridcell', { name: 'weights' }).first().click();
      assert.deepEqual(await tooFaint(page), []);
      const functions = page.getByRole('grid', { name: 'Functions' });
      // Selected without the focus of the keyboard, and others under the pointer.
      await page.getByRole('searchbox').focus();
      for (const name of ['loadPlugins', 'readConfig', 'encodeArchive', 'deflateSync']) {
        await functions.getByRole('row', { name }).first().hover();
        assert.deepEqual(await tooFaint(page), [], name);
      }
      await page.getByRole('tab', { name: /Messages/ }).click();
      await page.getByRole('gridcell', { name: /^worker 1 to main/ }).click();
      assert.deepEqual(await tooFaint(page), [], 'matrix');
      await page.getByRole('radio', { name: 'Table' }).click();
      await page.getByRole('gridcell', { name: 'worker 1' }).first().click();
      assert.deepEqual(await tooFaint(page), []);
      await page.getByRole('tab', { name: 'Charts' }).click();
      await page.getByRole('group', { name: 'On a core over time' }).hover();
      assert.deepEqual(await tooFaint(page), [], 'charts');
      await page.getByRole('button', { name: 'Keys' }).click();
      assert.deepEqual(await tooFaint(page), []);
      await page.context().close();
      page = await pages.open('live', { theme, width: 280 });
      await send(page, liveRun('recording'));
      await eventually(
        () => page.getByRole('listitem').count(),
        (items) => items === 4,
        'lanes',
      );
      assert.deepEqual(await tooFaint(page), []);
    });
  }

  it('reach everything with Tab, from top to bottom', async () => {
    await showPanel('dark');
    const reached: string[] = [];
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate<string>(`(() => {
        const element = document.activeElement;
        const role = element.getAttribute('role');
        return element === document.body ? '' : role === 'tabpanel' ? role : element.getAttribute('aria-label') ?? element.label ?? element.textContent.trim();
      })()`);
      if (name === '' || name === reached[0]) break;
      reached.push(name);
    }
    assert.deepEqual(reached, [
      'Compare',
      'Export',
      'Profile again',
      'Show: Workers are idle while tasks wait, for 404 ms of 1.5 s: tasks wait behind others in the queue of one worker, or for the thread that hands them out.',
      'parseTemplate (parser.js:640)',
      'Show: main is held by parseTemplate (parser.js:640), 205 ms in all: its event loop answered nothing for up to 157 ms at a time.',
      'Zoom out (−)',
      'Zoom in (+)',
      'Show the whole run (F)',
      'Keys (?)',
      'Lanes',
      'Shown time',
      'Height of the timeline',
      'Tasks31',
      'Filter functions, tasks, lanes and messages',
      'tabpanel',
      'Tasks',
      'Task',
      'Outcome',
      'From',
      'On',
      'Queued at',
      'Waited',
      'Ran',
      'Reply',
    ]);
  });

  it('hear roles and names', async () => {
    await showPanel('dark');
    const named = [
      page.getByRole('heading', { level: 1, name: 'thumbnails › src/main.ts' }),
      page.getByRole('region', { name: 'Timeline' }),
      page.getByRole('listbox', { name: 'Lanes' }),
      page.getByRole('img', { name: /Timeline of lanes/ }),
      page.getByRole('scrollbar', { name: 'Shown time' }),
      page.getByRole('list', { name: 'Legend' }),
      page.getByRole('separator', { name: 'Height of the timeline' }),
      page.getByRole('region', { name: 'Findings' }),
      page.getByRole('tab', { name: /Functions/, selected: false }),
      page.getByRole('tab', { name: /Tasks/, selected: true }),
      page.getByRole('tab', { name: /Lanes/, selected: false }),
      page.getByRole('grid', { name: 'Tasks' }),
      page.getByRole('columnheader', { name: 'Waited' }),
    ];
    for (const locator of named) assert.equal(await locator.count(), 1, String(locator));
    assert.equal(await page.getByRole('option').count(), 6);
  });

  it('change the height of the timeline with the keyboard', async () => {
    await showPanel('dark');
    const height = () => page.locator('#scroller').evaluate((element) => element.clientHeight);
    const before = await height();
    await page.getByRole('separator').focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await height(), before - 24);
  });

  it('find every button named', async () => {
    await showPanel('dark');
    const unnamed = await page.evaluate<number>(
      `[...document.querySelectorAll('button, [role=button]')].filter((button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === '').length`,
    );
    assert.equal(unnamed, 0);
  });
});
