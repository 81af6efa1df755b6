import type { Page } from 'playwright-core';
import type { QuickInput } from './QuickInput.ts';

/** The problems panel. */
export class Problems {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /** Shows the panel. */
  async open(): Promise<void> {
    await this.#quickInput.runCommand('Problems: Focus on Problems View');
    await this.#page.locator('.markers-panel').waitFor();
  }

  /** The messages in view, with source and code as they stand in the list. */
  async messages(): Promise<string[]> {
    const texts = await this.#page
      .locator('.markers-panel .monaco-list-row .marker-message-details-container')
      .allInnerTexts();
    return texts.map((text) => text.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ').trim());
  }
}
