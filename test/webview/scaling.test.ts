/** The page *Scaling*, in a browser with VS Code's policy. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { summarize } from '../../src/measure/index.ts';
import type { HostToScaling } from '../../src/protocol/index.ts';
import { updatesPictures } from '../support/chromium.ts';
import { heavy, light, simulatedRaw, type Simulation } from '../unit/measure/simulatedRaw.ts';
import { tooFaint } from './support/faintTexts.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import { themeNames, type ThemeName } from './support/themes.ts';

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const results = fileURLToPath(new URL('../../test-results/webview/', import.meta.url));
const docsThemes: readonly ThemeName[] = ['dark', 'light', 'high-contrast'];
/** As a machine that is not quite quiet measures. */
const noise = [0, 0.03, -0.02, 0.05, -0.03, 0.02, -0.01, 0.04, -0.04, 0.01, 0.06];

type Shown = Extract<HostToScaling, { readonly type: 'scaling' }>;

/** What a page keeps, so that it can be restored. */
const state = { uri: 'file:///src/resample.ts', name: 'resample', kept: 'one.json' };

function message(simulation: Partial<Simulation> = {}): Shown {
  const raw = simulatedRaw({ costs: heavy, cores: 4, workers: 6, noise, ...simulation });
  const asked = { file: 'src/resample.ts', name: 'resample', refusals: [] };
  return { type: 'scaling', measurement: summarize(raw, asked), state };
}

describe('the page Scaling', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    for (const folder of [results, pictures]) await mkdir(folder, { recursive: true });
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, []);
  });

  const open = async (
    options: Parameters<WebviewPages['open']>[1] = {},
    shown: Shown = message(),
  ): Promise<void> => {
    page = await pages.open('scaling', { width: 1000, height: 1150, ...options });
    await send(page, shown);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const posted = async (): Promise<readonly unknown[]> => (await recordedBy(page)).posted;

  it('says first what follows, and leads to it', async () => {
    await open();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'resample');
    assert.match(
      await page.locator('.verdict').innerText(),
      /^Run it in a thread pool: 4 workers answer 3\.\d+× /,
    );
    await page.getByRole('button', { name: 'Run in Thread Pool' }).click();
    await page.getByRole('button', { name: 'src/resample.ts' }).click();
    await page.getByRole('button', { name: 'Measure Again' }).click();
    assert.deepEqual(await posted(), [
      { type: 'ready' },
      { type: 'run', pool: 'threads' },
      { type: 'go-to-function' },
      { type: 'measure-again' },
    ]);
  });

  it('offers no pool that it advises against', async () => {
    await open({}, message({ costs: light, cores: 2, workers: 2, noise: [0] }));
    assert.match(await page.locator('.verdict').innerText(), /^Do not pool resample\./);
    assert.equal(await page.getByRole('button', { name: /^Run in/ }).count(), 0);
  });

  it('draws the speed-up of both pools, and says in words what is drawn', async () => {
    await open();
    const chart = page.getByRole('img', {
      name: /^Speed-up by number of workers: thread pool 0\.9\d with 1, /,
    });
    assert.equal(await chart.locator('circle.mark').count(), 6);
    assert.equal(await chart.locator('rect.mark').count(), 6);
    assert.equal(await chart.locator('.curve').count(), 2);
    // Four workers on four cores are higher up than one, and six of them no higher than that by much.
    const heights = await chart
      .locator('circle.mark')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('cy'))));
    assert.ok((heights[3] ?? 0) < (heights[0] ?? 0) - 50, heights.join(' '));
  });

  it('draws no curve where none could be fitted', async () => {
    await open({}, message({ cores: 1, workers: 1, noise: [0] }));
    assert.equal(await page.locator('.chart .curve').count(), 0);
    assert.equal(await page.getByText('A limit cannot be fitted').count(), 2);
  });

  it('has every figure in a table', async () => {
    await open();
    const table = page.getByRole('table', { name: 'Speed-up of each way to call' });
    assert.equal(await table.getByRole('row').count(), 14);
    const cells = await table
      .getByRole('row', { name: /^thread pool, 4 workers/ })
      .getByRole('cell')
      .allInnerTexts();
    assert.match(
      cells.join(' | '),
      /^10\.\d ms \| 4\d\.\d ms \| 0\.2\d ms \| 3\.\d+× \(3\.\d+ to 4\.\d+\) \| 9\d % \| 3\.\d+×$/,
    );
  });

  it('shows sizes where several were measured', async () => {
    const { measurement } = message();
    const [size] = measurement.arguments.sizes;
    assert.ok(size);
    const sizes = [
      { ...size, size: 10 },
      { ...size, size: 1000 },
    ];
    await open(
      {},
      { type: 'scaling', state, measurement: { ...measurement, arguments: { sizeOf: 'argument 1', sizes } } },
    );
    const rows = page.getByRole('table', { name: 'Speed-up by size of the arguments' }).getByRole('row');
    assert.match((await rows.nth(1).innerText()).replaceAll('\t', ' '), /^10 /);
    assert.match((await rows.nth(2).innerText()).replaceAll('\t', ' '), /^1,000 /);
  });

  it('shows names and reasons as text, whatever is in them', async () => {
    const { measurement } = message();
    const hostile = '<img src=x onerror=alert(1)>';
    const refusals = [{ code: 'throws', message: hostile, pool: 'processes' }] as const;
    await open({}, { type: 'scaling', state, measurement: { ...measurement, name: hostile, refusals } });
    assert.equal(await page.locator('main img').count(), 0);
    assert.equal(await page.getByText(hostile).count(), 2);
  });

  it('says what is wrong with a message that it cannot read', async () => {
    page = await pages.open('scaling', {});
    await send(page, { ...message(), measurement: { ...message().measurement, pools: 'none' } });
    await page.getByRole('alert').getByText('measurement.pools should be a list').waitFor();
    assert.deepEqual(
      ((await posted()) as { type: string }[]).map(({ type }) => type),
      ['ready', 'failed'],
    );
  });

  it('keeps which measurement it shows, so that it can be restored', async () => {
    await open();
    assert.deepEqual((await recordedBy(page)).state, state);
  });

  it('says so where it is restored and its measurement is gone, and how to have it again', async () => {
    page = await pages.open('scaling', {});
    await send(page, { type: 'gone', name: 'resample', message: 'The measurement is no longer on disk.' });
    await page.getByRole('status').getByText('The measurement is no longer on disk.').waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'resample');
    await page.getByRole('button', { name: 'Show the Function' }).click();
    await page.getByRole('button', { name: 'Measure Again' }).click();
    assert.deepEqual(await posted(), [
      { type: 'ready' },
      { type: 'go-to-function' },
      { type: 'measure-again' },
    ]);
  });

  it('can be used by keyboard alone', async () => {
    await open();
    for (const name of ['src/resample.ts', 'Run in Thread Pool', 'Measure Again']) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), name);
    }
    await page.keyboard.press('Enter');
    assert.deepEqual((await posted()).at(-1), { type: 'measure-again' });
  });

  it('fits into a narrow editor', async () => {
    await open({ width: 420 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await page.screenshot({ path: `${results}scaling-narrow.png` });
  });

  for (const theme of themeNames) {
    it(`can be looked at in ${theme}, every text with enough contrast`, async () => {
      await open({ theme });
      await page.screenshot({ path: `${results}scaling-${theme}.png` });
      assert.deepEqual(await tooFaint(page), []);
      if (updatesPictures && docsThemes.includes(theme))
        await page.screenshot({ path: `${pictures}scaling-${theme}.png` });
    });
  }
});
