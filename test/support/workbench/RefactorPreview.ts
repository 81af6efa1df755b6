import type { Locator, Page } from 'playwright-core';

/** The preview of an edit that VS Code shows before it is applied. */
export class RefactorPreview {
  readonly #panel: Locator;

  constructor(page: Page) {
    this.#panel = page.locator('.bulk-edit-panel');
  }

  /** Waits for the preview and returns the files that it would touch, by name, in its order. */
  async files(): Promise<string[]> {
    const rows = this.#panel.locator('.monaco-list-row .monaco-icon-label .label-name');
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  async apply(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Apply' }).click();
    await this.#panel.waitFor({ state: 'hidden' });
  }

  async discard(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Discard' }).click();
    await this.#panel.waitFor({ state: 'hidden' });
  }
}
