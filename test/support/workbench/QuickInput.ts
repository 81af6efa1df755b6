import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

/** How long extensions may take to start on a busy machine. */
const startMs = 60_000;
/** The dialog for files overwrites what was typed too early; it is typed again after this time. */
const dialogPatienceMs = 1500;
/** How long a list gets to show what it will. */
const patienceMs = 5000;

/** The box at the top in which commands, files and choices are picked. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget');
  }

  /**
   * Runs a command from the palette by its full title, as `Poolwright: Analyze File`. A palette that was opened before an
   * extension has contributed its commands does not learn of them, so it is opened anew until then.
   */
  async runCommand(title: string): Promise<void> {
    await eventually(async () => {
      await this.#open('F1', `>${title}`);
      try {
        await this.#row(title).click({ timeout: patienceMs });
      } catch (error) {
        await this.#page.keyboard.press('Escape');
        throw error;
      }
    }, startMs);
  }

  /** The titles that the command palette offers for a query, best first. */
  async commandTitles(query: string): Promise<string[]> {
    await this.#open('F1', `>${query}`);
    await this.#rows().first().waitFor();
    const titles = await this.#rows().locator('.label-name').allInnerTexts();
    await this.#page.keyboard.press('Escape');
    return titles;
  }

  /** Opens a file by its path below the workspace. */
  async openFile(file: string): Promise<void> {
    await this.#open('Control+p', file);
    // What was open lately stands there until the search has an answer, another file of the same name among it.
    const label = new RegExp(`^${path.posix.basename(file).replaceAll('.', '\\.')}$`);
    const name = this.#page.locator('.label-name', { hasText: label });
    const folder = path.posix.dirname(file);
    const rows = this.#rows().filter({ has: name });
    await (folder === '.' ? rows : rows.filter({ hasText: folder })).first().click();
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor at a place of the active editor; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#open('Control+g', `:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Answers VS Code's own dialog for files, which asks for a path; `file` is absolute. `title` is that of the dialog, where another follows. */
  async chooseFile(file: string, title = ''): Promise<void> {
    const ofTitle = title === '' ? '' : `[aria-label$="${title}"]`;
    const input = this.#widget.locator(`.quick-input-filter input${ofTitle}`);
    // It fills in a folder of its own when it has listed it, over whatever was typed until then, and what is entered
    // before it has looked at the path is answered with a message: then the path is typed again.
    let isEntered = false;
    await eventually(async () => {
      if (isEntered && !(await input.isVisible())) return;
      await input.fill(file);
      await this.#rows()
        .filter({ hasText: path.posix.basename(file) })
        .first()
        .waitFor({ timeout: dialogPatienceMs });
      await this.#page.keyboard.press('Enter');
      isEntered = true;
      await input.waitFor({ state: 'hidden', timeout: dialogPatienceMs });
    }, startMs);
  }

  /** Answers VS Code's own dialog that asks where to write; `file` is absolute and not there yet. */
  async saveAs(file: string): Promise<void> {
    const input = this.#widget.locator('.quick-input-filter input');
    let isEntered = false;
    await eventually(async () => {
      if (isEntered && !(await input.isVisible())) return;
      // What is typed before the folder is listed is overwritten.
      await this.#rows().first().waitFor({ timeout: dialogPatienceMs });
      await input.fill(file);
      await this.#page.keyboard.press('Enter');
      isEntered = true;
      // On a busy machine it takes a while; what is typed meanwhile would be a second answer.
      await input.waitFor({ state: 'hidden', timeout: patienceMs });
    }, startMs);
  }

  /** Takes what VS Code's own dialog offers, once it has listed it. */
  async accept(): Promise<void> {
    await this.#rows().first().waitFor();
    await this.#page.keyboard.press('Enter');
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** Picks an entry of the list that is open by its exact label. */
  async choose(label: string): Promise<void> {
    await this.#row(label).click();
  }

  /** What stands in the box of a title that asks for a text, once there is one: the palette may still be there before it. */
  async asked(title: string): Promise<string> {
    await this.#widget.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
    const input = this.#widget.locator('.quick-input-filter input');
    await input.waitFor();
    return input.inputValue();
  }

  /** Types into the box that asks for a text; answers with what it says below. */
  async type(text: string): Promise<string> {
    await this.#widget.locator('.quick-input-filter input').fill(text);
    return this.#widget.locator('.quick-input-message').innerText();
  }

  /** Answers the box that asks for a text. */
  async enter(text: string): Promise<void> {
    await this.#widget.locator('.quick-input-filter input').fill(text);
    await this.#page.keyboard.press('Enter');
    await this.#widget.waitFor({ state: 'hidden' });
  }

  #row(label: string): Locator {
    return this.#rows()
      .filter({ has: this.#page.getByText(label, { exact: true }) })
      .first();
  }

  #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  async #open(key: string, text: string): Promise<void> {
    await this.#page.keyboard.press(key);
    const input = this.#widget.locator('.quick-input-filter input');
    await input.waitFor();
    await input.fill(text);
  }
}
