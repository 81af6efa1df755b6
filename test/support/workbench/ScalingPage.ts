import type { FrameLocator, Page } from 'playwright-core';
import { webviewFrame } from './webviewFrame.ts';

/** The page that shows what a pool would gain for a function. */
export class ScalingPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What it says first. */
  async advice(): Promise<string> {
    return (await (await this.#frame()).locator('.advice .verdict').innerText())
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  /** What it says in place of a measurement that is gone. */
  async gone(): Promise<string> {
    const frame = await webviewFrame(this.#page, '.advice [role=status]');
    return frame.locator('.advice [role=status]').innerText();
  }

  /** The ways to call that its table has. */
  async ways(): Promise<string[]> {
    const table = (await this.#frame()).getByRole('table', { name: 'Speed-up of each way to call' });
    return table.getByRole('rowheader').allInnerTexts();
  }

  /** All of it. */
  async text(): Promise<string> {
    return (await this.#frame()).locator('main').innerText();
  }

  /** Presses the button that runs the function in the pool that is advised. */
  async runInPool(): Promise<void> {
    await (await this.#frame()).getByRole('button', { name: /^Run in (Thread|Process) Pool$/ }).click();
  }

  async press(button: string): Promise<void> {
    await (await this.#frame()).getByRole('button', { name: button, exact: true }).click();
  }

  async #frame(): Promise<FrameLocator> {
    return webviewFrame(this.#page, '.advice .verdict');
  }
}
