/** Pictures of both pages in VS Code's themes, for people to look at: test-results/webview/*.png. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { eventually, colorsIn } from './support/pixels.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import type { AnalysisQuestion } from '../../src/protocol/index.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { liveRun, simulatedRun } from './support/simulatedRun.ts';
import { themeNames } from './support/themes.ts';

const results = fileURLToPath(new URL('../../test-results/webview/', import.meta.url));

describe('screenshots', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    await mkdir(results, { recursive: true });
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
    await send(page, { type: 'title', title: 'thumbnails › src/main.ts' });
    await send(page, { type: 'timeline', revision: 1, timeline });
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

  for (const theme of themeNames) {
    it(`of the panel in ${theme}`, async () => {
      await openPanel({ theme });
      await shoot(`panel-${theme}`);
    });

    it(`of a selected task in ${theme}`, async () => {
      await openPanel({ theme });
      await page.getByRole('listbox', { name: 'Lanes' }).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'Enter', 'Enter', '+', '+', '+'])
        await page.keyboard.press(key);
      await page.locator('#lanes').hover({ position: { x: 500, y: 205 } });
      await shoot(`panel-selected-${theme}`);
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
