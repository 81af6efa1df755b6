import type { Locator, Page } from 'playwright-core';

/** One row of a tree. */
export interface TreeRow {
  readonly label: string;
  /** The dimmer text behind the label, empty where there is none. */
  readonly description: string;
  /** 1 for a root. */
  readonly level: number;
}

/** The side bar: one container of views at a time. */
export class SideBar {
  readonly #page: Page;
  readonly #part: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#part = page.locator('.part.sidebar');
  }

  /** Shows a container by its icon in the activity bar; one that is shown already stays. */
  async open(container: string): Promise<void> {
    const tab = this.#page.locator('.activitybar').getByRole('tab', { name: container, exact: true });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.locator('a').first().click();
    await this.#part.locator('.composite.title, .pane-header').first().waitFor();
  }

  /** Makes room for the editor. */
  async hide(): Promise<void> {
    if (await this.#part.isVisible()) await this.#page.keyboard.press('Control+b');
    await this.#part.waitFor({ state: 'hidden' });
  }

  /** The rows in view of one of its trees. */
  async rows(view: string): Promise<TreeRow[]> {
    return Promise.all((await this.#rows(view).all()).map(describeRow));
  }

  /** Selects a row by its label, as a click does. */
  async click(view: string, label: string): Promise<void> {
    const row = this.#rows(view).filter({ has: this.#page.getByText(label, { exact: true }) });
    await row.first().click();
  }

  /** The welcome text of an empty view. */
  async welcome(view: string): Promise<string> {
    return (await this.#pane(view).locator('.welcome-view-content').allInnerTexts()).join('\n');
  }

  #rows(view: string): Locator {
    return this.#pane(view).locator('.monaco-list-row');
  }

  #pane(view: string): Locator {
    return this.#part
      .locator('.pane')
      .filter({ has: this.#page.locator(`.pane-header[aria-label^="${view}"]`) });
  }
}

async function describeRow(row: Locator): Promise<TreeRow> {
  const texts = (selector: string) => row.locator(selector).allInnerTexts();
  return {
    label: (await texts('.label-name')).join(''),
    description: (await texts('.label-description')).join(''),
    level: Number(await row.getAttribute('aria-level')),
  };
}
