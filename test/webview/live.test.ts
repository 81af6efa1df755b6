import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from './support/pixels.ts';
import { recordedBy, send, setTheme, type PageOptions } from './support/pages.ts';
import { liveRun } from './support/simulatedRun.ts';
import { usePages } from './support/usePages.ts';

describe('the live view', () => {
  const pages = usePages();
  let page: Page;

  async function show(message: unknown, options: PageOptions = {}): Promise<void> {
    page = await pages.open('live', { width: 280, height: 420, ...options });
    await send(page, message);
    await eventually(text, (shown) => shown.trim() !== '', 'something should be shown');
  }
  const text = () => page.locator('main').innerText();
  const posted = async () => (await recordedBy(page)).posted;

  it('says how busy each lane is, and draws its last seconds', async () => {
    await show(liveRun('recording'));
    const items = page.getByRole('list', { name: 'Lanes' }).getByRole('listitem');
    assert.equal(await items.count(), 4);
    assert.match(await items.nth(1).innerText(), /worker 1\s+busy\s*84\u00a0%/);
    const path = (await items.nth(1).locator('path').getAttribute('d')) ?? '';
    assert.equal(path.match(/M/g)?.length, 34, 'one bar a half second');
    assert.match(await text(), /Recording 20\.1\u00a0s/);
  });

  it('fits into the side bar at its narrowest', async () => {
    await show(liveRun('ended'), { width: 168 });
    const button = page.locator('.actions vscode-button').first();
    const area = await button.boundingBox();
    assert(area !== null && area.x + area.width <= 168, `The button ends at ${area?.width} px.`);
    const cutOff = await button.evaluate((host) => {
      const base = host.shadowRoot?.querySelector('.base');
      return base === null || base === undefined || base.scrollWidth > base.clientWidth;
    });
    assert.equal(cutOff, false, 'its label is cut off');
  });

  it('tells a screen reader what the strip shows', async () => {
    await show(liveRun('recording'));
    const strip = page.getByRole('img', { name: /last 17 s: .* busy on average, between .* and/ });
    assert.equal(await strip.count(), 1);
  });

  it('leaves a gap where nothing is known, and says so', async () => {
    await show(liveRun('recording'));
    const item = page.getByRole('listitem').nth(2);
    assert.match(await item.innerText(), /not known/);
    const path = (await item.locator('path').getAttribute('d')) ?? '';
    assert.equal(path.match(/M/g)?.length, 28, '31 half seconds, three of them not known');
  });

  it('stops the recording and opens the profiler', async () => {
    await show(liveRun('recording'));
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Open profiler' }).click();
    assert.deepEqual(await posted(), [{ type: 'ready' }, { type: 'stop' }, { type: 'open-profiler' }]);
  });

  it('offers to profile again when the run has ended', async () => {
    await show(liveRun('ended'));
    assert.equal(await page.getByRole('button', { name: 'Stop' }).count(), 0);
    await page.getByRole('button', { name: 'Profile current file' }).click();
    assert.deepEqual(await posted(), [{ type: 'ready' }, { type: 'profile-file' }]);
    assert.match(await text(), /Ended after 20\.1\u00a0s/);
  });

  it('says what to do when nothing is profiled', async () => {
    await show({ type: 'nothing' });
    assert.match(await text(), /Nothing is being profiled\.\s+Open a TypeScript or JavaScript file/);
    await page.getByRole('button', { name: 'Profile current file' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Profile program…' }).click();
    assert.deepEqual(await posted(), [
      { type: 'ready' },
      { type: 'profile-file' },
      { type: 'profile-program' },
    ]);
  });

  it('announces the end of a recording, not every figure', async () => {
    await show(liveRun('recording'));
    const status = page.locator('body > [role="status"]');
    await send(page, { ...liveRun('recording'), elapsedUs: 21_000_000 });
    await eventually(text, (shown) => shown.includes('21.0'), 'the figure should change');
    assert.equal(await status.textContent(), '');
    await send(page, liveRun('ended'));
    await eventually(
      () => status.textContent(),
      (said) => said === 'Profiler: Ended.',
      'the end should be said',
    );
  });

  it('says what is wrong with a message that it cannot read, and keeps what it shows', async () => {
    await show(liveRun('recording'));
    await send(page, { ...liveRun('recording'), lanes: [{ id: 7 }] });
    await eventually(
      text,
      (shown) => shown.includes('message.lanes[0].id should be text but is 7'),
      'a sentence',
    );
    assert.match(await text(), /worker 1/);
    await send(page, liveRun('recording'));
    await eventually(
      text,
      (shown) => !shown.includes('could not be read'),
      'it should go when all is well again',
    );
  });

  it('follows the theme', async () => {
    await show(liveRun('recording'), { theme: 'dark' });
    const fillOf = () => page.evaluate<string>("getComputedStyle(document.querySelector('svg.strip')).fill");
    const dark = await fillOf();
    await setTheme(page, 'high-contrast-light');
    await eventually(fillOf, (fill) => fill !== dark, 'the strip should change its colour');
  });
});
