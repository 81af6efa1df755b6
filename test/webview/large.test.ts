import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { LargeTimeline } from '../../src/profile/index.ts';
import { eventually } from '../support/eventually.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import { simulatedRun } from './support/simulatedRun.ts';

const run = simulatedRun();

describe('a run that is too large for the panel', () => {
  let pages: WebviewPages;
  let page: Page;

  before(async () => {
    pages = await WebviewPages.start();
  });
  after(() => pages.stop());
  afterEach(async () => {
    const { violations, posted } = await recordedBy(page);
    await page.context().close();
    assert.deepEqual(violations, []);
    assert.deepEqual(
      posted.filter((message) => (message as { type: string }).type === 'failed'),
      [],
    );
  });

  /** The picture of lanes as it is now. */
  const picture = async () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#lanes');
      return canvas === null || canvas.width < 2 ? '' : canvas.toDataURL();
    });

  const open = async (large: LargeTimeline | undefined) => {
    page = await pages.open('panel', large === undefined ? {} : { large });
    const timeline = large === undefined ? run : large.outline();
    await send(page, { type: 'timeline', revision: 1, timeline });
  };

  const zoomIn = async () => {
    await page.locator('#labels').focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
  };

  it('looks like a small one, from afar and close up', async () => {
    await open(undefined);
    const expected: string[] = [];
    await eventually(async () => assert.notEqual(await picture(), ''));
    await eventually(async () => assert.match(await page.locator('header').innerText(), /33\stasks/));
    expected.push(await settled());
    await zoomIn();
    expected.push(await settled());
    await page.context().close();

    await open(new LargeTimeline(run));
    await eventually(async () => assert.equal(await picture(), expected[0]));
    await zoomIn();
    await eventually(async () => assert.equal(await picture(), expected[1]));
  });

  it('says how many tasks there are, and lists those that stand alone', async () => {
    await open(new LargeTimeline(run));
    await eventually(async () =>
      assert.match(await page.locator('header').innerText(), /5\slanes · 33\stasks/),
    );
    await zoomIn();
    await eventually(async () => {
      const count = await page.locator('vscode-tab-header', { hasText: 'Tasks' }).innerText();
      assert.match(count, /^Tasks\s*\d+ of 33$/);
    });
  });

  /** The picture once two looks at it are the same. */
  async function settled(): Promise<string> {
    let last = '';
    await eventually(async () => {
      const before = last;
      last = await picture();
      assert.equal(last, before);
    });
    return last;
  }
});
