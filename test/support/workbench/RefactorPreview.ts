import type { Locator, Page } from 'playwright-core';
import type { QuickInput } from './QuickInput.ts';

/** One row of the preview: a file, or one change below it. */
export interface PreviewedChange {
  /** As a screen reader says it: `src/main.ts, making text edits`, `line 5, replacing a with b`. */
  readonly label: string;
  /** 1 for a file. */
  readonly level: number;
  /** Whether it is part of what *Apply* does. */
  readonly ticked: boolean;
}

/** The preview of an edit that VS Code shows before it is applied. It ticks and unticks nothing. */
export class RefactorPreview {
  readonly #page: Page;
  readonly #panel: Locator;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#panel = page.locator('.bulk-edit-panel');
    this.#quickInput = quickInput;
  }

  /** Waits for the preview and returns all that it shows, in its order. */
  async changes(): Promise<PreviewedChange[]> {
    await this.#rows().first().waitFor();
    // Rows out of view are not in the page.
    await this.#quickInput.runCommand('View: Toggle Maximized Panel');
    const changes = await Promise.all((await this.#rows().all()).map(describeRow));
    await this.#quickInput.runCommand('View: Toggle Maximized Panel');
    return changes;
  }

  /** Shows a change in the editor, as a click on it does, and waits until it is drawn. */
  async show(label: string): Promise<void> {
    await this.#panel.locator(`.monaco-list-row[aria-label="${label}"] .monaco-highlighted-label`).click();
    await this.#page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  }

  /** Presses _Apply_ where the editor is going to object. */
  async applyAnyway(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Apply' }).click();
  }

  async apply(): Promise<void> {
    await this.applyAnyway();
    await this.#panel.waitFor({ state: 'hidden' });
  }

  async discard(): Promise<void> {
    await this.#panel.getByRole('button', { name: 'Discard' }).click();
    await this.#panel.waitFor({ state: 'hidden' });
  }

  #rows(): Locator {
    return this.#panel.locator('.monaco-list-row');
  }
}

async function describeRow(row: Locator): Promise<PreviewedChange> {
  return {
    label: (await row.getAttribute('aria-label')) ?? '',
    level: Number(await row.getAttribute('aria-level')),
    ticked: (await row.locator('.edit-checkbox').getAttribute('aria-checked')) === 'true',
  };
}
