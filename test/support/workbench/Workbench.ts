import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { repository } from '../repository.ts';
import { Editor } from './Editor.ts';
import { Problems } from './Problems.ts';
import { QuickInput } from './QuickInput.ts';
import { RefactorPreview } from './RefactorPreview.ts';
import { SideBar } from './SideBar.ts';
import { Terminal } from './Terminal.ts';

/** One window of VS Code, seen and driven as by a person. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly editor: Editor;
  readonly sideBar: SideBar;
  readonly problems: Problems;
  readonly preview: RefactorPreview;
  readonly terminal: Terminal;

  private constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.editor = new Editor(page, this.quickInput);
    this.sideBar = new SideBar(page);
    this.problems = new Problems(page, this.quickInput);
    this.preview = new RefactorPreview(page);
    this.terminal = new Terminal(page, this.quickInput);
  }

  /** Opens the editor at an address and waits until it can be used. */
  static async open(page: Page, address: string): Promise<Workbench> {
    await page.goto(address);
    await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
    return new Workbench(page);
  }

  /** Runs a command from the palette by its full title. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Opens a file of the workspace and waits until its text is there. */
  async openFile(file: string): Promise<void> {
    await this.quickInput.openFile(file);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** The messages of the notifications in view. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of a notification. */
  async answerNotification(button: string): Promise<void> {
    await this.page.locator('.notification-toast').getByRole('button', { name: button, exact: true }).click();
  }

  /** The text of the modal dialog, once there is one. */
  async dialog(): Promise<string> {
    return this.page.locator('.monaco-dialog-box .dialog-message-container').innerText();
  }

  /** Presses a button of the modal dialog. */
  async answerDialog(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** The texts of the status bar's entries, left to right. */
  async statusBar(): Promise<string[]> {
    return this.page.locator('.statusbar-item').allInnerTexts();
  }

  /**
   * Takes a picture for the README, when POOLWRIGHT_UPDATE_SCREENSHOTS=1 asks for it: pictures differ by a pixel from run
   * to run, and the working tree should not.
   */
  async screenshot(name: string): Promise<void> {
    if (process.env['POOLWRIGHT_UPDATE_SCREENSHOTS'] !== '1') return;
    const folder = path.join(repository, 'media', 'screenshots');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}
