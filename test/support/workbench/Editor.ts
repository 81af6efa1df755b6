import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { QuickInput } from './QuickInput.ts';

/** A hover that was asked for too early stays as it is, so it is asked for anew after this time. */
const hoverPatienceMs = 4000;

/** One entry of the light bulb's or the refactoring menu. */
export interface OfferedAction {
  readonly title: string;
  /** Grey, and cannot be chosen. The menu of this VS Code does not say why. */
  readonly disabled: boolean;
}

/** The active text editor, seen and driven as by a person. */
export class Editor {
  readonly #page: Page;
  readonly #quickInput: QuickInput;
  readonly #menu: Locator;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
    // A list of its own may open beside it, with the same class.
    this.#menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  }

  /** The texts of the code lenses in view, from top to bottom. */
  async codeLenses(): Promise<string[]> {
    const lenses = await this.#page.locator('.editor-instance .codelens-decoration').all();
    const seen = await Promise.all(
      lenses.map(async (lens) => {
        const box = await lens.boundingBox();
        // Those of functions that are out of view stay in the page, hidden.
        return box === null ? [] : [{ top: box.y, text: clean(await lens.innerText()) }];
      }),
    );
    return seen
      .flat()
      .filter(({ text }) => text !== '')
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text);
  }

  /** The text of the code lens directly over the first line in view that has `text` in it. */
  async codeLensOver(text: string): Promise<string> {
    const line = this.#page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
    const { y: lineTop } = (await line.boundingBox()) ?? fail(`No line in view has ${text} in it.`);
    for (const lens of await this.#page.locator('.editor-instance .codelens-decoration').all()) {
      const box = await lens.boundingBox();
      if (box !== null && box.y < lineTop && lineTop - box.y <= box.height * 2)
        return clean(await lens.innerText());
    }
    return fail(`There is no code lens over ${text}.`);
  }

  /** Throws unless a line in view has `text` in it. */
  async lineInView(text: string): Promise<void> {
    const lines = this.#page.locator('.editor-instance .view-line').filter({ hasText: text });
    if ((await lines.count()) === 0) fail(`No line in view has ${text} in it.`);
  }

  /** Puts the cursor at a place; both count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#quickInput.goTo(line, column);
  }

  /** What the hover at the cursor says, once it says something that matches: its parts come from several extensions. */
  async hover(expected: RegExp): Promise<string> {
    const content = this.#page.locator('.monaco-resizable-hover .monaco-hover-content');
    const read = async () => {
      const text = clean((await content.allInnerTexts()).join('\n'));
      return expected.test(text) ? text : fail(`The hover does not match ${expected}: ${text}`);
    };
    return eventually(async () => {
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press('Control+k');
      await this.#page.keyboard.press('Control+i');
      return eventually(read, hoverPatienceMs);
    });
  }

  /** What the light bulb at the cursor offers. */
  async quickFixes(): Promise<OfferedAction[]> {
    await this.#openMenu('Control+.');
    return this.#describeActions();
  }

  /** What *Refactor…* at the cursor offers, disabled entries among them. */
  async refactorings(): Promise<OfferedAction[]> {
    await this.#openMenu('Control+Shift+r');
    const showDisabled = this.#menu.getByText('Show Disabled', { exact: true });
    if ((await showDisabled.count()) > 0) await showDisabled.click();
    await this.#menu
      .getByText('Hide Disabled', { exact: true })
      .or(this.#actions().first())
      .first()
      .waitFor();
    return this.#describeActions();
  }

  /** Chooses an entry of the menu that {@link quickFixes} or {@link refactorings} opened. */
  async apply(title: string): Promise<void> {
    await this.#actions().filter({ hasText: title }).first().click();
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Types at the cursor, as a person would; suggestions are not accepted. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    await this.#page.keyboard.press('Control+s');
  }

  async #openMenu(key: string): Promise<void> {
    await eventually(async () => {
      await this.#page.keyboard.press('Escape');
      await this.#page.keyboard.press(key);
      await this.#actions().first().waitFor({ timeout: 3000 });
    });
  }

  #actions(): Locator {
    return this.#menu.locator('.monaco-list-row.action');
  }

  async #describeActions(): Promise<OfferedAction[]> {
    return Promise.all((await this.#actions().all()).map(describeRow));
  }
}

async function describeRow(row: Locator): Promise<OfferedAction> {
  const title = clean(await row.locator('.title').innerText());
  const disabled = await row.evaluate((element) => element.classList.contains('option-disabled'));
  return { title, disabled };
}

/** VS Code writes spaces that must not break as no-break spaces. */
function clean(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}

function fail(message: string): never {
  throw new Error(message);
}
