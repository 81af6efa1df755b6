/** Pictures of both pages in VS Code's themes, for people to look at: test-results/webview/*.png, and docs/pictures with POOLWRIGHT_UPDATE_SCREENSHOTS=1. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { updatesPictures } from '../support/chromium.ts';
import { eventually, colorsIn } from './support/pixels.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import type { AnalysisQuestion } from '../../src/protocol/index.ts';
import { simulatedPredictions } from './support/simulatedPredictions.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { liveRun, simulatedRun } from './support/simulatedRun.ts';
import { themeNames, type ThemeName } from './support/themes.ts';

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const docsThemes: readonly ThemeName[] = ['dark', 'light', 'high-contrast'];
const docsSize = { width: 1280, height: 860 };
const results = fileURLToPath(new URL('../../test-results/webview/', import.meta.url));

describe('screenshots', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    for (const folder of [results, pictures]) await mkdir(folder, { recursive: true });
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations, posted } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, []);
    const others = posted.filter((message) => (message as { readonly type: string }).type !== 'ask');
    assert.deepEqual(others, [{ type: 'ready' }]);
  });

  async function openPanel(
    options: Parameters<WebviewPages['open']>[1],
    timeline = simulatedRun(),
  ): Promise<void> {
    const examination = examinationOf(timeline);
    const service = (question: AnalysisQuestion) => examination.answer(question);
    page = await pages.open('panel', { width: 1440, height: 900, service, ...options });
    await send(page, { type: 'title', title: 'thumbnails › src/main.ts', canRunAgain: true });
    await send(page, { type: 'timeline', revision: 1, timeline });
    await send(page, { type: 'predictions', files: simulatedPredictions });
    await eventually(
      async () => (await colorsIn(page, 'overview', { x: 0, y: 0, width: 500, height: 40 })).size,
      (colors) => colors > 1,
      'the picture should be painted',
    );
    await eventually(
      async () => (await colorsIn(page, 'flame', { x: 0, y: 0, width: 300, height: 40 })).size,
      (colors) => colors > 1,
      'the flame chart should be painted',
    );
  }
  const shoot = (name: string) => page.screenshot({ path: `${results}${name}.png` });
  /** A picture that stands in the documentation too, where it is asked to be taken anew. */
  const shootForDocs = async (view: string, theme: ThemeName) => {
    await shoot(`${view}-${theme}`);
    if (updatesPictures && docsThemes.includes(theme))
      await page.screenshot({ path: `${pictures}profiler-${view}-${theme}.png` });
  };
  const isShown = (name: string) =>
    eventually(
      async () => page.getByRole('heading', { level: 2 }).first().innerText(),
      (text) => text.startsWith(name),
      `${name} should be shown`,
    );

  for (const theme of themeNames) {
    it(`of the panel in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await shootForDocs('panel', theme);
    });

    it(`of one lane's calls in order of time in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await page.getByRole('option', { name: /worker 1/ }).click();
      await page.getByRole('radio', { name: 'In order' }).click();
      await page.getByRole('listbox', { name: 'Lanes' }).focus();
      for (const key of ['+', '+', '+', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
      await isShown('worker 1 · 7');
      await eventually(
        () => page.getByRole('radio', { name: 'In order', checked: true }).count(),
        (count) => count === 1,
        'the order of time',
      );
      await page.locator('#flame').hover({ position: { x: 90, y: 45 } });
      await shootForDocs('flame', theme);
    });

    it(`of the lanes table in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await page.getByRole('tab', { name: /Lanes/ }).click();
      await shootForDocs('lanes', theme);
    });

    it(`of messages and waits in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await page.getByRole('tab', { name: /Messages/ }).click();
      await page.getByRole('gridcell', { name: 'main' }).first().click();
      await shootForDocs('messages', theme);
    });

    it(`of charts over time in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await page.getByRole('tab', { name: 'Charts' }).click();
      await page
        .getByRole('group', { name: 'Event-loop delay over time' })
        .hover({ position: { x: 200, y: 60 } });
      await shootForDocs('charts', theme);
    });

    it(`of a selected task in ${theme}`, async () => {
      await openPanel({ theme, ...docsSize });
      await page.getByRole('listbox', { name: 'Lanes' }).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Enter', 'Enter', '+', '+', '+'])
        await page.keyboard.press(key);
      await page.locator('#lanes').hover({ position: { x: 500, y: 205 } });
      await shootForDocs('tasks', theme);
    });

    it(`of the live view in ${theme}`, async () => {
      page = await pages.open('live', { theme, width: 300, height: 380, deviceScaleFactor: 2 });
      await send(page, liveRun('recording'));
      await eventually(
        () => page.getByRole('listitem').count(),
        (items) => items === 4,
        'lanes',
      );
      await shoot(`live-${theme}`);
    });
  }

  it('of a recording, a run that was cut off, a filter and a narrow panel', async () => {
    await openPanel({}, simulatedRun('recording', 1500));
    await shoot('panel-recording');
    await page.context().close();
    await openPanel(
      {},
      simulatedRun('cut-off', 2000, ['process 8124 was killed; its last 180 ms are missing.']),
    );
    await shoot('panel-cut-off');
    await page.context().close();
    await openPanel({});
    await page.keyboard.press('/');
    await page.keyboard.type('encode 8131');
    await shoot('panel-filter');
    await page.context().close();
    await openPanel({ width: 640, height: 760 });
    await shoot('panel-narrow');
    await page.context().close();
    await openPanel({});
    await page.getByRole('button', { name: 'Export' }).click();
    await shoot('panel-export');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await shoot('panel-keys');
  });

  it('of the live view with nothing to show', async () => {
    page = await pages.open('live', { width: 300, height: 380, deviceScaleFactor: 2 });
    await send(page, { type: 'nothing' });
    await eventually(
      () => page.locator('main').innerText(),
      (text) => text !== '',
      'a text',
    );
    await shoot('live-nothing');
  });
});
