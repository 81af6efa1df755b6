/** What a person sees of the panel and of a comparison in a narrow or zoomed window, by keyboard, and in the system's colours. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { freshState, tabs, type Tab } from '../../src/webview/panel/savedState.ts';
import { clippedTexts } from './support/clippedTexts.ts';
import { comparisonMessage } from './support/comparedRuns.ts';
import { unringed } from './support/focusRings.ts';
import { send, WebviewPages, type PageOptions } from './support/pages.ts';
import { eventually } from './support/pixels.ts';
import { simulatedPredictions } from './support/simulatedPredictions.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { simulatedRun } from './support/simulatedRun.ts';
import { themeNames, themes } from './support/themes.ts';

const timeline = simulatedRun();
const rowsOf: Readonly<Record<Tab, string>> = {
  functions: '#function-table',
  tasks: '#task-table',
  lanes: '#lane-table',
  messages: '#message-matrix',
  charts: '#charts',
};

describe('the pages as a person has them in sight', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(() => page.context().close());

  async function showPanel(tab: Tab, options: PageOptions = {}): Promise<void> {
    const examination = examinationOf(timeline);
    const state = { ...freshState, tab };
    page = await pages.open('panel', {
      state,
      service: (question) => examination.answer(question),
      ...options,
    });
    await send(page, { type: 'title', title: 'thumbnails › src/main.ts', canRunAgain: true });
    await send(page, { type: 'timeline', revision: 1, timeline });
    await send(page, { type: 'predictions', files: simulatedPredictions });
    await page.locator('.finding').first().waitFor();
    await page.locator(`${rowsOf[tab]} tbody td`).first().waitFor();
  }
  async function showComparison(options: PageOptions): Promise<void> {
    page = await pages.open('comparison', options);
    await send(page, comparisonMessage());
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
  }

  // Beside an editor, and each of the two zoomed to twice the size.
  for (const width of [900, 600, 450, 300]) {
    it(`cut no text of any tab, ${width} pixels wide`, async () => {
      for (const tab of tabs) {
        await showPanel(tab, { width, height: 800 });
        assert.deepEqual(await clippedTexts(page), [], tab);
        assert.equal(
          await page.evaluate(() => {
            const main = document.querySelector('main');
            return main !== null && main.scrollWidth > main.clientWidth;
          }),
          false,
          'the page does not scroll sideways',
        );
        await page.context().close();
      }
      await showComparison({ width, height: 800 });
      assert.deepEqual(await clippedTexts(page), []);
    });
  }

  for (const width of [1600, 900, 450, 300]) {
    it(`say of each lane what there is room for, each fact whole, and all of it otherwise, ${width} pixels wide`, async () => {
      await showPanel('functions', { width, height: 800 });
      const labels = await page.locator('#labels > *').evaluateAll((rows) =>
        rows.map((row) => {
          const line = row.querySelector('.facts')?.getBoundingClientRect();
          const facts = [...row.querySelectorAll('.facts > *')].map((fact) => {
            const { top, bottom, left, right } = fact.getBoundingClientRect();
            const isOut = line === undefined || top >= line.bottom - 1;
            const isWhole =
              line !== undefined &&
              bottom <= line.bottom + 1 &&
              left >= line.left - 1 &&
              right <= line.right + 1;
            return {
              text: fact.textContent,
              isOut,
              isWhole: isWhole && fact.scrollWidth <= fact.clientWidth,
            };
          });
          return {
            facts,
            said: `${row.getAttribute('aria-label') ?? ''} ${row.getAttribute('title') ?? ''}`,
          };
        }),
      );
      assert(labels.length > 5);
      for (const { facts, said } of labels) {
        assert(facts[0]?.isWhole, `the first of ${said}`);
        for (const { text, isOut, isWhole } of facts) {
          assert(isOut !== isWhole, `${text} of ${said}`);
          assert(said.includes(text), `${text} in ${said}`);
        }
      }
      const left = labels.flatMap(({ facts }) => facts).filter(({ isOut }) => isOut).length;
      if (width === 1600) assert.equal(left, 0);
      if (width === 300) assert(left > 5);
    });
  }

  for (const theme of themeNames) {
    const ground = themes[theme].variables['editor-background'] ?? '';

    it(`have a line around whatever has the focus in ${theme}`, async () => {
      for (const tab of tabs) {
        await showPanel(tab, { theme, width: 1300 });
        const { count, names } = await unringed(page, ground);
        assert.ok(count > 15, `${count} elements had the focus`);
        assert.deepEqual(names, [], tab);
        await page.context().close();
      }
      await showComparison({ theme });
      const { count, names } = await unringed(page, ground);
      assert.ok(count > 0);
      assert.deepEqual(names, []);
    });

    it(`show what is selected without the focus in ${theme}`, async () => {
      await showPanel('functions', { theme, width: 1300 });
      const row = page.locator('#function-table tbody tr').filter({ hasText: 'weights' });
      const cell = row.locator('td').nth(3);
      const look = () =>
        cell.evaluate((element) => {
          const { backgroundColor, borderTopColor, borderTopStyle } = getComputedStyle(element);
          return [backgroundColor, borderTopStyle === 'none' ? '' : borderTopColor];
        });
      const before = await look();
      await cell.click();
      await page.locator('#filter').focus();
      await page.mouse.move(5, 5);
      const after = await look();
      assert.notEqual(after[0], before[0], 'a background');
      if (theme.startsWith('high-contrast')) assert.notEqual(after[1], 'rgba(0, 0, 0, 0)', 'a line');
      const [selected, other] = await page
        .locator('vscode-tab-header')
        .evaluateAll((heads) => heads.map((head) => getComputedStyle(head).borderBottomWidth));
      const width = theme.startsWith('high-contrast') ? '4px' : '2px';
      assert.deepEqual([selected, other], [width, '0px'], 'the tab in front');
    });
  }

  it('tell what is selected by lines where the system has colours of its own', async () => {
    await showPanel('functions', { width: 1300 });
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('#function-table td').nth(4).click();
    await page.locator('#filter').focus();
    const styles = await page.evaluate(() => ({
      row: getComputedStyle(document.querySelector('#function-table tr.selected td') ?? document.body)
        .borderTopStyle,
      choice: getComputedStyle(document.querySelector('.choice [aria-checked=true]') ?? document.body)
        .outlineStyle,
      tab: getComputedStyle(document.querySelector('vscode-tab-header[active]') ?? document.body)
        .borderBottomWidth,
    }));
    assert.deepEqual(styles, { row: 'dotted', choice: 'solid', tab: '2px' });
    // The legend's keys keep the colours of the picture, which the system does not change.
    const legend = await page
      .locator('.key.blocked')
      .first()
      .evaluate((key) => getComputedStyle(key).backgroundImage);
    assert.match(legend, /gradient/);
    await eventually(
      () => page.locator('.finding').count(),
      (count) => count > 0,
      'findings',
    );
  });
});
