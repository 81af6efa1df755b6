/** The page that shows two runs beside each other, in a browser with VS Code's policy. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { updatesPictures } from '../support/chromium.ts';
import { comparedRuns, comparisonMessage } from './support/comparedRuns.ts';
import { tooFaint } from './support/faintTexts.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import { themeNames } from './support/themes.ts';

const pictures = fileURLToPath(new URL('../../media/screenshots/', import.meta.url));
const results = fileURLToPath(new URL('../../test-results/webview/', import.meta.url));

describe('the comparison of two runs', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    await mkdir(results, { recursive: true });
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, []);
  });

  const open = async (options: Parameters<WebviewPages['open']>[1] = {}): Promise<void> => {
    page = await pages.open('comparison', { width: 1200, height: 1500, ...options });
    await send(page, comparisonMessage());
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
  };
  const row = (table: string, name: RegExp) =>
    page.getByRole('grid', { name: table }).getByRole('row', { name });
  const cells = async (table: string, name: RegExp): Promise<string[]> =>
    (await row(table, name).first().getByRole('gridcell').allInnerTexts()).map((text) =>
      text.replaceAll(/\s+/g, ' ').trim(),
    );

  it('says first what became of the run and of its event loop', async () => {
    await open();
    const verdict = await page.locator('.verdict').innerText();
    assert.match(
      verdict.replaceAll('\u00a0', ' '),
      /^The run took 2\.40 s instead of 3\.90 s: 38 % less\. Its event loop was held for \d+ ms at most, instead of 3\.42 s\.$/,
    );
  });

  it('draws the lanes of both runs on one clock, and says in words what is drawn', async () => {
    await open();
    const strips = page.getByRole('img');
    // One lane before; after it five, and that of libuv’s pool.
    assert.equal(await strips.count(), 7);
    assert.match(
      ((await strips.first().getAttribute('aria-label')) ?? '').replaceAll('\u00a0', ' '),
      /^On a core 97 % of the run, waiting for one 2 %, blocked 1 %$/,
    );
    const lived = await page
      .locator('.strip .idle')
      .evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().width));
    const [before = 0, after = 0] = lived;
    assert.ok(Math.abs(after / before - 2400 / 3900) < 0.01, `${after} of ${before}`);
  });

  it('has every figure in a table, with the difference in words and whether it is good news', async () => {
    await open();
    assert.deepEqual(await cells('The runs as a whole', /^Duration/), [
      'Duration',
      '3.90 s',
      '2.40 s',
      '↓ 38 % less , better',
    ]);
    assert.deepEqual(
      (await cells('The runs as a whole', /^Collecting garbage/)).at(-1),
      'cannot be compared',
    );
    assert.deepEqual(await cells('Lanes by role', /Threads/), [
      'Main thread',
      'Threads',
      '1',
      '1',
      'the same',
    ]);
    assert.deepEqual(await cells('Tasks by name', /^thumbnail Tasks/), [
      'thumbnail',
      'Tasks',
      '0',
      '26',
      '26 more',
    ]);
  });

  it('finds a function again that the wrap moved to another file', async () => {
    await open();
    const [name, before, after, , main, kind] = await cells('Functions of the program', /thumbnail\.ts/);
    assert.equal(name, 'thumbnail thumbnail.ts:13 → thumbnail.task.ts:5');
    assert.deepEqual([before, after, main, kind], ['3.40 s', '3.35 s', '3.40 s → not seen', 'cpu']);
  });

  it('leads to the source of a function, where it is now, by its link and by Enter', async () => {
    await open();
    const grid = page.getByRole('grid', { name: 'Functions of the program' });
    await grid.getByRole('button', { name: 'thumbnail', exact: true }).click();
    await grid.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const last = await grid.getByRole('row', { selected: true }).locator('.link').innerText();
    const { posted } = await recordedBy(page);
    assert.deepEqual(posted.slice(1), [
      {
        type: 'go-to',
        run: 'after',
        fn: {
          name: 'thumbnail',
          url: 'file:///home/me/thumbnails/src/thumbnail.task.ts',
          line: 5,
          column: 1,
        },
      },
      {
        type: 'go-to',
        run: 'after',
        fn: { name: last.trim(), url: 'file:///home/me/thumbnails/src/image.ts', line: 11, column: 1 },
      },
    ]);
  });

  it('sorts each table by any of its columns', async () => {
    await open();
    const grid = page.getByRole('grid', { name: 'Functions of the program' });
    const names = async () =>
      (await grid.locator('td:first-child').allInnerTexts()).map((text) => text.trim().split(/\s/)[0]);
    const head = (name: string) => grid.getByRole('columnheader', { name }).getByRole('button');
    assert.deepEqual(await names(), ['main', 'thumbnail', 'enqueue<script>', 'readImage']);
    await head('After').click();
    assert.deepEqual(await names(), ['enqueue<script>', 'readImage', 'main', 'thumbnail']);
    await head('After').click();
    assert.deepEqual(await names(), ['thumbnail', 'main', 'readImage', 'enqueue<script>']);
    await head('Difference').click();
    assert.equal((await names())[0], 'main', 'what became least of what it was');
    const tasks = page.getByRole('grid', { name: 'Tasks by name' });
    await tasks.getByRole('columnheader', { name: 'Figure' }).getByRole('button').click();
    const figures = await tasks.locator('td:nth-child(2)').allInnerTexts();
    assert.deepEqual(figures, figures.toSorted());
  });

  it('shows names of the program as text, whatever is in them', async () => {
    await open();
    assert.equal(await row('Functions of the program', /enqueue<script>/).count(), 1);
    assert.equal(await page.locator('main script').count(), 0);
  });

  it('lists what stands out no longer, and what does now', async () => {
    await open();
    const findings = await page.locator('.findings li').allInnerTexts();
    assert.match(findings[0] ?? '', /^Gone\s+main is held by thumbnail/);
  });

  it('asks for the two in the other order, and remembers which files it shows', async () => {
    await open();
    await page.getByRole('button', { name: 'Swap' }).click();
    const { posted, state } = await recordedBy(page);
    assert.deepEqual(posted, [{ type: 'ready' }, { type: 'swap' }]);
    assert.deepEqual(state, {
      before: '/profiles/before.poolprofile',
      after: '/profiles/after.poolprofile',
    });
  });

  it('says what is wrong with a profile, and with a message that it cannot read', async () => {
    page = await pages.open('comparison', {});
    await send(page, { type: 'problem', message: 'old.poolprofile is empty.' });
    assert.equal(await page.getByRole('alert').innerText(), 'old.poolprofile is empty.');
    await send(page, { ...comparisonMessage(), comparison: { ...comparedRuns(), figures: 'none' } });
    await page.getByText('comparison.figures should be a list').waitFor();
    const { posted } = await recordedBy(page);
    assert.deepEqual(
      (posted as { type: string }[]).map(({ type }) => type),
      ['ready', 'failed'],
    );
  });

  it('fits into a narrow editor', async () => {
    await open({ width: 520 });
    const overflow = await page
      .locator('main')
      .evaluateAll((all) => all.map((one) => one.scrollWidth > one.clientWidth));
    // Tables scroll in themselves, and never the page.
    assert.deepEqual(overflow, [false]);
    await page.screenshot({ path: `${results}comparison-narrow.png` });
  });

  for (const theme of themeNames) {
    it(`can be looked at in ${theme}, every text with enough contrast`, async () => {
      await open({ theme });
      await page.screenshot({ path: `${results}comparison-${theme}.png` });
      assert.deepEqual(await tooFaint(page), []);
      if (updatesPictures && theme === 'dark') {
        await page.setViewportSize({ width: 1100, height: 900 });
        await page.screenshot({ path: `${pictures}comparison.png` });
        await page.setViewportSize({ width: 1200, height: 1500 });
      }
      const first = page.getByRole('grid', { name: 'Functions of the program' }).getByRole('row').nth(1);
      await first.hover();
      assert.deepEqual(await tooFaint(page), [], 'under the pointer');
      await first.locator('td').nth(1).click();
      assert.deepEqual(await tooFaint(page), [], 'selected');
    });
  }
});
