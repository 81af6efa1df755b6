/** Charts over time of the selected lanes, in a browser with VS Code's policy. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AnalysisQuestion } from '../../src/protocol/index.ts';
import { freshState } from '../../src/webview/panel/savedState.ts';
import { recordedBy, send, setTheme, type PageOptions } from './support/pages.ts';
import { eventually, themeOf } from './support/pixels.ts';
import { examinationOf } from './support/simulatedProfile.ts';
import { simulatedRun } from './support/simulatedRun.ts';
import { usePages } from './support/usePages.ts';

const timeline = simulatedRun();
const titles = [
  'Event loop busy',
  'Event-loop delay',
  'Memory of the thread',
  'On a core',
  'Waiting for a core',
  'Memory of the process',
];
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ').trim();

interface Ask {
  readonly type: string;
  readonly question?: AnalysisQuestion;
}

describe('the charts over time', () => {
  const pages = usePages();
  let page: Page;

  async function show(options: PageOptions = {}): Promise<void> {
    const examination = examinationOf(timeline);
    const service = (question: AnalysisQuestion) => examination.answer(question);
    const state = { ...freshState, tab: 'charts' };
    page = await pages.open('panel', { width: 1440, height: 1000, service, state, ...options });
    await send(page, { type: 'timeline', revision: 1, timeline });
  }
  async function showCharts(options: PageOptions = {}): Promise<void> {
    await show(options);
    await page.locator('.plot canvas').first().waitFor();
  }
  const chart = (title: string) => page.getByRole('group', { name: `${title} over time` });
  const questions = async () =>
    ((await recordedBy(page)).posted as readonly Ask[]).flatMap(({ question }) =>
      question?.kind === 'charts' ? [question] : [],
    );
  const lines = async () => (await page.locator('.charts-head .legend li').allInnerTexts()).map(plain);
  const said = async () => plain(await page.locator('#announcer').textContent());
  const rowsOf = async (title: string) =>
    page
      .getByRole('table', { name: `${title} over time, at most in each part` })
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.children].map((cell) => (cell.textContent ?? '').replaceAll('\u00a0', ' ').trim()),
        ),
      );
  const widthOf = () =>
    chart('On a core')
      .locator('canvas')
      .evaluate((canvas) => canvas.clientWidth);
  /** How many pixels of a chart have a colour. */
  const pixelsOf = (title: string, color: string) =>
    chart(title)
      .locator('canvas')
      .evaluate((canvas, wanted) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const { data = [] } =
          (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
        let count = 0;
        for (let at = 0; at < data.length; at += 4)
          if (`rgba(${data[at]}, ${data[at + 1]}, ${data[at + 2]}, 1)` === wanted && data[at + 3] === 255)
            count += 1;
        return count;
      }, color);

  it('have a line for each lane, in its own colour, of all that is known', async () => {
    await showCharts();
    assert.deepEqual(await page.locator('.charts-grid figcaption').allInnerTexts(), titles);
    assert.deepEqual(await lines(), ['main', 'worker 1', 'worker 2', 'process 8124', 'process 8131']);
    for (const color of themeOf('dark').lines.slice(0, 3))
      await eventually(
        () => pixelsOf('On a core', color),
        (count) => count > 20,
        `a line in ${color}`,
      );
  });

  it('ask for nothing while another tab is in front', async () => {
    await show({ state: { ...freshState, tab: 'tasks' } });
    await page.locator('#task-table tbody tr').first().waitFor();
    assert.deepEqual(await questions(), []);
    await page.getByRole('tab', { name: 'Charts' }).click();
    await eventually(questions, (asked) => asked.length > 0, 'a question');
  });

  it('are of the selected lanes', async () => {
    await showCharts();
    await page.getByRole('option', { name: /^worker 1/ }).click();
    await page.getByRole('tab', { name: 'Charts' }).click();
    await eventually(lines, (names) => names.join() === 'worker 1', 'one lane');
    assert.match(plain(await page.locator('.charts-head').innerText()), /1 of 6 lanes; select others/);
    // Only main threads are told of the memory of their process.
    assert.deepEqual(await page.locator('.charts-grid figcaption').allInnerTexts(), titles.slice(0, 5));
  });

  it('say in a table what they draw, and what is not known as such', async () => {
    await showCharts();
    const rows = await rowsOf('Memory of the thread');
    assert.equal(rows.length, 20);
    assert.deepEqual(rows[0]?.slice(0, 3), ['0', '26.6 MiB', 'not known']);
    assert.match(rows.at(-1)?.[2] ?? '', /^\d\d\.\d MiB$/);
    const delays = (await rowsOf('Event-loop delay')).map((row) => row[1] ?? '');
    assert.ok(
      delays.some((text) => /^\d+ ms$/.test(text)),
      delays.join(),
    );
  });

  it('have the time axis of the timeline, and lead back to it', async () => {
    await showCharts();
    const shown = page.getByRole('scrollbar', { name: 'Shown time' });
    const whole = await shown.getAttribute('aria-valuetext');
    const over = chart('On a core').locator('.u-over');
    const box = await over.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + box.width * 0.5, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40, { steps: 4 });
    await page.mouse.move(box.x + box.width * 0.75, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await eventually(
      async () => plain(await shown.getAttribute('aria-valuetext')),
      (text) => /^1\.[12]\d* s – 1\.[78]\d* s of 2\.40 s$/.test(text),
      'half of the second half',
    );
    await eventually(
      async () => Number.parseFloat((await rowsOf('On a core'))[0]?.[0] ?? ''),
      (from) => from > 1 && from < 1.4,
      'the table begins there',
    );
    await over.dblclick();
    await eventually(
      () => shown.getAttribute('aria-valuetext'),
      (text) => text === whole,
      'the whole run',
    );
  });

  it('can be read by keyboard alone', async () => {
    await showCharts();
    const delay = chart('Event-loop delay');
    await delay.focus();
    await page.keyboard.press('End');
    assert.match(await said(), /^2\.3\d+ s: main (0|[\d.]+ m?s), worker 1 .*, process 8131 .*\.$/);
    await page.keyboard.press('Home');
    assert.match(await said(), /^0: main .*, worker 1 not known, worker 2 not known, process 8124 not known/);
    await page.keyboard.press('ArrowRight');
    assert.match(await said(), /^24 ms: main /);
    await page.keyboard.press('Shift+ArrowRight');
    assert.match(await said(), /^264 ms: main /);
    const tooltip = page.locator('#tooltip');
    assert.match(plain(await tooltip.locator('strong').innerText()), /^Event-loop delay, 264 ms$/);
    const shown = page.getByRole('scrollbar', { name: 'Shown time' });
    await page.keyboard.press('+');
    await eventually(
      async () => plain(await shown.getAttribute('aria-valuetext')),
      (text) => text.endsWith(' of 2.40 s') && text.includes('– 1.6'),
      'two thirds of the run',
    );
    await page.keyboard.press('f');
    await eventually(
      async () => plain(await shown.getAttribute('aria-valuetext')),
      (text) => text.startsWith('0 – 2.40 s of'),
      'the whole run',
    );
    await page.keyboard.press('Escape');
    assert.equal(await tooltip.isHidden(), true);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Event loop busy over time',
      'from the filter back to the charts',
    );
  });

  it('mark one moment in all of them', async () => {
    await showCharts();
    await chart('Event loop busy').hover({ position: { x: 250, y: 60 } });
    const places = await page
      .locator('.plot .u-cursor-x')
      .evaluateAll((cursors) => cursors.map((cursor) => cursor.getBoundingClientRect().left));
    const offsets = await page
      .locator('.plot')
      .evaluateAll((plots) => plots.map((plot) => plot.getBoundingClientRect().left));
    const marks = places.map((left, index) => left - (offsets[index] ?? 0));
    assert.equal(marks.length, titles.length);
    // The chart under the pointer marks the pointer, the others the middle of the same part.
    assert.ok(Math.max(...marks) - Math.min(...marks) <= 2 && Math.min(...marks) > 100, marks.join());
    assert.match(plain(await page.locator('#tooltip').innerText()), /^Event loop busy, .*\n[\s\S]*main/);
  });

  it('follow a change of the theme', async () => {
    await showCharts();
    const [dark = '', light = ''] = [themeOf('dark').lines[0], themeOf('light').lines[0]];
    assert.notEqual(dark, light);
    await setTheme(page, 'light');
    await eventually(
      () => pixelsOf('On a core', light),
      (count) => count > 20,
      'the light theme’s line',
    );
    assert.equal(await pixelsOf('On a core', dark), 0);
  });

  it('fit into a narrow panel, and become wider with it', async () => {
    await showCharts({ width: 460 });
    const narrow = await widthOf();
    assert.ok(narrow <= 460, `${narrow}`);
    await page.setViewportSize({ width: 640, height: 1000 });
    await eventually(widthOf, (width) => width > narrow + 100, 'as wide as there is room');
  });
});
