import type { FrameLocator, Page } from 'playwright-core';
import { webviewFrame } from './webviewFrame.ts';

/** The page that shows two profiles beside each other. */
export class ComparisonPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What it says first. */
  async verdict(): Promise<string> {
    return clean(await (await this.#frame()).locator('.verdict').innerText());
  }

  /** The cells of the first row of a table that matches; the tables are known by their captions. */
  async row(table: RegExp, name: RegExp): Promise<string[]> {
    const row = (await this.#frame()).getByRole('grid', { name: table }).getByRole('row', { name }).first();
    return (await row.locator('th, td:not(.bars)').allInnerTexts()).map(clean);
  }

  /** What stood out in one of the runs, or both. */
  async findings(): Promise<string[]> {
    return (await (await this.#frame()).locator('.findings li').allInnerTexts()).map(clean);
  }

  async #frame(): Promise<FrameLocator> {
    return webviewFrame(this.#page, '.verdict');
  }
}

function clean(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
