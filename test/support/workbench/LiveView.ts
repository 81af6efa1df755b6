import type { FrameLocator, Page } from 'playwright-core';
import { webviewFrame } from './webviewFrame.ts';

/** The side bar's live view. */
export class LiveView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** All that it says. */
  async text(): Promise<string> {
    return clean(await (await this.#frame()).locator('main').innerText());
  }

  /** How busy each lane is: a percentage, `ended` or `not known`, by the lane's name. */
  async lanes(): Promise<ReadonlyMap<string, string>> {
    const lanes = await (await this.#frame()).locator('.lanes li').all();
    return new Map(
      await Promise.all(
        lanes.map(async (lane): Promise<[string, string]> => [
          clean(await lane.locator('.name').innerText()),
          clean(await lane.locator('.now').innerText()).replace(/^busy\s+/, ''),
        ]),
      ),
    );
  }

  async press(button: string): Promise<void> {
    await (await this.#frame()).locator('vscode-button').filter({ hasText: button }).click();
  }

  async #frame(): Promise<FrameLocator> {
    return webviewFrame(this.#page, 'main > .actions');
  }
}

function clean(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}
