/** The column *Awaited* of a program that was really profiled, on the Node of the tests and on one that tells of files and timers. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Examination } from '../../src/service/examination.ts';
import { openProfile } from '../../src/service/index.ts';
import { poolwright } from '../support/commandLine.ts';
import { otherNodes } from '../support/nodeVersions.ts';
import { repository } from '../support/repository.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../support/temporaryFolder.ts';
import { recordedBy, send, WebviewPages } from './support/pages.ts';
import { eventually } from './support/pixels.ts';

const program = path.join(repository, 'test', 'fixtures', 'profile', 'awaits.mjs');
const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim();

/** Of `150 ms` or `1.2 s`. */
function milliseconds(text: string): number {
  const [, value, unit] = /^([\d.]+) (ms|s)$/.exec(text) ?? assert.fail(text);
  return Number(value) * (unit === 's' ? 1000 : 1);
}

const nodes = [
  { version: process.versions.node, install: () => Promise.resolve(process.execPath) },
  ...otherNodes.filter(({ version }) => version.startsWith('24.')),
];

for (const node of nodes) {
  const { version } = node;
  describe(`the column Awaited, of a program on Node ${version}`, () => {
    const hasHooks = Number(version.split('.')[0]) >= 24;
    let folder: string;
    let pages: WebviewPages;
    let page: Page;

    before(async function () {
      this.timeout(300_000);
      folder = await makeTemporaryFolder('awaited');
      const run = await poolwright(folder, 'profile', '--out', folder, '--', await node.install(), program);
      assert.equal(run.exitCode, 0, run.stderr);
      const opened = await openProfile(path.join(folder, 'run.poolprofile'));
      assert.ok(opened.kind === 'opened', opened.kind === 'refused' ? opened.message : '');
      const examination = new Examination(opened.builder, () => false);
      pages = await WebviewPages.start();
      page = await pages.open('panel', {
        width: 1900,
        height: 900,
        service: (question) => examination.answer(question),
      });
      await send(page, { type: 'timeline', revision: 1, timeline: examination.timeline() });
      await page.locator('#function-table tbody td').first().waitFor();
    });
    after(async () => {
      await pages.stop();
      await removeTemporaryFolder(folder);
    });

    const column = async () => {
      const headings = (await page.locator('#function-table thead th').allInnerTexts()).map(plain);
      const index = headings.findIndex((text) => text.startsWith('Awaited'));
      assert.ok(index > 0, headings.join());
      return index;
    };
    const cellOf = async (name: string) =>
      page
        .locator('#function-table tbody tr')
        .filter({ hasText: new RegExp(`^\\s*${name}\\s*awaits\\.mjs:`) })
        .locator('td')
        .nth(await column());
    const awaited = async (name: string) => plain(await (await cellOf(name)).innerText());
    const told = async (name: string) => plain((await (await cellOf(name)).getAttribute('title')) ?? '');

    it('says how long the waits went on that a function began, and how many they were', async () => {
      assert.ok(milliseconds(await awaited('runCommand')) >= 100);
      assert.match(await told('runCommand'), /^[\d.]+ m?s, of 1 wait$/);
    });

    it('says nothing of a function that began none', async () => {
      assert.equal(await awaited('compute'), '–');
      assert.equal(await told('compute'), 'No wait is known that it began');
    });

    if (hasHooks) {
      it('says from how many of them the others are estimated', async () => {
        // Twelve of 20 ms, of which it looked at some.
        assert.ok(milliseconds(await awaited('pause')) >= 120);
        assert.match(await told('pause'), /^[\d.]+ m?s, (of|estimated from \d+ of about) \d+ waits$/);
        assert.ok(milliseconds(await awaited('ask')) > 0);
      });
    }

    it('puts the functions that waited longest first, where a person asks for that', async () => {
      const heading = page.getByRole('columnheader', { name: /^Awaited/ });
      // The shortest first, then the longest.
      for (const direction of ['ascending', 'descending']) {
        await heading.getByRole('button').click();
        await eventually(
          () => heading.getAttribute('aria-sort'),
          (sorted) => sorted === direction,
          direction,
        );
      }
      const order = async () => {
        const own = page.locator('#function-table tbody tr').filter({ hasText: /awaits\.mjs:/ });
        const texts = await own.locator(`td:nth-child(${(await column()) + 1})`).allInnerTexts();
        return texts.map((text) => (plain(text) === '–' ? 0 : milliseconds(plain(text))));
      };
      await eventually(
        order,
        (times) =>
          (times[0] ?? 0) >= 100 && times.every((time, at) => at === 0 || time <= (times[at - 1] ?? 0)),
        'the longest waits first',
      );
      assert.deepEqual((await recordedBy(page)).violations, []);
    });
  });
}
