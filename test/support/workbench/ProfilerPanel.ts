import type { FrameLocator, Locator, Page } from 'playwright-core';
import { parseColor } from '../../../src/webview/shared/color.ts';
import { webviewFrame } from './webviewFrame.ts';

/** One row of a table, by the headings of its columns. */
export type TableRow = Readonly<Record<string, string>>;

/** The part of a canvas in a page that is read here: the tests are checked without the types of a browser. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
  };
}

/** The profiler's panel in the editor area. */
export class ProfilerPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What the panel says about the run: `Ended after 1.20 s`, then `3 lanes · 14 tasks · 2 cores`. */
  async facts(): Promise<string[]> {
    return texts((await this.#frame()).locator('header .facts > span'));
  }

  /** What the panel warns of. */
  async notices(): Promise<string[]> {
    return texts((await this.#frame()).locator('.notices li'));
  }

  /** The names of the lanes, from top to bottom. */
  async laneNames(): Promise<string[]> {
    return texts((await this.#frame()).locator('[role=option] .name'));
  }

  /** The same without those that libuv and V8 have beside the program's own, which one run has and another has not. */
  async ownLaneNames(): Promise<string[]> {
    return (await this.laneNames()).filter((name) => !/^(?:libuv|V8)\b/.test(name));
  }

  /** The table of tasks, its rows in view. */
  async tasks(): Promise<TableRow[]> {
    return this.#table('Tasks');
  }

  /** The table of functions of what is selected. */
  async functions(): Promise<TableRow[]> {
    return this.#table('Functions');
  }

  /** What stands out in the run, one sentence each. */
  async findings(): Promise<string[]> {
    return texts((await this.#frame()).locator('.finding p'));
  }

  /** Follows the link of a function in the table. */
  async openFunction(name: string): Promise<void> {
    await this.functions();
    const table = (await this.#frame()).locator('table[aria-label="Functions"]');
    await table.locator('button.link').filter({ hasText: name }).first().click();
  }

  /** The table of lanes. */
  async lanes(): Promise<TableRow[]> {
    return this.#table('Lanes');
  }

  /** What is drawn over time, by its titles, and of which lanes; empty until it is drawn. */
  async charts(): Promise<{ titles: string[]; lanes: string[] }> {
    const frame = await this.#frame();
    await frame.getByRole('tab', { name: 'Charts' }).click();
    const drawn = frame.locator('figure').filter({ has: frame.locator('canvas') });
    return {
      titles: await texts(drawn.locator('figcaption')),
      lanes: await texts(frame.locator('.charts-head .legend li')),
    };
  }

  /** How many pixels of each lane's row in the picture have the colour of a task, by the lane's name. */
  async paintedTasks(): Promise<ReadonlyMap<string, number>> {
    const frame = await this.#frame();
    const canvas = frame.locator('#lanes');
    const css = await frame
      .locator('body')
      .evaluate((body) => String(body.style.getPropertyValue('--poolwright-task')));
    const color = parseColor(css);
    if (color === undefined) throw new Error('There is no picture.');
    const counts = new Map<string, number>();
    for (const label of await frame.locator('[role=option]').all()) {
      // Only lanes in sight are painted, with the next frame.
      await label.scrollIntoViewIfNeeded();
      await canvas.evaluate(nextFrame);
      const [row, area] = [await label.boundingBox(), await canvas.boundingBox()];
      if (row === null || area === null) continue;
      const part = { top: (row.y - area.y) / area.height, height: row.height / area.height };
      const [name = ''] = await texts(label.locator('.name'));
      counts.set(name, await canvas.evaluate(countPixels, { ...part, color }));
    }
    return counts;
  }

  /** Presses one of its buttons. */
  async press(button: string): Promise<void> {
    await (await this.#frame()).locator('header vscode-button').filter({ hasText: button }).click();
  }

  /** Chooses a format in the menu behind *Export*; VS Code's own dialog follows. */
  async exportAs(format: string): Promise<void> {
    const frame = await this.#frame();
    await frame.locator('button.menu-button', { hasText: 'Export' }).click();
    await frame.locator('#export-menu button').filter({ hasText: format }).click();
  }

  /** A table's rows are in the page only while its tab is in front. */
  async #table(label: string): Promise<TableRow[]> {
    const frame = await this.#frame();
    const tab = frame.locator('vscode-tab-header').filter({ hasText: label });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    const table = frame.locator(`table[aria-label="${label}"]`);
    const headings = (await table.locator('thead th').allTextContents()).map(clean);
    const cells = (await table.locator('td').allTextContents()).map(clean);
    const rows = Array.from({ length: cells.length / headings.length }, (_, row) =>
      cells.slice(row * headings.length, (row + 1) * headings.length),
    );
    return rows.map((row) => Object.fromEntries(row.map((cell, column) => [headings[column], cell])));
  }

  async #frame(): Promise<FrameLocator> {
    return webviewFrame(this.#page, '#scroller');
  }
}

/** Runs in the page. */
function nextFrame(): Promise<void> {
  const { requestAnimationFrame } = globalThis as unknown as {
    requestAnimationFrame: (then: () => void) => void;
  };
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

/** Runs in the page. `top` and `height` are shares of the canvas's height. */
function countPixels(
  canvas: unknown,
  {
    top,
    height,
    color,
  }: { top: number; height: number; color: { red: number; green: number; blue: number } },
): number {
  const picture = canvas as Canvas;
  const [first, rows] = [Math.round(top * picture.height), Math.round(height * picture.height)];
  const { data } = picture.getContext('2d').getImageData(0, first, picture.width, rows);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === color.red && data[at + 1] === color.green && data[at + 2] === color.blue) count += 1;
  }
  return count;
}

async function texts(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map(clean);
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
